"""Sentences of a text: where the one begins and ends in which something stands."""

import re
import tomllib
from importlib.resources import files
from typing import Final

#: The most characters of a sentence that are quoted; of a longer one, those around what is looked for.
MAX_QUOTE: Final = 400

_ABBREVIATIONS: Final = frozenset(
    tomllib.loads(files("graph.quoting").joinpath("sentences.toml").read_text("utf-8"))["abbreviations"]
)
# A mark that ends a sentence, before a word that may begin one; or what always parts: a cell, a bullet, a
# blank line. Nothing is tried again inside a run of the same: a line of full stops would cost its square.
_END: Final = re.compile(
    r"(?<![.!?…])[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-z])|(?<!\s)\s*(?:[\n\u2028]\s*[\n\u2028]|\t|[•‣◦▪])\s*"
)
_WORD_BEFORE: Final = re.compile(r"[\w.]+$")
_INITIALS: Final = re.compile(r"(?:\w\.)*\w")
_ITEM_BEGINS: Final = ("", "\n", "\t")
_SPACE: Final = re.compile(r"\s")
_PARTING: Final = " \t\n\r\u2028•‣◦▪"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or the sentences, begin and end in which characters `start` to `end` stand.

    At most MAX_QUOTE characters, cut between words, but never less than `start` to `end`.
    """
    low, high = max(0, start - MAX_QUOTE), min(len(text), end + MAX_QUOTE)
    first, last = low, high
    for mark in _END.finditer(text, low, high):
        if not _ends(text, mark):
            continue
        if mark.end() <= start:
            first = mark.end()
        elif mark.start() >= end - 1:
            last = mark.end()
            break
    piece = text[first:last]
    first += len(piece) - len(piece.lstrip(_PARTING))
    last -= len(piece) - len(piece.rstrip(_PARTING))
    return _cut(text, min(first, start), max(last, end), start, end)


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Whether a sentence ends here: not after an abbreviation, initials or the number of an item."""
    if mark[0][0] != ".":
        return True
    word = _WORD_BEFORE.search(text, max(0, mark.start() - 20), mark.start())
    if not word:
        return True
    if word[0].isdigit():
        return text[max(0, word.start() - 1) : word.start()] not in _ITEM_BEGINS
    return not (word[0].lower() in _ABBREVIATIONS or _INITIALS.fullmatch(word[0]))


def _cut(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The part of a too long sentence around what is looked for."""
    if last - first <= MAX_QUOTE:
        return first, last
    room = max(0, MAX_QUOTE - (end - start)) // 2
    low, high = max(first, start - room), min(last, end + room)
    if low > first and (space := _SPACE.search(text, low, start)):
        low = space.end()
    if high < last and (spaces := list(_SPACE.finditer(text, end, high))):
        high = spaces[-1].start()
    return low, high
