"""What hangs together in a library, and what binds that together."""

from pathlib import Path

import numpy as np
import pytest

from graph.catalog.writer import ThingColumns
from graph.measures.communities import NONE
from graph.measures.measures import Measures, measured
from graph.ties.edges import DocumentEdges
from graph.ties.relations import RELATIONS
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter
from ontology.errors import Damaged

KINDS = ("", "topic", "document", "action")
# Ordinals of things: topics, an action, and the document.
PAY, HIRING, WAGES, TRAINING, COURSES, TEACHERS, PARTNERS, ALONE, EXPAND, DOCUMENT = range(10)
LIBRARY = [
    *[[PAY, HIRING, WAGES, EXPAND]] * 4,
    *[[TRAINING, COURSES, TEACHERS, EXPAND]] * 3,
    [PAY, PARTNERS, EXPAND],
    [PAY, HIRING, PARTNERS, EXPAND],
    [TRAINING, COURSES, PARTNERS, EXPAND],
    [ALONE],
    [],
]


def build(path: Path, library: list[list[int]], names: list[int] | None = None) -> Ties:
    """Ties of one document, each a mention; `names` are the places of the things in the order of their names."""
    rows = [(at, thing) for at, things in enumerate(library) for thing in things]
    size = len(rows)
    edges = DocumentEdges(
        size=len(library),
        targets=tuple(f"topic/{thing}" for thing in range(DOCUMENT)),
        recommendations=np.array([row[0] for row in rows], np.uint32),
        things=np.array([row[1] for row in rows], np.uint32),
        relations=np.full(size, RELATIONS.index("mentions"), np.uint8),
        inferred=np.zeros(size, np.bool_),
    )
    writer = TiesWriter(path)
    writer.add_document(DOCUMENT, edges, list(range(DOCUMENT)))
    kinds = np.array([1] * EXPAND + [3, 2], np.uint8)
    ranks = np.array(names or range(len(kinds)), np.uint32)
    writer.seal(ThingColumns(KINDS, kinds, ranks), np.array([DOCUMENT], np.uint32))
    return Ties.open(path)


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measures:
    return measured(build(tmp_path_factory.mktemp("measures") / "ties", LIBRARY))


def test_recommendations_that_share_concepts_are_one_community_the_largest_first(measures: Measures) -> None:
    assert [set(each.concepts) - {PARTNERS} for each in measures.communities] == [
        {PAY, HIRING, WAGES},
        {TRAINING, COURSES, TEACHERS},
    ]
    assert [each.recommendations for each in measures.communities] == [6, 4]


def test_each_recommendation_is_in_the_community_of_its_concepts(measures: Measures) -> None:
    assert measures.of_recommendations.tolist() == [0, 0, 0, 0, 1, 1, 1, 0, 0, 1, NONE, NONE]
    assert measures.members(1).tolist() == [4, 5, 6, 9]


def test_what_lies_in_two_communities_binds_the_most(measures: Measures) -> None:
    first = measures.binding[0]
    assert (first.concept, first.by_community) == (PARTNERS, {0: 2, 1: 1})
    assert first.participation == pytest.approx(1 - (2 / 3) ** 2 - (1 / 3) ** 2, abs=1e-6)


def test_what_lies_in_one_community_binds_nothing(measures: Measures) -> None:
    (wages,) = (each for each in measures.binding if each.concept == WAGES)
    assert (wages.participation, wages.worth) == (0.0, 0.0)


def test_what_is_to_be_done_with_a_matter_is_no_matter_of_its_own(measures: Measures) -> None:
    assert EXPAND not in {each.concept for each in measures.binding}


def test_measures_are_read_as_they_were_written(measures: Measures, tmp_path: Path) -> None:
    measures.write(tmp_path / "measures")
    read = Measures.open(tmp_path / "measures", len(LIBRARY))
    assert (read.communities, read.binding) == (measures.communities, measures.binding)
    assert read.of_recommendations.tolist() == measures.of_recommendations.tolist()


def test_measures_of_another_library_are_refused(measures: Measures, tmp_path: Path) -> None:
    measures.write(tmp_path / "measures")
    with pytest.raises(Damaged, match="communities"):
        Measures.open(tmp_path / "measures", len(LIBRARY) + 1)


def test_damaged_measures_are_refused(measures: Measures, tmp_path: Path) -> None:
    measures.write(tmp_path / "measures")
    (tmp_path / "measures" / "measures.json").write_bytes(b'{"communities": [')
    with pytest.raises(Damaged, match="measures"):
        Measures.open(tmp_path / "measures", len(LIBRARY))


@pytest.mark.parametrize("library", [[], [[]], [[PAY]], [[PAY, HIRING]]], ids=str)
def test_a_library_in_which_nothing_is_shared_has_no_communities(
    library: list[list[int]], tmp_path: Path
) -> None:
    found = measured(build(tmp_path / "ties", library))
    assert found.communities == ()
    assert found.binding == ()
    assert found.of_recommendations.tolist() == [NONE] * len(library)
