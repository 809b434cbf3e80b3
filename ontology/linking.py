"""Linking: where in a text the labels of a vocabulary stand.

A label is found by the keys of its words, wherever a text has them in a row. What the keys forget is then
compared: an acronym keeps its case, and no label reaches over the end of a sentence or another break that
it does not have itself.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ontology.concepts import Concept, Vocabulary
from ontology.labels import FUNCTION_WORDS, acronym_form, is_acronym, word_key
from ontology.passages import WordsOfText
from ontology.values import value

# Longer labels are not linked, so that no text can cost much: the longest names of agencies have 15 or so.
_MAX_WORDS: Final = 24
# Cells say the same again and again, texts do not: up to this length, so many of them are remembered.
_MAX_CELL: Final = 100
_MAX_CELLS: Final = 1 << 14
# Up to so many letters, a word in capitals amid small letters is taken for an acronym: AIDS is not an aid.
_MAX_SHORT: Final = 4
# A label that names more concepts than these says too little to name one: think of every San José on Earth.
_MAX_HOMONYMS: Final = 32
_POSSESSIVES: Final = frozenset(("'s", "\u2019s", "'S", "\u2019S"))
# A number of fewer figures names nothing by itself.
_MIN_FIGURES: Final = 3


@value(frozen=True, slots=True)
class Match:
    """A label at `start` to `end` of a text, and the ids of every concept that it names, sorted."""

    start: int
    end: int
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of a concept, with what its key forgets.

    `forms` are the words that must be written just so, else None; `short` is a single short word; `breaks`
    has a bit for each gap that is no joint; `is_slight` tells that it names something only where it stands
    alone, and `is_possessive` that it ends in a word such as "Master's".
    """

    concept: str
    kind: str
    forms: tuple[str | None, ...] = ()
    short: str | None = None
    breaks: int = 0
    is_slight: bool = False
    is_possessive: bool = False

    def stands(self, text: WordsOfText, first: int, count: int) -> bool:
        """Whether a passage whose words have this label's keys is this label."""
        if self.is_slight and not text.is_alone(first, count):
            return False
        if count > 1 and text.breaks(first, count) & ~self.breaks:
            return False
        if self.forms:
            return self._is_written(text, first, count)
        return self.short is None or not self._is_other_acronym(text, first)

    def _is_written(self, text: WordsOfText, first: int, count: int) -> bool:
        words = text.words[first : first + count]
        if any(form and form != acronym_form(word) for form, word in zip(self.forms, words, strict=True)):
            return False
        ambiguous = count == 1 and word_key(words[0]) in FUNCTION_WORDS
        return not (ambiguous and text.is_shouted(first, count))

    def _is_other_acronym(self, text: WordsOfText, first: int) -> bool:
        word = text.words[first]
        if not word.isupper() or word.lower() == self.short:
            return False
        return not text.is_alone(first, 1) and not text.is_shouted(first, 1)


# How many words the labels have that begin with one word, most first, by the word that follows; by "" those
# of labels of that word alone, which are among the others too.
_Lengths = Mapping[str, tuple[int, ...]]


class Linker:
    """The labels of a vocabulary, ready to be found; those of some kinds of concept, or of all."""

    def __init__(self, vocabulary: Vocabulary, kinds: Collection[str] | None = None) -> None:
        concepts = vocabulary.concepts.values()
        self._labels = _by_key(c for c in concepts if kinds is None or c.kind in kinds)
        self._lengths = _lengths(self._labels)
        self._cells: dict[tuple[str, frozenset[str] | None], tuple[Match, ...]] = {}

    def find(self, text: str, kinds: Collection[str] | None = None) -> list[Match]:
        """The labels in a text, of concepts of the given kinds: leftmost, longest, never overlapping."""
        if len(text) > _MAX_CELL:
            return self.find_in(WordsOfText(text), kinds)
        cell = (text, None if kinds is None else frozenset(kinds))
        known = self._cells.get(cell)
        if known is None:
            if len(self._cells) >= _MAX_CELLS:
                self._cells.clear()
            known = self._cells[cell] = tuple(self.find_in(WordsOfText(text), kinds))
        return list(known)

    def find_in(self, text: WordsOfText, kinds: Collection[str] | None = None) -> list[Match]:
        """What `find` finds, in a text whose words are known."""
        keys, lengths = text.keys, self._lengths
        if lengths.keys().isdisjoint(keys):
            return []
        found: list[Match] = []
        free, last = 0, len(keys) - 1
        for first, key in enumerate(keys):
            if first < free or key not in lengths:
                continue
            of_key = lengths[key]
            counts = (of_key.get(keys[first + 1]) if first < last else None) or of_key.get("")
            if counts and (hit := self._longest(text, keys, first, counts, kinds)):
                match, free = hit
                found.append(match)
        return found

    def _longest(
        self,
        text: WordsOfText,
        keys: list[str],
        first: int,
        counts: tuple[int, ...],
        kinds: Collection[str] | None,
    ) -> tuple[Match, int] | None:
        """The longest label of one of these numbers of words that begins at a word, and the word after it."""
        for count in counts:
            end = first + count
            if end > len(text.words):
                continue
            labels = self._labels.get(keys[first] if count == 1 else " ".join(keys[first:end]))
            if labels and (match := _match(labels, text, first, count, kinds)):
                return match, end
        return None


def _match(
    labels: tuple[_Label, ...], text: WordsOfText, first: int, count: int, kinds: Collection[str] | None
) -> Match | None:
    standing = [
        label
        for label in labels
        if (kinds is None or label.kind in kinds) and label.stands(text, first, count)
    ]
    if not standing or text.is_negated(first) or text.is_address(first):
        return None
    start, end = text.span(first, count)
    if text.words[first + count - 1][-2:] in _POSSESSIVES and not any(x.is_possessive for x in standing):
        end -= 2
    if len(standing) == 1:
        return Match(start, end, (standing[0].concept,))
    return Match(start, end, tuple(sorted({label.concept for label in standing})))


def _by_key(concepts: Iterable[Concept]) -> dict[str, tuple[_Label, ...]]:
    by_key: dict[str, list[_Label]] = {}
    for concept in concepts:
        for key, label in dict.fromkeys(_read(text, concept) for text in concept.labels):
            if len(key) > 1 and key.count(" ") < _MAX_WORDS:
                by_key.setdefault(key, []).append(label)
    return {
        key: tuple(labels)
        for key, labels in by_key.items()
        if len(labels) <= _MAX_HOMONYMS or len({label.concept for label in labels}) <= _MAX_HOMONYMS
    }


def _lengths(keys: Iterable[str]) -> dict[str, _Lengths]:
    """The numbers of words of some keys, by the first word and by the second."""
    counts: dict[str, dict[str, set[int]]] = {}
    for key in keys:
        first, _, others = key.partition(" ")
        by_second = counts.setdefault(first, {})
        by_second.setdefault(others.partition(" ")[0], set()).add(key.count(" ") + 1)
    return {
        first: {
            second: tuple(sorted(numbers | by_second.get("", set()), reverse=True))
            for second, numbers in by_second.items()
        }
        for first, by_second in counts.items()
    }


def _read(text: str, concept: Concept) -> tuple[str, _Label]:
    """The key of a label, and what the key forgets."""
    words = WordsOfText(text)
    keys = [word_key(word) for word in words.words]
    last = words.words[-1] if words.words else ""
    acronym = is_acronym(text)
    is_short = len(keys) == 1 and len(last) <= _MAX_SHORT and not acronym
    return " ".join(keys), _Label(
        concept.id,
        concept.kind,
        forms=_forms(words.words, keys, acronym, text.isupper()),
        short=last.lower() if is_short else None,
        breaks=words.breaks(0, len(keys)),
        is_slight=not acronym and all(map(_is_slight, keys)),
        is_possessive=last[-2:] in _POSSESSIVES,
    )


def _forms(words: list[str], keys: list[str], is_acronym: bool, is_shouted: bool) -> tuple[str | None, ...]:
    """How the words must be written: all of an acronym, and IT in "IT Services", but none of "NOT WET"."""
    if is_acronym:
        return tuple(map(acronym_form, words))
    strict = [not is_shouted and len(word) > 1 and word.isupper() for word in words]
    forms = tuple(
        acronym_form(word) if capital and key in FUNCTION_WORDS else None
        for word, key, capital in zip(words, keys, strict, strict=True)
    )
    return forms if any(forms) else ()


def _is_slight(key: str) -> bool:
    return key in FUNCTION_WORDS or (key.isdigit() and len(key) < _MIN_FIGURES)
