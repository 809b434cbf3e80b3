"""Wording: whether two texts say the same in the same words, and which words one has in place of others."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest
from typing import Final, Literal

# Words, with the signs that carry meaning ("10 %", "$5", "C+"); not spaces, punctuation and markup.
_WORD: Final = re.compile(r"[^\W_]+|[%$€£¥§°#+=<>@]")
# A word as it is shown, an apostrophe or a soft hyphen being part of it.
_SHOWN_WORD: Final = re.compile(rf"(?:{_WORD.pattern})(?:['\u2019\u00ad]+[^\W_]+)*")
# What follows a word and belongs to it, as a full stop does and an opening bracket does not.
_CLOSING: Final = re.compile(r"[^\s([{<«“‘\"']*")
# difflib compares each word with each like it: beyond this many pairs what differs is shown as one run.
_MOST_PAIRS: Final = 1_000_000

Change = Literal["equal", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words: `left` is verbatim in the first text, `right` in the second.

    Both have the words of an "equal" run, perhaps with other punctuation, spaces or case; only the first
    has those of a "delete", only the second those of an "insert".
    """

    change: Change
    left: str
    right: str


def same_wording(one: str, other: str) -> bool:
    """Whether two texts have the same words in the same order, whatever their punctuation, spaces and case.

    A dash for a hyphen, a curly for a straight quotation mark, a ligature, a soft hyphen make no difference.
    """
    return words(one) == words(other)


def reworded(texts: Iterable[str], other: str) -> bool:
    """Whether none of these texts has the wording of the other."""
    return not any(same_wording(text, other) for text in texts)


def closest_wording(texts: Sequence[str], other: str) -> int:
    """The place, among these texts, of the first one whose words are the most like those of the other."""
    said = words(other)
    ratios = [SequenceMatcher(None, said, words(text), autojunk=False).quick_ratio() for text in texts]
    return max(range(len(texts)), key=lambda at: ratios[at])


def difference(left: str, right: str) -> tuple[Run, ...]:
    """The words of two texts side by side, in runs; what was replaced is a "delete" and then an "insert".

    Joined, the left parts of the runs are the one text and the right parts the other, to the letter. Between
    what both begin and end with, the longest run of words that both have is found first, and so on to either
    side of it (Ratcliff and Metzener, "Pattern matching: the Gestalt approach", 1988, as Python's difflib has
    it).
    """
    ours, theirs = _tokens(left), _tokens(right)
    keys = [_key(token) for token in ours], [_key(token) for token in theirs]
    return tuple(
        Run(change, "".join(ours[a:b]), "".join(theirs[c:d])) for change, a, b, c, d in _changes(*keys)
    )


def _changes(ours: list[str], theirs: list[str]) -> Iterator[tuple[Change, int, int, int, int]]:
    """Each run as its change, and from where to where it goes on either side."""
    start = _alike(ours, theirs)
    end = _alike(ours[start:][::-1], theirs[start:][::-1])
    last, other = len(ours) - end, len(theirs) - end
    if start:
        yield "equal", 0, start, 0, start
    for change, a, b, c, d in _between(ours[start:last], theirs[start:other]):
        yield change, start + a, start + b, start + c, start + d
    if end:
        yield "equal", last, len(ours), other, len(theirs)


def _between(ours: list[str], theirs: list[str]) -> Iterator[tuple[Change, int, int, int, int]]:
    if len(ours) * len(theirs) > _MOST_PAIRS:
        codes = [("replace", 0, len(ours), 0, len(theirs))]
    else:
        codes = list(SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes())
    for change, a, b, c, d in codes:
        if change == "equal":
            yield "equal", a, b, c, d
            continue
        if a < b:
            yield "delete", a, b, c, c
        if c < d:
            yield "insert", b, b, c, d


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many of the first are the same."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(ours), len(theirs)))


def _tokens(text: str) -> list[str]:
    """The text cut into words, each with what stands before it and the closing punctuation after it."""
    shown = list(_SHOWN_WORD.finditer(text))
    cuts = [0]
    for word, following in zip_longest(shown, shown[1:]):
        if following is None:
            cuts.append(len(text))
        else:
            closing = _CLOSING.match(text, word.end(), following.start())
            cuts.append(closing.end() if closing else word.end())
    if len(cuts) == 1 and text:
        cuts.append(len(text))
    return [text[start:end] for start, end in pairwise(cuts)]


def _key(token: str) -> str:
    return " ".join(words(token))


def words(text: str) -> list[str]:
    """The words of a text, and signs that carry meaning, in their order and in one case."""
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    return _WORD.findall(plain.replace("\u2019", "").replace("'", "").casefold())
