"""Completions. The rows are PLAN and OTHER of the conftest."""

import pytest

from graph.catalog.catalog import Catalog
from ontology.errors import TooLarge
from search.index import Index
from search.suggestions import suggest


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("hum", ("Human Resources", "concept", "system/human-resources")),
        ("reso", ("Human Resources", "concept", "system/human-resources")),
        ("care", ("Career Pathways", "category", "plan/1")),
        ("work", ("Workforce Plan", "document", "plan")),
        ("mento", ("Mentors", "recommendation", "plan/A1.2")),
        ("peer tr", ("Peer Training", "recommendation", "plan/A1.1")),
        ("a1.15", ("plan/A1.15", "recommendation", "plan/A1.15")),
        ("plan/a1.15", ("plan/A1.15", "recommendation", "plan/A1.15")),
        ("biling", ("bilingual", "word", None)),
        ("peer biling", ("peer bilingual", "word", None)),
    ],
)
def test_completions(
    index: Index, catalog: Catalog, typed: str, suggested: tuple[str, str, str | None]
) -> None:
    found = suggest(index, catalog, typed)
    assert suggested in [(each.text, each.type, each.id) for each in found]


def test_nothing_twice_and_no_more_than_asked(index: Index, catalog: Catalog) -> None:
    found = suggest(index, catalog, "p", limit=3)
    assert len(found) == 3
    assert len({each.text.lower() for each in found}) == 3


@pytest.mark.parametrize("typed", ["", "  ", "#", "\ud800", "\x00", "(" * 5_000, "🎉"])
def test_nothing_to_complete(index: Index, catalog: Catalog, typed: str) -> None:
    assert suggest(index, catalog, typed) == []


@pytest.mark.parametrize("limit", [0, -1, 101])
def test_a_limit_there_is_not(index: Index, catalog: Catalog, limit: int) -> None:
    with pytest.raises(TooLarge, match="100"):
        suggest(index, catalog, "p", limit)
