"""Which recommendation of one version is which of another: by code and wording, one to one.

Likeness is of words in their order: twice the words of the longest common subsequence over the words of both
(rapidfuzz's Indel similarity of sequences of words), 1 for the same words and 0 for none in common. The pairs
are found in three steps, each among what the steps before have left:

1. the same words under the same code;
2. the same words under another code; of several alike, the first with the first;
3. similar words, the most alike first: from LIKE on under any code, and from LIKE_BY_CODE on under the same
   code, which also counts SAME_CODE more. Who is compared with whom is told by the rarest words that they
   share, so that the work grows with the number of recommendations and not with its square.

What is left of the earlier version was dropped, what is left of the later one added.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz.distance import Indel

from library.history.past import PastRecommendation
from ontology.wording import words

LIKE: Final = 0.6
LIKE_BY_CODE: Final = 0.35
SAME_CODE: Final = 0.15
_MOST_WORDS: Final = 400  # of one recommendation that are compared
_RAREST: Final = 12  # words of one by which others are found
_CROWD: Final = 40  # recommendations that have a word, beyond which it finds nobody

How = Literal["code and wording", "wording", "code"]


@dataclass(frozen=True, slots=True)
class Match:
    """Two recommendations, by their places in the versions, that are one; `likeness` is 0 to 1."""

    before: int
    after: int
    how: How
    likeness: float


def matches(before: Sequence[PastRecommendation], after: Sequence[PastRecommendation]) -> list[Match]:
    """The pairs, in the order of the later version."""
    matching = _Matching(before, after)
    matching.pair_equal(lambda each, said: (each.code, said), "code and wording")
    matching.pair_equal(lambda _, said: said, "wording")
    matching.pair_similar()
    return sorted(matching.found, key=lambda match: match.after)


class _Matching:
    def __init__(self, before: Sequence[PastRecommendation], after: Sequence[PastRecommendation]) -> None:
        self.before, self.after = before, after
        self.said = [_said(each) for each in before], [_said(each) for each in after]
        self.left = dict.fromkeys(range(len(before))), dict.fromkeys(range(len(after)))
        self.found: list[Match] = []

    def pair_equal(self, key: Callable[[PastRecommendation, tuple[str, ...]], Hashable], how: How) -> None:
        """Pair those of the same key, first with first."""
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at in reversed(self.left[0]):
            waiting[key(self.before[at], self.said[0][at])].append(at)
        for at in list(self.left[1]):
            same = waiting.get(key(self.after[at], self.said[1][at]))
            if same:
                self._pair(same.pop(), at, how, 1.0)

    def pair_similar(self) -> None:
        """Pair those whose words are alike, the most alike first."""
        scored = sorted(self._scored(), key=lambda each: (-each[0], each[1], each[2]))
        for _, one, other, likeness in scored:
            if one in self.left[0] and other in self.left[1]:
                same = self.before[one].code == self.after[other].code
                how: How = ("code and wording" if likeness >= LIKE else "code") if same else "wording"
                self._pair(one, other, how, likeness)

    def _pair(self, one: int, other: int, how: How, likeness: float) -> None:
        del self.left[0][one], self.left[1][other]
        self.found.append(Match(one, other, how, likeness))

    def _scored(self) -> Iterator[tuple[float, int, int, float]]:
        """Score, places and likeness of the pairs that could be one."""
        by_code = {self.before[at].code: at for at in self.left[0]}
        having = self._having()
        for other in self.left[1]:
            said, code = self.said[1][other], self.after[other].code
            candidates = dict.fromkeys(_sharing(said, having))
            if code in by_code:
                candidates[by_code[code]] = None
            for one in candidates:
                same = self.before[one].code == code
                likeness = alike(self.said[0][one], said)
                if likeness >= (LIKE_BY_CODE if same else LIKE):
                    yield likeness + SAME_CODE * same, one, other, likeness

    def _having(self) -> dict[str, list[int]]:
        """Which of those that are left of the earlier version have a word."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for at in self.left[0]:
            for word in set(self.said[0][at]):
                having[word].append(at)
        return having


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two sequences of words are, 0 to 1; two of none are the same."""
    return Indel.normalized_similarity(one[:_MOST_WORDS], other[:_MOST_WORDS])


def _said(each: PastRecommendation) -> tuple[str, ...]:
    return tuple(words(f"{each.title or ''} {each.text}"))


def _sharing(said: Iterable[str], having: dict[str, list[int]]) -> Iterator[int]:
    known = sorted({word for word in said if word in having}, key=lambda word: (len(having[word]), word))
    for word in known[:_RAREST]:
        yield from having[word][:_CROWD]
