"""Facts: what a recommendation states is kept beside its ties, whatever is dropped and added."""

from pathlib import Path
from typing import Protocol

import numpy as np
import pytest

from graph.catalog.catalog import Catalog
from graph.catalog.writer import CatalogWriter, ThingColumns
from graph.ties.edges import DocumentEdges
from graph.ties.facts import FACTS, KIND_MASK, RECOMMENDATION_KINDS
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter
from ontology.records import Definition, Document, Place, SourcedText


class Library(Protocol):
    """As conftest makes it."""

    ties: Ties


@pytest.mark.parametrize(
    ("ordinal", "kind", "facts"),
    [
        (0, "program-existing", {"category", "action", "funding", "vote", "outcome", "reworded"}),
        (1, "program-new", {"unknown-category", "action", "funding", "unknown-vote"}),
        (2, "program-new", {"responsible", "action", "vote"}),
        (3, "program-new", {"category", "funding"}),
        (4, "statement", set()),
    ],
)
def test_facts_are_what_the_row_states(library: Library, ordinal: int, kind: str, facts: set[str]) -> None:
    held = int(library.ties.facts[ordinal])
    assert {name for name, bit in FACTS.items() if held & bit} == facts
    assert RECOMMENDATION_KINDS[held & KIND_MASK] == kind


def written(path: Path, facts: list[int], previous: Ties | None = None) -> Ties:
    """Ties of one more document, whose recommendations state these facts, on lines of ten times the number."""
    none = np.zeros(0, np.uint32)
    edges = DocumentEdges(
        len(facts),
        (),
        none,
        none,
        none.astype(np.uint8),
        none.astype(np.bool_),
        np.array(facts, np.uint16),
        np.array(facts, np.uint32) * 10,
    )
    writer = TiesWriter(path, previous)
    writer.add_document(1, edges, [])
    kinds = ThingColumns(("", "document"), np.array([0, 1], np.uint8), np.zeros(2, np.uint32))
    writer.seal(kinds, np.array([1], np.uint32))
    return Ties.open(path)


def test_facts_and_lines_stay_with_their_ordinals(tmp_path: Path) -> None:
    new = written(tmp_path / "new", [9], written(tmp_path / "old", [1, 2]))
    assert new.facts.tolist() == [1, 2, 9]
    assert new.lines.tolist() == [10, 20, 90]


def term(name: str, text: str | None) -> Definition:
    """A term that a document sets out to define."""
    held = SourcedText(text, ()) if text else None
    return Definition(SourcedText(name, ()), held, Place(0, 0, 1, 1))


def plan(slug: str, *terms: Definition) -> Document:
    """A document with definitions and no more."""
    return Document(slug, slug, "", "", "", None, "", 0, "", "", definitions=terms)


def test_undefined_terms_come_and_go_with_their_document(tmp_path: Path) -> None:
    with CatalogWriter(tmp_path / "catalog") as writer:
        writer.add_document(plan("a", term("one", None), term("two", "2"), term("three", None)), b"{}")
        writer.add_document(plan("b", term("four", None)), b"{}")
        writer.add_document(plan("c", term("gone", None)), b"{}")
        writer.remove_document("c")
        writer.add_document(plan("b", term("four", "4"), term("five", None)), b"{}")
        writer.commit()
    with Catalog.open(tmp_path / "catalog") as catalog:
        assert catalog.undefined() == (3, [("a", 0, "one"), ("a", 2, "three"), ("b", 1, "five")])
        assert catalog.undefined(["b", "nothing"]) == (1, [("b", 1, "five")])
        assert catalog.undefined(limit=1, offset=1) == (3, [("a", 2, "three")])
