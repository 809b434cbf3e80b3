"""Small libraries to search, and the documents in them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.catalog.catalog import Catalog
from ingest.reading import read
from ontology.vocabularies import load_vocabulary
from search.answer import SearchAnswer
from search.entry import Entry
from search.index import Index
from tests.search.shelves import IRIS, Row, Sheet, Shelf, concept, entries, make_shelf, read_sheet, vocabulary

CORPUS = Path(__file__).parents[2] / "corpus"

WORDS = vocabulary(
    concept("Human Resources", "HR", "Human Resources Bureau", kind="system"),
    concept("Chief of Nursing", kind="system"),
    concept("Peers", "people in recovery", kind="population"),
    concept("Parent Partners", "parent advocates", kind="population", broader=("population/peers",)),
    concept("Nurses", kind="occupation"),
    concept("Stipends", kind="program"),
    concept("American Sign Language", "ASL", kind="topic"),
    concept("Expand", "expansion", kind="action"),
    concept("Improve", kind="action"),
    concept("Additional funds", "YES", kind="funding"),
)

PLAN = Sheet(
    "plan",
    "Workforce Plan",
    (
        Row("A1.1", "Train peers for jobs.", "Peer Training", category="1", actions="Expand", funding="YES"),
        Row("A1.2", "The peer gets training on the job.", "Mentors", category="1", actions="Improve"),
        Row(
            "A1.9", "A stipend for each psychiatric nurse in training.", "Stipends for nursing", category="2"
        ),
        Row(
            "A1.10",
            "Training for people in recovery.",
            "Recovery work",
            category="2",
            notes=("Launching 2024",),
        ),
        Row("A1.11", "Parent advocates learn to lead.", "Advocate course"),
        Row(
            "A1.12",
            "Move the bilingual list.",
            "Hiring",
            actions="Move to HR",
            attributes=(("Owner", "Front desk"),),
        ),
        Row("A1.15", "Raise pay; it follows the <b>5150</b> & 5250 rules for Medi-Cal.", question="Q7"),
        Row("B.1", "Work with Human Resources on job titles.", kind="policy"),
        Row("B.2", "The resources that a human has are few.", kind="policy"),
        Row("B.3", "Follow up with the Chief of Nursing.", kind="policy"),
        Row("B.4", "The nursing chief follows up.", kind="policy"),
        Row("B.5", "Teach sign language (ASL) to staff; LGBTQIA2-S staff too.", kind="policy", question="Q2"),
    ),
    categories=(("1", "Career Pathways"), ("2", "Financial Incentives")),
    votes=(
        ("Q7", "Raise the pay of frontline staff.", 63.0, "CONSENSUS: Moved to Tier 1"),
        ("Q2", "Teach sign language.", 88.0, "ENDORSED"),
    ),
)

OTHER = Sheet(
    "other-plan",
    "Another Plan",
    (
        Row("1", "Internal staff get a café and a résumé course.", "Perks", kind="program-new"),
        Row("2", "An intern placement programme with apprenticeships.", "Interns", kind="program-new"),
    ),
)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Two small documents, PLAN and OTHER."""
    made = make_shelf(tmp_path_factory.mktemp("shelf"), [read_sheet(PLAN), read_sheet(OTHER)], WORDS)
    yield made
    made.catalog.close()


@pytest.fixture(scope="session")
def index(shelf: Shelf) -> Index:
    """The index of PLAN and OTHER."""
    return shelf.index


@pytest.fixture(scope="session")
def catalog(shelf: Shelf) -> Catalog:
    """The catalog of PLAN and OTHER."""
    return shelf.catalog


@pytest.fixture(scope="session")
def ask(shelf: Shelf) -> Callable[..., SearchAnswer]:
    """Searches PLAN and OTHER: the words, then what SearchRequest takes, by name."""
    return shelf.search


@pytest.fixture(scope="session")
def found(shelf: Shelf) -> Callable[..., list[str]]:
    """The codes of what a search of PLAN and OTHER finds, in order."""
    return shelf.found


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The two documents that ship, linked by the vocabulary that ships."""
    papers = []
    for slug in ("cosii-workforce", "wet-2024-2026"):
        reading = read((CORPUS / f"{slug}.txt").read_bytes(), source_name=f"{slug}.txt", slug=slug)
        papers.append((reading.document, list(reading.recommendations)))
    made = make_shelf(tmp_path_factory.mktemp("documents"), papers, load_vocabulary(IRIS.base))
    yield made
    made.catalog.close()


@pytest.fixture(scope="session")
def ask_documents(documents: Shelf) -> Callable[..., SearchAnswer]:
    """Searches the two documents that ship: the words, then what SearchRequest takes, by name."""
    return documents.search


@pytest.fixture(scope="session")
def entries_of() -> Callable[..., list[Entry]]:
    """Entries of a document, by its slug and the texts of its recommendations, which are numbered from 1."""

    def make(slug: str, *texts: str) -> list[Entry]:
        sheet = Sheet(slug, slug, [Row(str(n), text) for n, text in enumerate(texts, 1)])
        return list(entries([read_sheet(sheet)], WORDS))

    return make


@pytest.fixture
def finds(tmp_path: Path) -> Iterator[Callable[..., list[str]]]:
    """The codes, in order, that a search finds among texts numbered from 1, some with a title."""
    made: list[Shelf] = []

    def find(q: str, *texts: str | tuple[str, str], **how: object) -> list[str]:
        rows = [
            Row(str(n), text) if isinstance(text, str) else Row(str(n), text[1], text[0])
            for n, text in enumerate(texts, 1)
        ]
        papers = [read_sheet(Sheet("doc", "A document", rows))]
        made.append(make_shelf(tmp_path / str(len(made)), papers, WORDS))
        return made[-1].found(q, **how)

    yield find
    for shelf in made:
        shelf.catalog.close()
