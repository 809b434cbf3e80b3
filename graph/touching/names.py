"""The names in a question: where they stand, and what they are of."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, readings_of
from ontology.asking import asks, denies, denies_after, is_sort, joins
from ontology.labels import Token, tokenize

_MAX_NAME: Final = 8  # words of a name that is looked for in a question; longer ones by their beginnings
_MAX_LONG: Final = 20  # longer names with one beginning that are looked at
_BESIDE: Final = 4  # words within which a name stands beside the word that says of what sort it is


def of_sort(readings: tuple[Reading, ...], word: str) -> tuple[Reading, ...]:
    """Those of the sort that a word beside their name says; all where none is."""
    return tuple(each for each in readings if is_sort(word, each.kind or each.type)) or readings


class Names:
    """Finds the names in one question; `tokens` are its words."""

    def __init__(self, catalog: Catalog, question: str, tokens: Sequence[Token]) -> None:
        self._catalog, self._question, self._tokens = catalog, question, tokens
        self._found: dict[int, tuple[int, tuple[Reading, ...]]] = {}

    def at(self, at: int) -> tuple[int, tuple[Reading, ...]]:
        """The longest name that begins with a word, as where it ends and its readings, which may be none."""
        if at not in self._found:
            self._found[at] = next(self._named(at), (at, ()))
        return self._found[at]

    def sort(self, at: int, before: Sequence[Reading]) -> bool:
        """Whether a word only says of what sort the name is that follows, or that ends `before` it: "status
        rejected", "the Housing category"."""
        if self.at(at)[0] > at + 1:
            return False  # it begins a name of more words
        after = range(at + 1, min(len(self._tokens), at + _BESIDE))
        name = next((i for i in after if not asks(self._tokens[i].text) or self.at(i)[1]), None)
        beside = (*before, *(self.at(name)[1] if name is not None else ()))
        word = self._tokens[at].text
        return any(is_sort(word, each.kind or each.type) for each in beside)

    def _named(self, at: int) -> Iterator[tuple[int, tuple[Reading, ...]]]:
        first = self._tokens[at].text
        for end in (*self._long(at), *range(min(len(self._tokens), at + _MAX_NAME), at, -1)):
            if asks(first) and asks(self._tokens[end - 1].text):
                continue
            readings = self._called(at, end)
            if not readings and denies(first):
                # What is "not WET" may be called so; what "isn't WET" or "has not been WET" is that.
                telling = [token.text for token in self._tokens[at + 1 : end] if not asks(token.text)]
                readings = self._denied_state(telling)
            elif readings and end > at + 1 and asks(first) and not (denies(first) or denies_after(first)):
                # "To the Agency" may be what a list of recommendations is called: the Agency is meant, too.
                readings = self._without_small_words(at + 1, end, readings)
            if readings:
                yield self._counted(at, end, readings)

    def _without_small_words(self, at: int, end: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """With what the name is of that begins after the words that tell nothing."""
        first = next((i for i in range(at, end) if not asks(self._tokens[i].text)), end)
        more = self._called(first, end) if first < end else ()
        known = {each.id for each in readings}
        return (*readings, *(each for each in more if each.id not in known))

    def _called(self, at: int, end: int) -> tuple[Reading, ...]:
        return readings_of(self._catalog, self._words(at, end))

    def _words(self, at: int, end: int) -> str:
        return self._question[self._tokens[at].start : self._tokens[end - 1].end]

    def _long(self, at: int) -> Iterator[int]:
        """Where a name of more than _MAX_NAME words may end, the longest first."""
        left = len(self._tokens) - at
        if left > _MAX_NAME and not asks(self._tokens[at].text):
            begun = self._catalog.starting(self._words(at, at + _MAX_NAME), _MAX_LONG)
            lengths = {len(tokenize(each.name)) for each in begun}
            yield from (at + length for length in sorted(lengths, reverse=True) if _MAX_NAME < length <= left)

    def _denied_state(self, telling: Sequence[str]) -> tuple[Reading, ...]:
        """What is called "not" and some words, the last of which may be written as a participle."""
        names = (f"not {' '.join(telling)}{ending}" for ending in ("", "ed", "d") if telling)
        return next(filter(None, (readings_of(self._catalog, name) for name in names)), ())

    def _counted(self, at: int, end: int, readings: tuple[Reading, ...]) -> tuple[int, tuple[Reading, ...]]:
        """Numbers that go on after one: "questions 2, 3 and 4"."""
        noun = self._tokens[at].text
        while readings[0].how == "number":
            after = end + (end < len(self._tokens) and joins(self._tokens[end].text))
            further = self._tokens[after : after + 1]
            more = readings_of(self._catalog, f"{noun} {further[0].text}") if further else ()
            if not more or more[0].how != "number":
                break
            end, readings = after + 1, (*readings, *more)
        return end, readings
