"""Compare: what the plan and the policy share, and what they do not."""

from typing import Any, Protocol

import pytest

from graph.comparing.compare import Comparison, Concepts
from ontology.errors import Invalid, NotFound, TooLarge


class Library(Protocol):
    """As conftest makes it."""

    def compare(self, **asked: Any) -> Comparison: ...  # noqa: ANN401  # the fields of a CompareRequest


def counts(part: Concepts | None) -> dict[str, tuple[int, int]]:
    """How many of either side are tied to each concept of a part."""
    assert part is not None
    return {item.id: (item.left, item.right) for item in part.items}


def test_concepts_are_shared_or_of_one_side(library: Library) -> None:
    found = library.compare()
    assert counts(found.shared) == {"population/peers": (2, 1)}
    assert counts(found.only_left) == {
        "action/expand": (2, 0),
        "funding/more": (2, 0),
        "occupation/nurses": (2, 0),
        "system/human-resources": (1, 0),
        "outcome/tier-1": (1, 0),
        "competency/warm-care": (1, 0),
    }
    assert counts(found.only_right) == {"competency/care": (0, 2), "competency/tact": (0, 2)}
    assert (found.left.recommendations, found.right.recommendations) == (4, 2)
    assert (found.left.concepts, found.right.concepts) == (7, 3)


def test_what_the_other_has_just_beside_a_concept_is_told(library: Library) -> None:
    """The policy asks for care, which the plan has as warm care."""
    part = library.compare().only_right
    assert part is not None
    near = {item.id: [(each.id, each.relation, each.count) for each in item.near] for item in part.items}
    assert near == {"competency/care": [("competency/warm-care", "narrower", 1)], "competency/tact": []}


def test_a_kind_keeps_to_its_concepts(library: Library) -> None:
    found = library.compare(kind=("competency",), part="only-right")
    assert counts(found.only_right) == {"competency/care": (0, 2), "competency/tact": (0, 2)}
    assert (found.shared, found.only_left, found.pairs) == (None, None, None)
    assert counts(library.compare(kind=("population",)).only_right) == {}


def test_the_nearest_pairs_say_what_they_share(library: Library) -> None:
    """Both share peers with the policy; Peer Training has more of its words, too."""
    pairs = library.compare(part="pairs").pairs
    assert pairs is not None
    assert [(pair.left.id, pair.right.id) for pair in pairs.items] == [
        ("plan/A.1", "policy/2"),
        ("plan/A.3", "policy/2"),
    ]
    first = pairs.items[0]
    assert [concept.id for concept in first.shared] == ["population/peers"]
    assert first.sentence == "A.1 and 2 share Peers."
    assert 0 < first.concepts < first.score < first.wording < 1


def test_sides_can_be_turned(library: Library) -> None:
    one, other = library.compare(), library.compare(left="policy", right="plan")
    assert other.left == one.right
    assert counts(other.only_left) == {id_: (r, l) for id_, (l, r) in counts(one.only_right).items()}  # noqa: E741
    assert one.pairs is not None
    assert other.pairs is not None
    assert [pair.score for pair in other.pairs.items] == [pair.score for pair in one.pairs.items]


def test_a_part_is_paged_through(library: Library) -> None:
    pages = [library.compare(part="only-left", limit=4, offset=at).only_left for at in (0, 4)]
    assert [list(counts(page)) for page in pages] == [
        ["action/expand", "funding/more", "occupation/nurses", "system/human-resources"],
        ["outcome/tier-1", "competency/warm-care"],
    ]


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"right": "plan"}, Invalid, "differ"),
        ({"right": "polcy"}, NotFound, "polcy"),
        ({"part": "shard"}, Invalid, "did you mean 'shared'"),
        ({"kind": ("people",)}, Invalid, "there are system"),
        ({"limit": 101}, TooLarge, "at most 100"),
        ({"offset": 5}, Invalid, "part"),
    ],
)
def test_what_cannot_be_asked(
    library: Library, asked: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        library.compare(**asked)
