"""Which recommendation of one version is which of another, in small versions made by hand."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.history.changes import changes
from library.history.matching import matches
from library.history.past import Past, PastHead, PastRecommendation

PLAIN = PastRecommendation(
    "1", "recommendation", None, "", None, None, None, None, None, None, None, (), (), {}, 1, 1, None
)


def version(*recommendations: PastRecommendation) -> Past:
    return Past(PastHead(1, "A plan", recommendations=len(recommendations)), recommendations)


def said(code: str, text: str, **fields: Any) -> PastRecommendation:  # noqa: ANN401 (fields of several types)
    return replace(PLAIN, code=code, text=text, **fields)


def paired(before: Past, after: Past) -> dict[str, str]:
    return {
        before.recommendations[pair.before].code: after.recommendations[pair.after].code
        for pair in matches(before.recommendations, after.recommendations)
    }


TREES = "Plant two hundred trees along the river before the end of the decade."
LIGHTS = "Replace the street lights of the old town by lamps that save energy."
BUSES = "Run the night buses every twenty minutes on Fridays and Saturdays."


def test_an_item_put_in_front_moves_the_numbers_and_rewords_nothing() -> None:
    before = version(said("1", TREES), said("2", LIGHTS))
    after = version(said("1", BUSES), said("2", TREES), said("3", LIGHTS))
    assert paired(before, after) == {"1": "2", "2": "3"}
    found = changes("plan", before, after)
    assert [(item.changes, item.after.id if item.after else None) for item in found.items] == [
        (("added",), "plan/1"),
        (("moved",), "plan/2"),
        (("moved",), "plan/3"),
    ]


def test_a_code_given_to_another_recommendation_is_one_dropped_and_one_added() -> None:
    found = changes("plan", version(said("1", TREES)), version(said("1", BUSES)))
    assert [item.changes for item in found.items] == [("added",), ("dropped",)]


def test_one_under_its_old_code_may_be_reworded_further_than_one_under_another() -> None:
    other = "Plant trees along the river and in all parks."
    assert paired(version(said("1", TREES)), version(said("1", other))) == {"1": "1"}
    assert paired(version(said("1", TREES)), version(said("9", other))) == {}


def test_equal_items_are_paired_in_their_order() -> None:
    before = version(said("1", "Repeal."), said("2", "Repeal."), said("3", "Repeal."))
    after = version(said("4", "Repeal."), said("2", "Repeal."))
    assert paired(before, after) == {"2": "2", "1": "4"}


def test_the_most_alike_are_paired_first() -> None:
    trees = "Plant two hundred trees along the canal before the end of the decade."
    before = version(said("1", TREES))
    after = version(said("7", trees), said("8", TREES.replace("two", "three")), said("9", TREES))
    assert paired(before, after) == {"1": "9"}


@pytest.mark.parametrize(
    ("field", "was", "now"),
    [
        ("status", "Green", "Red"),
        ("funding", "YES", None),
        ("responsible", ("HR",), ("HR", "Nursing")),
        ("attributes", {"Cost": "10"}, {"Cost": "20"}),
    ],
)
def test_what_is_said_otherwise_is_a_change_of_that_field(field: str, was: object, now: object) -> None:
    (item,) = changes(
        "plan", version(said("1", TREES, **{field: was})), version(said("1", TREES, **{field: now}))
    ).items
    assert item.changes == ("changed",)
    assert [each.field.partition("/")[0] for each in item.fields] == [field]


def test_punctuation_spaces_and_case_are_no_change() -> None:
    before = version(said("1", "Train peers – now", status="GREEN "))
    after = version(said("1", "Train  Peers - now.", status="green"))
    assert changes("plan", before, after).items == ()


def test_ten_thousand_alike_are_compared_in_linear_work() -> None:
    before = version(
        *(said(str(n), f"Fund project {n} of the council in district {n % 7}") for n in range(10_000))
    )
    after = version(
        *(said(str(n + 1), f"Fund project {n} of the council in district {n % 5}") for n in range(10_000))
    )
    assert len(matches(before.recommendations, after.recommendations)) > 9_000


texts = st.lists(
    st.sampled_from([TREES, LIGHTS, BUSES, "Repeal.", "", TREES.replace("two", "three")]), max_size=8
)


@given(texts, texts)
def test_pairs_are_one_to_one_and_nothing_is_lost(before: list[str], after: list[str]) -> None:
    one, other = (version(*(said(str(n), text) for n, text in enumerate(each))) for each in (before, after))
    found = changes("plan", one, other)
    pairs = matches(one.recommendations, other.recommendations)
    assert len({p.before for p in pairs}) == len({p.after for p in pairs}) == len(pairs)
    assert found.counts["added"] == len(after) - len(pairs)
    assert found.counts["dropped"] == len(before) - len(pairs)
