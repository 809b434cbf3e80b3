"""Small records made by hand, and a store of them on disk."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph
import pytest

from graph.store.store import Graph, bulk_load
from graph.triples.quads import document_quads, recommendation_quads
from ontology.concepts import Concept
from ontology.iris import Iris
from ontology.records import (
    Basis,
    Category,
    Definition,
    Document,
    Evidence,
    LegendEntry,
    LinkedRecommendation,
    Piece,
    Place,
    Question,
    Recommendation,
    Section,
    SourcedText,
    Tie,
)

BASE = "http://localhost:8000/"

TEXT = """\
Plan of the workgroup
CATEGORIES\tGOALS
1. Career Pathways\tStrong "partnerships" with schools
COLOR\tDESCRIPTION
GREEN\tAlready done
A.1 Expand
1\tPeer Training\t3. Under the direction of the Chief of Peer Services, train peers. (Launching 2024)\
\tExpand\tYES\tQ1
\t=Bilingual hiring\t16. Move <hiring> of peers & staff to HR\tMove to HR\t\t
Q1\tTrain peers\t62.5%\tCONSENSUS: Moved to Tier 1
Complex needs
"""


def place(quote: str, after: int = 0) -> Place:
    """Where a quote stands in TEXT, from `after` on."""
    start = TEXT.index(quote, after)
    line_start = TEXT.count("\n", 0, start) + 1
    return Place(start, start + len(quote), line_start, line_start + quote.rstrip("\n").count("\n"))


def sourced(quote: str, after: int = 0) -> SourcedText:
    """A quote of TEXT as a text of one piece."""
    where = place(quote, after)
    return SourcedText(quote, (Piece(0, where.start, where.end),))


def tie(relation: str, target: str, quote: str, rule: str = "label", after: int = 0) -> Tie:
    """A tie that a quote of TEXT proves."""
    where = place(quote, after)
    evidence = Evidence("plan", quote, where.start, where.end, where.line_start, where.line_end)
    kind = target.split("/", 1)[0]
    basis: Basis = "inferred" if rule == "directed-by" else "stated"
    return Tie(relation, target, quote, kind, "text", 0, len(quote), basis, rule, evidence)


_ROW = TEXT.index("1\tPeer Training")

DOCUMENT = Document(
    slug="plan",
    title="Plan of the workgroup",
    subtitle="A second title",
    text=TEXT,
    source_name="plan.txt",
    media_type="text/plain",
    encoding="utf-8",
    sha256="ab" * 32,
    size=512,
    reader="text",
    profile="workgroup",
    publisher="A county",
    date="2024-06",
    sections=(
        Section("A", "Programs", place("A.1 Expand")),
        Section("A.1", "Expand", place("A.1 Expand"), "A"),
    ),
    categories=(
        Category(
            "1",
            sourced("Career Pathways"),
            sourced('Strong "partnerships" with schools'),
            place('1. Career Pathways\tStrong "partnerships" with schools'),
        ),
    ),
    questions=(
        Question(
            "Q1",
            sourced("Train peers"),
            place("Q1\tTrain peers\t62.5%\tCONSENSUS: Moved to Tier 1"),
            percent=62.5,
            percent_cell=sourced("62.5%"),
            outcome=sourced("CONSENSUS: Moved to Tier 1"),
        ),
    ),
    legend=(LegendEntry("GREEN", sourced("Already done"), place("GREEN\tAlready done")),),
    definitions=(Definition(sourced("Complex needs"), None, place("Complex needs")),),
)

PEER_TRAINING = LinkedRecommendation(
    Recommendation(
        document="plan",
        code="A1.3",
        kind="program-existing",
        title=sourced("Peer Training"),
        text=sourced("Under the direction of the Chief of Peer Services, train peers. (Launching 2024)"),
        place=place(TEXT[_ROW : TEXT.index("\n", _ROW)]),
        section="A.1",
        category="1",
        category_cell=sourced("1", _ROW),
        actions=sourced("Expand", _ROW),
        funding=sourced("YES"),
        question="Q1",
        question_cell=sourced("Q1"),
        notes=(sourced("Launching 2024"),),
        attributes={"REMARK": sourced("YES"), "=PLACE": sourced("Q1")},
    ),
    (
        tie("category", "category/plan/1", "1", after=_ROW),
        tie("mentions", "population/peers", "Peer", after=_ROW),
        tie("mentions", "system/peer-services", "Chief of Peer Services"),
        tie("responsible", "system/peer-services", "Chief of Peer Services", "directed-by"),
        tie("mentions", "population/peers", "peers", after=_ROW),
        tie("action", "action/expand", "Expand", after=_ROW),
        tie("funding", "funding/additional-funds", "YES"),
        tie("question", "question/plan/Q1", "Q1"),
        tie("outcome", "outcome/tier-1", "Moved to Tier 1", "vote-joined-by-number"),
    ),
)

HIRING = LinkedRecommendation(
    Recommendation(
        document="plan",
        code="A1.16",
        kind="recommendation",
        title=sourced("=Bilingual hiring"),
        text=sourced("Move <hiring> of peers & staff to HR"),
        place=place("\t=Bilingual hiring\t16. Move <hiring> of peers & staff to HR\tMove to HR\t\t"),
        section="A.1",
        status_fill="GREEN",
    ),
    (tie("mentions", "population/peers", "peers", after=TEXT.index("<hiring>")),),
)

OUTCOMES = {"Q1": (tie("outcome", "outcome/tier-1", "Moved to Tier 1"),)}

FOUND = Concept(
    "organization/plan.the-board",
    f"{BASE}id/organization/plan.the-board",
    "organization",
    "The Board",
    ("Board",),
)

# The vocabulary's own graph, as far as these records need it.
_VOCABULARY = {
    "population/peers": ("Population", "Peers"),
    "system/peer-services": ("System", "Peer Services"),
    "action/expand": ("Action", "Expand"),
    "funding/additional-funds": ("FundingState", "Additional funds"),
    "outcome/tier-1": ("Outcome", "Tier 1"),
    "topic/unused": ("Topic", "Unused"),
}


def vocabulary_lines(iris: Iris) -> Iterator[str]:
    """A few concepts and rules as N-Quads."""
    skos, rdf = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    graph = f"<{iris.graph('vocabulary')}>"
    for concept, (kind, label) in _VOCABULARY.items():
        node = f"<{iris.thing(concept)}>"
        yield f"{node} <{rdf}type> <{skos}Concept> {graph} .\n"
        yield f"{node} <{rdf}type> <{iris.term(kind)}> {graph} .\n"
        yield f'{node} <{skos}prefLabel> "{label}"@en {graph} .\n'
    for rule, basis in (
        ("label", "stated"),
        ("directed-by", "inferred"),
        ("vote-joined-by-number", "stated"),
    ):
        yield f'<{iris.thing(f"rule/{rule}")}> <{iris.term("basis")}> "{basis}" {graph} .\n'


@pytest.fixture(scope="session")
def store_iris() -> Iris:
    return Iris(BASE)


@pytest.fixture(scope="session")
def plan() -> Document:
    return DOCUMENT


@pytest.fixture(scope="session")
def peer_training() -> LinkedRecommendation:
    """Has a value in nearly every field."""
    return PEER_TRAINING


@pytest.fixture(scope="session")
def hiring() -> LinkedRecommendation:
    """Has hardly any."""
    return HIRING


@pytest.fixture(scope="session")
def plan_lines(store_iris: Iris) -> list[str]:
    """All that the plan says, as N-Quads."""
    lines = [*document_quads(DOCUMENT, [FOUND], store_iris, OUTCOMES)]
    for linked in (PEER_TRAINING, HIRING):
        lines += recommendation_quads(linked, DOCUMENT, store_iris)
    return lines


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[str]], Path]:
    """Makes a store of lines of N-Quads."""

    def make(lines: Iterable[str]) -> Path:
        directory = tmp_path_factory.mktemp("store")
        file = directory / "lines.nq"
        file.write_text("".join(lines), encoding="utf-8")
        bulk_load(directory / "store", [file])
        return directory / "store"

    return make


@pytest.fixture(scope="session")
def make_graph() -> Callable[..., Graph]:
    """Makes a graph of lines of N-Quads in memory, which is quicker than a store."""

    def make(lines: Iterable[str], base: str = BASE) -> Graph:
        store = pyoxigraph.Store()
        store.extend(pyoxigraph.parse("".join(lines), pyoxigraph.RdfFormat.N_QUADS))
        return Graph(store, Iris(base))

    return make


@pytest.fixture(scope="session")
def store_graph(
    make_store: Callable[[Iterable[str]], Path], plan_lines: list[str], store_iris: Iris
) -> Graph:
    """A store of the plan and the few concepts that it needs."""
    return Graph.open(make_store([*plan_lines, *vocabulary_lines(store_iris)]), store_iris)
