"""Gaps: what is missing in the plan and the policy, which were written to miss it."""

from typing import Any, Protocol

import pytest

from graph.gaps.gaps import Gap
from graph.gaps.kinds import GAP_KINDS
from ontology.errors import Invalid, NotFound, TooLarge


class Library(Protocol):
    """As conftest makes it."""

    def gaps(self, **asked: Any) -> dict[str, Gap]: ...  # noqa: ANN401  # the fields of a GapsRequest


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("no-category", ["plan/A.3", "policy/1", "policy/2"]),
        ("unknown-category", ["plan/A.2"]),
        ("no-responsible", ["plan/A.1", "plan/A.2", "plan/A.4", "policy/1", "policy/2"]),
        ("no-status", ["plan/A.1", "plan/A.2", "plan/A.3", "plan/A.4", "policy/1", "policy/2"]),
        ("no-funding", ["plan/A.3", "policy/1", "policy/2"]),
        ("no-vote", ["plan/A.4", "policy/1", "policy/2"]),
        ("unknown-vote", ["plan/A.2"]),
        ("reworded-vote", ["plan/A.1"]),
        ("unjoined-vote", ["plan/Q2"]),
        ("empty-category", ["plan/2", "plan/3"]),
        ("empty-goal", ["plan/2"]),
        ("undefined-term", ["plan"]),
        ("unbuilt-competency", ["competency/tact"]),
    ],
)
def test_each_gap_holds_what_misses_something(library: Library, kind: str, ids: list[str]) -> None:
    gap = library.gaps()[kind]
    assert [item.id for item in gap.items] == ids
    assert gap.total == len(ids)
    assert library.gaps(kind=kind) == {kind: gap}


def test_every_gap_is_told_in_order_with_its_meaning_and_rule(library: Library) -> None:
    found = library.gaps()
    assert list(found) == list(GAP_KINDS)
    assert all(gap.label and gap.meaning and gap.rule for gap in found.values())


def test_a_document_where_some_miss_it_comes_before_one_where_all_do(library: Library) -> None:
    told = library.gaps()["no-category"].documents
    assert [(each.id, each.count, each.of) for each in told] == [("plan", 1, 4), ("policy", 2, 2)]


def test_a_vote_on_other_words_shows_them(library: Library) -> None:
    (item,) = library.gaps()["reworded-vote"].items
    assert (item.label, item.detail) == ("Peer Training", "Q1: Train all peers in warm care.")
    assert (item.line_start, item.line_end) == (4, 4)


def test_a_reference_to_nothing_shows_its_row(library: Library) -> None:
    (item,) = library.gaps()["unknown-vote"].items
    assert item.detail == "9\tNurses\tRecruit nurses soon.\tPonder\tperhaps\tQ7"


def test_a_competency_that_a_narrower_one_builds_is_not_missing(library: Library) -> None:
    """The policy asks for care and tact; the plan trains in warm care, which is a care."""
    gap = library.gaps()["unbuilt-competency"]
    assert gap.of == 2
    assert gap.items[0].detail == "policy/1 and 1 more ask for it: “Staff will learn care and tact.”"


def test_a_term_has_its_place(library: Library) -> None:
    (item,) = library.gaps()["undefined-term"].items
    assert (item.label, item.document, item.line_start) == ("Complex needs", "plan", 11)


def test_documents_narrow_every_gap(library: Library) -> None:
    found = library.gaps(document=("policy",))
    assert {kind: gap.total for kind, gap in found.items() if gap.total} == {
        "no-category": 2,
        "no-responsible": 2,
        "no-status": 2,
        "no-funding": 2,
        "no-vote": 2,
        "unbuilt-competency": 1,
    }
    assert library.gaps(document=("plan",))["empty-category"].total == 2


def test_a_gap_is_paged_through(library: Library) -> None:
    pages = [library.gaps(kind="no-status", limit=4, offset=at)["no-status"] for at in (0, 4, 8)]
    assert [[item.id for item in page.items] for page in pages] == [
        ["plan/A.1", "plan/A.2", "plan/A.3", "plan/A.4"],
        ["policy/1", "policy/2"],
        [],
    ]
    assert {page.total for page in pages} == {6}


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"kind": "no-catagory"}, Invalid, "did you mean 'no-category'"),
        ({"kind": "x" * 5000}, Invalid, "there are no-category"),
        ({"document": ("plam",)}, NotFound, "no document 'plam'"),
        ({"limit": 101}, TooLarge, "at most 100"),
        ({"offset": 1}, Invalid, "kind"),
        ({"kind": "no-vote", "offset": -1}, Invalid, "at least 0"),
    ],
)
def test_what_cannot_be_asked(
    library: Library, asked: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        library.gaps(**asked)


def test_the_nearest_documents_are_named_by_slug(library: Library) -> None:
    with pytest.raises(NotFound) as raised:
        library.gaps(document=("plam",))
    assert raised.value.nearest == ("plan",)
