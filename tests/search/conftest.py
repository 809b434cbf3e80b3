"""Small libraries, made from a few rows and linked, stored and catalogued as any document is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import orjson
import pytest

from graph.catalog.catalog import Catalog
from graph.catalog.writer import CatalogWriter
from ingest.reading import read
from ontology.concepts import Concept, Vocabulary
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import Category, Document, Kind, Piece, Place, Question, Recommendation, SourcedText
from ontology.ties import DocumentLinker
from ontology.views import category_view, concept_view, document_view, recommendation_view
from ontology.vocabularies import load_vocabulary
from search.answer import SearchAnswer
from search.entry import Entry, index_entry
from search.index import Index
from search.query import search
from search.request import SearchRequest
from search.writer import IndexWriter

IRIS = Iris("http://localhost:8000/")
CORPUS = Path(__file__).parents[2] / "corpus"


@dataclass(frozen=True)
class Row:
    """One recommendation of a small document."""

    code: str
    text: str
    title: str | None = None
    kind: Kind = "program-existing"
    category: str | None = None
    actions: str | None = None
    funding: str | None = None
    question: str | None = None
    notes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One small document: categories by number, votes by number as (wording, per cent, outcome)."""

    slug: str
    title: str
    rows: Sequence[Row]
    categories: tuple[tuple[str, str], ...] = ()
    votes: tuple[tuple[str, str, float, str], ...] = ()


@dataclass(frozen=True)
class Shelf:
    """A library that can be searched."""

    index: Index
    catalog: Catalog

    def search(self, q: str = "", **how: object) -> SearchAnswer:
        """What a search answers; `how` is of SearchRequest, and filters may be given by their names."""
        return search(self.index, self.catalog, SearchRequest(q, **how))  # type: ignore[arg-type] # by name

    def found(self, q: str = "", **how: object) -> list[str]:
        """The codes of what a search finds, in order."""
        return [hit.code for hit in self.search(q, **how).items]


def concept(label: str, *others: str, kind: str, broader: tuple[str, ...] = ()) -> Concept:
    name = f"{kind}/{label.lower().replace(' ', '-')}"
    return Concept(name, IRIS.thing(name), kind, label, others, broader=broader)


def vocabulary(*concepts: Concept) -> Vocabulary:
    """The concepts, with `narrower` as `broader` says."""
    under = {c.id: tuple(n.id for n in concepts if c.id in n.broader) for c in concepts}
    return Vocabulary({c.id: replace(c, narrower=under[c.id]) for c in concepts}, "")


class _Paper:
    """A document's text as it is written line by line, so that every text has its place in it."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, value: str) -> SourcedText:
        start = len(self.text)
        self.text += f"{value}\n"
        return SourcedText(value, (Piece(0, start, start + len(value)),))

    def maybe(self, value: str | None) -> SourcedText | None:
        return None if value is None else self.write(value)

    def place(self, start: int = 0) -> Place:
        lines = self.text.count("\n")
        return Place(start, len(self.text), self.text.count("\n", 0, start) + 1, max(lines, 1))


def read_sheet(sheet: Sheet) -> tuple[Document, list[Recommendation]]:
    """The records of a small document."""
    paper = _Paper()
    categories = tuple(
        Category(number, paper.write(label), None, paper.place()) for number, label in sheet.categories
    )
    votes = tuple(
        Question(number, paper.write(text), paper.place(), percent, None, paper.write(outcome))
        for number, text, percent, outcome in sheet.votes
    )
    rows = [_row(sheet.slug, row, paper) for row in sheet.rows]
    document = Document(
        sheet.slug, sheet.title, paper.text, f"{sheet.slug}.txt", "text/plain", "utf-8", "0" * 64,
        len(paper.text), "text", "generic", categories=categories, questions=votes,
    )  # fmt: skip
    return document, rows


def _row(slug: str, row: Row, paper: _Paper) -> Recommendation:
    start = len(paper.text)
    return Recommendation(
        document=slug,
        code=row.code,
        kind=row.kind,
        title=paper.maybe(row.title),
        text=paper.write(row.text),
        category=row.category,
        category_cell=paper.maybe(row.category),
        actions=paper.maybe(row.actions),
        funding=paper.maybe(row.funding),
        question=row.question,
        question_cell=paper.maybe(row.question),
        notes=tuple(paper.write(note) for note in row.notes),
        attributes={header: paper.write(cell) for header, cell in row.attributes},
        place=paper.place(start),
    )


Papers = Sequence[tuple[Document, Sequence[Recommendation]]]


def entries(papers: Papers, words: Vocabulary) -> Iterator[Entry]:
    """What the index takes of some documents."""
    linker = Linker(words)
    for document, rows in papers:
        links = DocumentLinker(document, words, linker)
        for linked in map(links.link, rows):
            yield index_entry(linked, recommendation_view(linked, document, IRIS), document)


def write_index(path: Path, papers: Papers, words: Vocabulary) -> Index:
    """A sealed index of some documents."""
    writer = IndexWriter.create(path, heap=15_000_000)
    for ordinal, entry in enumerate(entries(papers, words)):
        writer.add(ordinal, entry)
    writer.seal()
    return Index.open(path)


def write_catalog(path: Path, papers: Papers, words: Vocabulary) -> Catalog:
    """A catalog of the vocabulary, the documents and their categories, with true counts."""
    linker, tied = Linker(words), list[str]()
    with CatalogWriter(path) as writer:
        for each in words.concepts.values():
            writer.add_concept(each, orjson.dumps(concept_view(each, IRIS)))
        for document, rows in papers:
            writer.add_document(document, orjson.dumps(document_view(document, IRIS, {})))
            for category in document.categories:
                view = category_view(category, document, IRIS)
                writer.add_category(document.slug, category, orjson.dumps(view))
            links = DocumentLinker(document, words, linker)
            tied += [target for row in rows for target in {tie.target for tie in links.link(row).ties}]
            for found in links.found.values():
                writer.add_concept(found, orjson.dumps(concept_view(found, IRIS)), document.slug)
        known = writer.ordinals(target for target in tied if not target.startswith("question/"))
        writer.set_counts(np.bincount(known, minlength=5_000).astype(np.uint32))
        writer.commit()
    return Catalog.open(path)


def make_shelf(path: Path, papers: Papers, words: Vocabulary) -> Shelf:
    index = write_index(path / "text", papers, words)
    return Shelf(index, write_catalog(path / "catalog.sqlite", papers, words))


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
