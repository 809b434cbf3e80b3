"""Small libraries, made from a few rows and linked, stored and catalogued as any document is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from graph.catalog.catalog import Catalog
from graph.catalog.writer import CatalogWriter
from graph.ties.edges import document_edges
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter
from ontology.concepts import Concept, Vocabulary
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import (
    Category,
    Document,
    Kind,
    LinkedRecommendation,
    Piece,
    Place,
    Question,
    Recommendation,
    SourcedText,
)
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
    ties: Ties

    def search(self, q: str = "", **how: object) -> SearchAnswer:
        """What a search answers; `how` is of SearchRequest, and filters may be given by their names."""
        request = SearchRequest(q, **how)  # type: ignore[arg-type] # by name
        return search(self.index, self.catalog, request, self.ties)

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


def write_graph(path: Path, papers: Papers, words: Vocabulary) -> tuple[Catalog, Ties]:
    """The catalog and the ties of the vocabulary, the documents and their categories, with true counts."""
    linker, ties = Linker(words), TiesWriter(path / "ties")
    with CatalogWriter(path / "catalog.sqlite") as writer:
        for each in words.concepts.values():
            writer.add_concept(each, orjson.dumps(concept_view(each, IRIS)))
        for document, rows in papers:
            ordinal = writer.add_document(document, orjson.dumps(document_view(document, IRIS, {})))
            for category in document.categories:
                view = category_view(category, document, IRIS)
                writer.add_category(document.slug, category, orjson.dumps(view))
            links = DocumentLinker(document, words, linker)
            edges = document_edges([_without_votes(links.link(row)) for row in rows])
            for found in links.found.values():
                writer.add_concept(found, orjson.dumps(concept_view(found, IRIS)), document.slug)
            ties.add_document(ordinal, edges, writer.ordinals(edges.targets))
        ties.seal(writer.columns(), writer.document_order())
        sealed = Ties.open(path / "ties")
        writer.set_counts(sealed.counts)
        writer.commit()
    return Catalog.open(path / "catalog.sqlite"), sealed


def _without_votes(linked: LinkedRecommendation) -> LinkedRecommendation:
    """Without its ties to questions, which this catalog does not hold."""
    return replace(linked, ties=tuple(tie for tie in linked.ties if tie.relation != "question"))


def make_shelf(path: Path, papers: Papers, words: Vocabulary) -> Shelf:
    index = write_index(path / "text", papers, words)
    return Shelf(index, *write_graph(path, papers, words))
