"""Where records lie in a text, in whatever order they are told."""

import pytest

from ingest.leftovers import Spans
from ontology.records import Place


def place(start: int, end: int) -> Place:
    return Place(start, end, 1, 1)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_place_is_held_where_a_record_lies_in_it_or_it_lies_in_a_record(order: tuple[int, ...]) -> None:
    records = (place(10, 20), place(30, 40), place(15, 25))
    held = Spans(records[at] for at in order)
    assert [held.hold(place(*span)) for span in ((12, 14), (24, 28), (5, 12), (35, 36), (0, 50))] == [
        True
    ] * 5
    assert [held.hold(place(*span)) for span in ((0, 10), (25, 30), (40, 50))] == [False] * 3


def test_a_record_that_is_told_after_some_were_asked_about_counts() -> None:
    held = Spans([place(30, 40)])
    assert not held.hold(place(10, 20))
    held.add(place(10, 20))
    assert held.hold(place(10, 20))


def test_without_records_nothing_is_held() -> None:
    assert not Spans().hold(place(0, 5))
