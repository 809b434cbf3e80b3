"""A plan of rows from the two documents, read by hand, linked with the shipped vocabulary, and tied."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph.catalog.catalog import Catalog
from graph.catalog.writer import CatalogWriter
from graph.ties.edges import document_edges
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter
from graph.touching.request import TouchesRequest
from graph.touching.touches import TouchesAnswer, touches
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import Category, Document, Piece, Place, Question, Recommendation, SourcedText
from ontology.ties import DocumentLinker
from ontology.views import (
    category_view,
    concept_view,
    document_view,
    question_view,
    recommendation_view,
)
from ontology.vocabularies import load_vocabulary

BASE = "http://localhost:8000/"
IRIS = Iris(BASE)

# Rows of the two documents, a little shortened. In the first: categories with their goals, recommendations
# (category, title, text, actions, funds; one goes over a line's end) and a vote.
WET = Path(__file__).with_name("wet.txt").read_text(encoding="utf-8")
COSII = Path(__file__).with_name("cosii.txt").read_text(encoding="utf-8")
CODES = ("A1.3", "A1.4", "A1.15", "A1.16", "B.2")


def place(text: str, words: str) -> Place:
    """Where these words stand in a text."""
    start = text.index(words)
    line = text.count("\n", 0, start) + 1
    return Place(start, start + len(words), line, line + words.count("\n"))


def sourced(text: str, words: str, after: int = 0) -> SourcedText:
    """Words of a text from `after` on; where they go over a line's end, they have a space."""
    value, pieces, at = "", [], after
    for line in words.split("\n"):
        at = text.index(line.strip(), at)
        value += " " if value else ""
        pieces.append(Piece(len(value), at, at + len(line.strip())))
        value += line.strip()
    return SourcedText(value, tuple(pieces))


def wet() -> tuple[Document, list[Recommendation]]:
    """The first document."""
    first, third, *rows, vote = re.split(r"\n(?! )", WET.strip("\n"))
    number, text, percent, outcome = vote.split("\t")
    at = WET.index(vote)
    votes = (
        sourced(WET, text, at),
        place(WET, vote),
        63.0,
        sourced(WET, percent, at),
        sourced(WET, outcome, at),
    )
    categories = (wet_category(first), wet_category(third))
    whole = document("wet", "Workforce Education", WET, categories, (Question(number, *votes),))
    return whole, [wet_row(code, row) for code, row in zip(CODES, rows, strict=True)]


def wet_category(row: str) -> Category:
    """One of its categories."""
    number, label, goal = re.split(r"\. |\t", row)
    return Category(number, sourced(WET, label), sourced(WET, goal), place(WET, row))


def wet_row(code: str, row: str) -> Recommendation:
    """One of its recommendations, read from its cells."""
    start = WET.index(row)
    category, title, text, actions, funding = row.split("\t")
    last = start + row.index(text) + len(text)
    named = text.partition("(System: ")[2].rstrip(")")
    return Recommendation(
        document="wet",
        code=code,
        kind="program-existing",
        text=sourced(WET, text.partition(". ")[2], start),
        place=place(WET, row),
        title=sourced(WET, title, start),
        category=category,
        category_cell=sourced(WET, category, start),
        actions=sourced(WET, actions, last) if actions else None,
        funding=sourced(WET, funding, last) if funding else None,
        question="Q1" if code == "A1.15" else None,
        responsible=(sourced(WET, named, start),) if named else (),
    )


def cosii() -> tuple[Document, list[Recommendation]]:
    """The second document."""
    words = COSII.strip("· \n")
    item = Recommendation("cosii", "4.9", "statement", sourced(COSII, words), place(COSII, words))
    return document("cosii", "Workforce Development", COSII), [item]


def document(
    slug: str,
    title: str,
    text: str,
    categories: tuple[Category, ...] = (),
    questions: tuple[Question, ...] = (),
) -> Document:
    """A document of this text."""
    return Document(
        slug=slug,
        title=title,
        text=text,
        source_name=f"{slug}.txt",
        media_type="text/plain",
        encoding="utf-8",
        sha256="00" * 32,
        size=len(text.encode()),
        reader="text",
        profile="table",
        categories=categories,
        questions=questions,
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a question is answered from."""

    catalog: Catalog
    ties: Ties
    records: list[bytes]

    def fetch(self, ordinals: Sequence[int]) -> list[bytes]:
        """The stored records with these ordinals."""
        return [self.records[ordinal] for ordinal in ordinals]

    def touches(self, **asked: Any) -> TouchesAnswer:  # noqa: ANN401  # the fields of a TouchesRequest
        """The answer to a question of touching."""
        return touches(self.catalog, self.ties, self.fetch, TouchesRequest(**asked))


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """The two documents as a library holds them; the second is added first."""
    folder = tmp_path_factory.mktemp("plan")
    records: list[bytes] = []
    vocabulary = load_vocabulary(BASE)
    linker = Linker(vocabulary)
    with CatalogWriter(folder / "catalog.sqlite") as writer:
        for concept in vocabulary.concepts.values():
            writer.add_concept(concept, orjson.dumps(concept_view(concept, IRIS)))
        tied = TiesWriter(folder / "ties")
        for read in (cosii, wet):
            add(writer, tied, records, DocumentLinker(read()[0], vocabulary, linker), read)
        tied.seal(writer.columns(), writer.document_order())
        ties = Ties.open(folder / "ties")
        writer.set_counts(ties.counts)
        writer.commit()
    with Catalog.open(folder / "catalog.sqlite") as catalog:
        yield Plan(catalog, ties, records)


def add(
    writer: CatalogWriter,
    ties: TiesWriter,
    records: list[bytes],
    linker: DocumentLinker,
    read: Callable[[], tuple[Document, list[Recommendation]]],
) -> None:
    """Add one document, its things, its ties and its records."""
    document, recommendations = read()
    slug = document.slug
    linked = [linker.link(recommendation) for recommendation in recommendations]
    ordinal = writer.add_document(document, orjson.dumps(document_view(document, IRIS, {})))
    for category in document.categories:
        writer.add_category(slug, category, orjson.dumps(category_view(category, document, IRIS)))
    for question in document.questions:
        outcomes = linker.outcomes(question.number)
        writer.add_question(slug, question, orjson.dumps(question_view(question, outcomes, document, IRIS)))
    for concept in linker.found.values():
        writer.add_concept(concept, orjson.dumps(concept_view(concept, IRIS)), slug)
    edges = document_edges(linked)
    ties.add_document(ordinal, edges, writer.ordinals(edges.targets))
    records += [orjson.dumps(recommendation_view(each, document, IRIS)) for each in linked]
