"""Passages: runs of words in a text, and what stands between and beside them."""

import re
from typing import Final

from ontology.labels import find_words, word_key, words_of

# What may stand between two words of one label: spaces with at most one line end, a hyphen, a slash, a full
# stop inside an abbreviation; and quotation marks, marks of trade and of footnotes.
_SPACE: Final = r"[^\S\t\n]*(?:\n[^\S\t\n]*)?"
_HYPHEN: Final = r"[-\u2010-\u2015]"
_QUOTES: Final = r"\"'\u2018-\u201f*"
_JOINT: Final = re.compile(
    rf"[{_QUOTES}\u2020\u2021\u00ae\u2122\u00b2\u00b3\u00b9\u2070-\u209c]*"
    rf"(?:{_SPACE}|{_HYPHEN}{_SPACE}|[^\S\t\n]?/[^\S\t\n]?|\.)[{_QUOTES}]*"
)
_MAX_JOINT: Final = 100  # room for the indentation of a line
_PLAIN_JOINTS: Final = frozenset((" ", "-", "/"))
_MAX_ADDRESS: Final = 256  # characters to each side of a word
_ADDRESS: Final = re.compile(r"://|www\.|[^\s@]@[^\s@]")


class WordsOfText:
    """A text with its words; a passage is `count` words from number `first` on.

    Where the words stand is looked up when it is first asked for: most texts name nothing.
    """

    __slots__ = ("_found", "_keys", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self._found: list[re.Match[str]] | None = None
        self._keys: list[str] | None = None

    @property
    def keys(self) -> list[str]:
        """What is equal for two forms of a word, of each word."""
        if self._keys is None:
            self._keys = list(map(word_key, self.words))
        return self._keys

    @property
    def found(self) -> list[re.Match[str]]:
        """The words as they were found in the text."""
        if self._found is None:
            self._found = list(find_words(self.text))
        return self._found

    def span(self, first: int, count: int) -> tuple[int, int]:
        """Where a passage begins and ends."""
        return self.found[first].start(), self.found[first + count - 1].end()

    def gap(self, after: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.found[after].end() : self.found[after + 1].start()]

    def is_joined(self, after: int) -> bool:
        """Whether a word and the next may belong to one label; not so across the end of a sentence."""
        gap = self.gap(after)
        return gap in _PLAIN_JOINTS or (len(gap) <= _MAX_JOINT and _JOINT.fullmatch(gap) is not None)

    def breaks(self, first: int, count: int) -> int:
        """The gaps inside a passage that do not join; bit 0 is the first gap."""
        breaks = 0
        for bit in range(count - 1):
            if not self.is_joined(first + bit):
                breaks |= 1 << bit
        return breaks

    def is_alone(self, first: int, count: int) -> bool:
        """Whether a passage begins the text and is all of it, or all up to a break: Yes in "Yes, in May"."""
        return first == 0 and (count == len(self.words) or not self.is_joined(count - 1))

    def is_negated(self, first: int) -> bool:
        """Whether "non-" stands before a passage."""
        return first > 0 and self.words[first - 1].lower() == "non" and not self.gap(first - 1).isspace()

    def is_shouted(self, first: int, count: int) -> bool:
        """Whether the words beside a passage are in capitals, and there are such."""
        end = first + count
        beside = [self.words[first - 1]] if first > 0 and self.is_joined(first - 1) else []
        if end < len(self.words) and self.is_joined(end - 1):
            beside.append(self.words[end])
        return bool(beside) and all(len(word) > 1 and word.isupper() for word in beside)

    def is_address(self, first: int) -> bool:
        """Whether a word is part of a web or mail address."""
        text = self.text
        if "@" not in text and "://" not in text and "www." not in text:
            return False
        start, end = self.span(first, 1)
        near = max(0, start - _MAX_ADDRESS), end + _MAX_ADDRESS
        left = self.text[near[0] : start].rpartition("\n")[2].rpartition(" ")[2]
        right = self.text[end : near[1]].partition("\n")[0].partition(" ")[0]
        return _ADDRESS.search(left + self.text[start:end] + right) is not None
