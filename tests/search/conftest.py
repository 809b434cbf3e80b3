"""Small libraries, made from a few rows and linked, stored and catalogued as any document is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import orjson
import pytest

from graph.catalog import Catalog
from graph.catalog_writer import CatalogWriter
from ontology.concepts import Concept, Vocabulary
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import Category, Document, Kind, Piece, Place, Question, Recommendation, SourcedText
from ontology.ties import DocumentLinker
from ontology.views import category_view, concept_view, document_view, recommendation_view
from search.answer import SearchAnswer
from search.entry import Entry, index_entry
from search.index import Index
from search.query import search
from search.request import SearchRequest
from search.writer import IndexWriter

IRIS = Iris("http://localhost:8000/")


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


def entries(sheet: Sheet, words: Vocabulary) -> list[Entry]:
    """What the index takes of a small document."""
    document, rows = read_sheet(sheet)
    linker = DocumentLinker(document, words, Linker(words))
    linked = [linker.link(row) for row in rows]
    return [index_entry(each, recommendation_view(each, document, IRIS), document) for each in linked]


def write_index(path: Path, sheets: Iterable[Sheet], words: Vocabulary) -> Index:
    """A sealed index of small documents."""
    writer = IndexWriter.create(path, heap=15_000_000)
    every = [entry for sheet in sheets for entry in entries(sheet, words)]
    for ordinal, entry in enumerate(every):
        writer.add(ordinal, entry)
    writer.seal()
    return Index.open(path)


def write_catalog(path: Path, sheets: Sequence[Sheet], words: Vocabulary) -> Catalog:
    """A catalog of the vocabulary, the documents and their categories, with true counts."""
    ties: list[str] = []
    with CatalogWriter(path) as writer:
        for each in words.concepts.values():
            writer.add_concept(each, orjson.dumps(concept_view(each, IRIS)))
        for sheet in sheets:
            document, rows = read_sheet(sheet)
            writer.add_document(document, orjson.dumps(document_view(document, IRIS, {})))
            for category in document.categories:
                writer.add_category(
                    document.slug, category, orjson.dumps(category_view(category, document, IRIS))
                )
            linker = DocumentLinker(document, words, Linker(words))
            ties += [target for row in rows for target in {tie.target for tie in linker.link(row).ties}]
            for found in linker.found.values():
                writer.add_concept(found, orjson.dumps(concept_view(found, IRIS)), sheet.slug)
        known = [target for target in ties if not target.startswith("question/")]
        writer.set_counts(np.bincount(writer.ordinals(known), minlength=1000).astype(np.uint32))
        writer.commit()
    return Catalog.open(path)


def make_shelf(path: Path, sheets: Sequence[Sheet], words: Vocabulary) -> Shelf:
    return Shelf(
        write_index(path / "text", sheets, words), write_catalog(path / "catalog.sqlite", sheets, words)
    )


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
    """Two small documents; see PLAN and OTHER."""
    made = make_shelf(tmp_path_factory.mktemp("shelf"), (PLAN, OTHER), WORDS)
    yield made
    made.catalog.close()
