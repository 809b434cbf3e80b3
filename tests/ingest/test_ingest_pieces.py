"""Cut and joined texts still know where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.pieces import EMPTY, cut, join, whole
from ontology.records import SourcedText

SOURCE = "The  Department will\texpand the role of people in recovery. "


def holds(text: SourcedText) -> bool:
    return all(
        text.value[one.at : one.at + one.end - one.start] == SOURCE[one.start : one.end]
        for one in text.pieces
    )


SPAN = st.tuples(st.integers(0, len(SOURCE)), st.integers(0, len(SOURCE))).map(sorted)


@given(SPAN, SPAN, SPAN)
def test_a_cut_of_a_joint_of_cuts_is_verbatim(one: list[int], other: list[int], span: list[int]) -> None:
    joined = join([whole(SOURCE, *one), whole(SOURCE, *other)])
    part = cut(joined, *span)
    assert holds(joined)
    assert holds(part)
    assert part.value == joined.value[slice(*span)].strip()


def test_a_joining_space_comes_from_nowhere() -> None:
    joined = join([whole(SOURCE, 0, 3), EMPTY, whole(SOURCE, 5, 15)])
    assert joined.value == "The Department"
    assert [(piece.at, piece.start, piece.end) for piece in joined.pieces] == [(0, 0, 3), (4, 5, 15)]
    assert joined.source_span(0, 14) == (0, 15)


def test_white_space_alone_is_nothing() -> None:
    assert whole(SOURCE, 3, 5) == EMPTY
    assert cut(whole(SOURCE, 0, 15), 3, 5) == EMPTY
