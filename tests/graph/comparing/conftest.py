"""A plan in which everything is missing once, and a policy; linked with a vocabulary of a few concepts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
import pytest

from graph.catalog.catalog import Catalog
from graph.catalog.writer import CatalogWriter
from graph.comparing.compare import CompareRequest, Comparison, compare
from graph.comparing.matrix import CellRequest, Matrix, MatrixRequest, cell, matrix
from graph.gaps.gaps import Gap, GapsRequest, gaps
from graph.paths.trails import Trail, trail
from graph.ties.edges import document_edges
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter
from ontology.concepts import Concept, Vocabulary
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import (
    Category,
    Definition,
    Document,
    Kind,
    Piece,
    Place,
    Question,
    Recommendation,
    SourcedText,
)
from ontology.ties import DocumentLinker
from ontology.views import (
    category_view,
    concept_view,
    document_view,
    question_view,
    recommendation_view,
)

IRIS = Iris("http://localhost:8000/")

PLAN = """\
1. Pathways\tStrong pathways
2. Retention\tKeep staff
3. Outreach
1\tPeer Training\tTrain peers in warm care.\tExpand\tYES\tQ1
9\tNurses\tRecruit nurses soon.\tPonder\tperhaps\tQ7
\tHiring\tHire peers and nurses. (System: Human Resources)\tExpand\t\tQ3
1\tPay\tRaise pay.\t\tYES\t
Q1\tTrain all peers in warm care.\t62.5%\tCONSENSUS: Moved to Tier 1
Q2\tPay stipends.\t40%\tSent back
Q3\tHire peers, and nurses! (System: Human Resources)\t\t
Complex needs
Stipend: a payment
"""
POLICY = """\
Staff will learn care and tact.
Peers will be trained, with care for tact.
"""

# Competencies: warm care is a care; nothing but the policy speaks of tact.
CONCEPTS = (
    Concept("action/expand", "", "action", "Expand"),
    Concept("competency/care", "", "competency", "Care", narrower=("competency/warm-care",)),
    Concept("competency/tact", "", "competency", "Tact"),
    Concept("competency/warm-care", "", "competency", "Warm care", broader=("competency/care",)),
    Concept("funding/more", "", "funding", "More funds", ("Yes",)),
    Concept("occupation/nurses", "", "occupation", "Nurses"),
    Concept("outcome/tier-1", "", "outcome", "Tier 1"),
    Concept("population/peers", "", "population", "Peers"),
    Concept("system/human-resources", "", "system", "Human Resources"),
)


def sourced(text: str, words: str, after: int = 0) -> SourcedText:
    """Words of a text from `after` on."""
    start = text.index(words, after)
    return SourcedText(words, (Piece(0, start, start + len(words)),))


def place(text: str, words: str) -> Place:
    """Where a line stands."""
    start = text.index(words)
    line = text.count("\n", 0, start) + 1
    return Place(start, start + len(words), line, line)


def row(number: int, line: str) -> Recommendation:
    """A recommendation of the plan: category, title, text, actions, funds, vote."""
    start = PLAN.index(line)
    category, title, text, actions, funds, vote = line.split("\t")
    return Recommendation(
        document="plan",
        code=f"A.{number}",
        kind="program-existing" if number == 1 else "program-new",
        text=sourced(PLAN, text, start),
        place=place(PLAN, line),
        title=sourced(PLAN, title, start),
        category=category or None,
        actions=sourced(PLAN, actions, start) if actions else None,
        funding=sourced(PLAN, funds, start) if funds else None,
        question=vote or None,
        question_cell=sourced(PLAN, vote, start) if vote else None,
        responsible=(sourced(PLAN, "Human Resources", start),) if "System" in line else (),
    )


def vote(line: str) -> Question:
    """A vote of the plan."""
    number, text, percent, outcome = line.split("\t")
    start = PLAN.index(line)
    return Question(
        number,
        sourced(PLAN, text, start),
        place(PLAN, line),
        float(percent.rstrip("%")) if percent else None,
        sourced(PLAN, percent, start) if percent else None,
        sourced(PLAN, outcome, start) if outcome else None,
    )


def category(line: str) -> Category:
    """A category of the plan, with its goal if it has one."""
    label, _, goal = line[3:].partition("\t")
    return Category(line[0], sourced(PLAN, label), sourced(PLAN, goal) if goal else None, place(PLAN, line))


def document(slug: str, text: str, lines: Sequence[str]) -> Document:
    """A document; `lines` are those of the plan."""
    parts: dict[str, tuple[object, ...]] = {}
    if lines:
        parts["categories"] = tuple(map(category, lines[:3]))
        parts["questions"] = tuple(map(vote, lines[7:10]))
        parts["definitions"] = (
            Definition(sourced(text, "Complex needs"), None, place(text, lines[10])),
            Definition(sourced(text, "Stipend"), sourced(text, "a payment"), place(text, lines[11])),
        )
    return Document(
        slug=slug,
        title=slug.capitalize(),
        text=text,
        source_name=f"{slug}.txt",
        media_type="text/plain",
        encoding="utf-8",
        sha256="00" * 32,
        size=len(text.encode()),
        reader="text",
        profile="table",
        **parts,  # type: ignore[arg-type]  # each of its own type
    )


def statement(number: int, line: str, kind: Kind = "statement") -> Recommendation:
    """A statement of the policy."""
    return Recommendation("policy", f"{number}", kind, sourced(POLICY, line), place(POLICY, line))


@dataclass(frozen=True, slots=True)
class Library:
    """All that a question is answered from."""

    catalog: Catalog
    ties: Ties
    records: list[bytes]

    def fetch(self, ordinals: Sequence[int]) -> list[bytes]:
        """The stored records with these ordinals."""
        return [self.records[ordinal] for ordinal in ordinals]

    def gaps(self, **asked: Any) -> dict[str, Gap]:  # noqa: ANN401  # the fields of a GapsRequest
        """The gaps asked for, by kind."""
        found = gaps(self.catalog, self.ties, self.fetch, GapsRequest(**asked))
        return {gap.kind: gap for gap in found}

    def compare(self, **asked: Any) -> Comparison:  # noqa: ANN401  # the fields of a CompareRequest
        """The plan and the policy, or what else is asked for, side by side."""
        sides = {"left": "plan", "right": "policy"}
        return compare(self.catalog, self.ties, self.fetch, CompareRequest(**(sides | asked)))

    def matrix(self, rows: str, columns: str, **asked: Any) -> Matrix:  # noqa: ANN401  # of a MatrixRequest
        """The counts in two dimensions."""
        return matrix(self.catalog, self.ties, {"statement": "Said"}, MatrixRequest(rows, columns, **asked))

    def cell(self, counted: MatrixRequest, row: str, column: str) -> tuple[int, list[str]]:
        """How many stand in a cell, and their ids."""
        total, ordinals = cell(self.catalog, self.ties, {}, CellRequest(counted, row, column))
        return total, [orjson.loads(record)["id"] for record in self.fetch(ordinals)]

    def trail(self, recommendation_id: str) -> Trail:
        """The trail of a recommendation."""
        records = map(orjson.loads, self.records)
        record = next(each for each in records if each["id"] == recommendation_id)
        return trail(self.catalog, self.ties, self.fetch, record)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The plan and the policy, as a library holds them."""
    folder = tmp_path_factory.mktemp("comparing")
    records: list[bytes] = []
    vocabulary = Vocabulary({concept.id: concept for concept in CONCEPTS}, "")
    linker = Linker(vocabulary)
    lines, statements = PLAN.splitlines(), POLICY.splitlines()
    with CatalogWriter(folder / "catalog.sqlite") as writer:
        for concept in CONCEPTS:
            writer.add_concept(concept, orjson.dumps(concept_view(concept, IRIS)))
        tied = TiesWriter(folder / "ties")
        for held, said in (
            (document("plan", PLAN, lines), [row(n, line) for n, line in enumerate(lines[3:7], 1)]),
            (document("policy", POLICY, ()), [statement(n, line) for n, line in enumerate(statements, 1)]),
        ):
            add(writer, tied, records, DocumentLinker(held, vocabulary, linker), (held, said))
        tied.seal(writer.columns(), writer.document_order())
        ties = Ties.open(folder / "ties")
        writer.set_counts(ties.counts)
        writer.commit()
    with Catalog.open(folder / "catalog.sqlite") as catalog:
        yield Library(catalog, ties, records)


def add(
    writer: CatalogWriter,
    ties: TiesWriter,
    records: list[bytes],
    linker: DocumentLinker,
    read: tuple[Document, list[Recommendation]],
) -> None:
    """Add one document, its things, its ties and its records."""
    held, said = read
    linked = [linker.link(each) for each in said]
    ordinal = writer.add_document(held, orjson.dumps(document_view(held, IRIS)))
    for each in held.categories:
        writer.add_category(held.slug, each, orjson.dumps(category_view(each, held, IRIS)))
    for question in held.questions:
        outcomes = linker.outcomes(question.number)
        writer.add_question(held.slug, question, orjson.dumps(question_view(question, outcomes, held, IRIS)))
    edges = document_edges(linked, {question.number: question for question in held.questions})
    ties.add_document(ordinal, edges, writer.ordinals(edges.targets))
    records += [orjson.dumps(recommendation_view(each, held, IRIS)) for each in linked]
