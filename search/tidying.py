"""A parsed query made sound: what a field cannot be asked is read as words, what says nothing is left out."""

import re
from dataclasses import replace
from typing import Final

from search.analysis import bare, terms
from search.names import ordered_fields, thing_fields
from search.tree import And, Boost, Fuzzy, Maybe, Node, Not, Nothing, Or, Pattern, Phrase, Range, Word, all_of

MAX_PATTERNS: Final = 8
#: Of each of `*` and `?`: an automaton of tantivy's has at most 1,000 states, and that of `*a?????` has 2⁶.
MAX_OPEN: Final = 3
_MAX_PATTERN: Final = 64
_PATTERN: Final = re.compile(r"[\w*?'-]+")
_STARS: Final = re.compile(r"\*+")
_SPLIT: Final = re.compile(r"[^\w*?]+|_+")
_NUMBER: Final = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")


def tidy(tree: Node) -> tuple[Node, tuple[str, ...]]:
    """The tree made sound, and a note on each thing that was changed."""
    tidier = _Tidier()
    return tidier.tidy(tree), tuple(dict.fromkeys(tidier.notes))


class _Tidier:
    def __init__(self) -> None:
        self.notes: list[str] = []
        self._patterns = 0

    def tidy(self, node: Node) -> Node:
        match node:
            case And(parts=parts):
                kept = self._kept(parts)
                return all_of(kept) if kept else Nothing()
            case Or(parts=parts):
                kept = self._kept(parts)
                return (kept[0] if len(kept) == 1 else Or(tuple(kept))) if kept else Nothing()
            case Not(part=part):
                inner = self.tidy(part)
                return inner if isinstance(inner, Nothing) else Not(inner)
            case Boost(part=part, factor=factor):
                inner = self.tidy(part)
                return inner if isinstance(inner, Nothing) else Boost(inner, factor)
            case Maybe(part=part, wish=wish):
                return self._maybe(part, wish)
            case _:
                return self._leaf(node)

    def _kept(self, parts: tuple[Node, ...]) -> list[Node]:
        return [part for part in map(self.tidy, parts) if not isinstance(part, Nothing)]

    def _maybe(self, part: Node, wish: Node) -> Node:
        kept = self._kept((part, wish))
        return Maybe(kept[0], kept[1]) if len(kept) == 2 else kept[0] if kept else Nothing()

    def _leaf(self, node: Node) -> Node:
        match node:
            case Word():
                return self._word(node)
            case Phrase():
                return node if terms(" ".join(node.words)) else Nothing()
            case Fuzzy():
                return self._fuzzy(node)
            case Pattern():
                return self._pattern(node)
            case Range():
                return self._range(node)
            case _:
                return node

    def _word(self, word: Word) -> Node:
        text = bare(word.text)
        if not terms(text):
            self.notes.append(f"“{word.text}” has no letters or digits, so it was left out.")
            return Nothing()
        if word.field == "percent":
            return self._range(Range("percent", text.rstrip("%"), text.rstrip("%")))
        return replace(word, text=text)

    def _fuzzy(self, fuzzy: Fuzzy) -> Node:
        words = terms(fuzzy.text)
        if len(words) != 1 or len(words[0]) < 3 or fuzzy.field in thing_fields() | ordered_fields():
            return self._word(Word(fuzzy.text, fuzzy.field))
        return Fuzzy(words[0], min(fuzzy.distance, 1 if len(words[0]) < 6 else 2), fuzzy.field)

    def _pattern(self, pattern: Pattern) -> Node:
        """A pattern of one word; the words before it in the same piece ("co-occ*") are words."""
        self._patterns += 1
        pattern = replace(pattern, text=_STARS.sub("*", pattern.text))
        most_open = max(pattern.text.count("*"), pattern.text.count("?"))
        if self._patterns > MAX_PATTERNS or most_open > MAX_OPEN or len(pattern.text) > _MAX_PATTERN:
            return self._word(Word(pattern.text, pattern.field))
        if pattern.field in thing_fields() | {"code"}:
            return pattern
        *before, last = [piece for piece in _SPLIT.split(pattern.text) if piece] or [""]
        readable = _PATTERN.fullmatch(pattern.text) and last.strip("*?") and pattern.field != "percent"
        if not readable:
            return self._word(Word(pattern.text, pattern.field))
        words = [self._word(Word(piece, pattern.field)) for piece in before if piece.strip("*?")]
        return all_of([*words, Pattern(last, pattern.field)])

    def _range(self, span: Range) -> Node:
        ends = [end for end in (span.low, span.high) if end]
        wrong = span.field == "percent" and not all(_NUMBER.fullmatch(end) for end in ends)
        if span.field in ordered_fields() and ends and not wrong:
            return span
        self.notes.append(self._no_range(span.field))
        words = [Word(word) for end in ends for word in end.split() if terms(word)]
        return all_of([*words]) if words else Nothing()

    def _no_range(self, field: str) -> str:
        if field in ordered_fields():
            return f"“{field}” takes numbers, as in {field}:[60 TO 80]; what stands there was read as words."
        fields = " and ".join(sorted(ordered_fields()))
        return f"Ranges are only of {fields}, so the range of “{field}” was read as words."
