"""What the colours of cells mean by a document's own key, also where its colours are only near theirs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from ingest.labels import table_of, words_of
from ontology.legends import of_name

_LETTERS = {"r": "red", "a": "amber", "y": "yellow", "g": "green", "b": "blue"}
_NAME = 8  # words of a status: what is longer explains one


@dataclass(frozen=True, slots=True)
class FillMeanings:
    """The words for each colour with which a key is filled, and for each that it names."""

    filled: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)

    def of(self, fill: str, *, near: bool = True) -> str | None:
        """What a colour means; of other shades of the same, and with `near` of colours next to it, where the
        key has but one of them. None where it tells nothing.
        """
        for known in (self.filled, self.named):
            if fill in known:
                return known[fill]
        for known in (self.filled, self.named):
            if said := _only(known, {hue_of(fill)}):
                return said
        own = {hue_of(fill)} & {hue_of(one) for one in (*self.filled, *self.named)}
        beside = set(_beside().get(hue_of(fill), ()))
        return _only({**self.named, **self.filled}, beside) if near and not own else None


def fill_meanings(filled: Mapping[str, str], entries: Iterable[tuple[str, str]]) -> FillMeanings:
    """The meanings of colours; `entries` are the marks of a key that may name some, with what each means."""
    entries = list(entries)
    letters = {mark.casefold() for mark, _ in entries} <= _LETTERS.keys()
    named: dict[str, str] = {}
    for mark, said in entries:
        colour = _LETTERS[mark.casefold()] if letters else colour_in(mark)
        if colour:
            named.setdefault(colour, said)
    return FillMeanings(dict(filled), named)


def meaning(mark: str, description: str) -> str:
    """What an entry of a key calls a status: its mark, or where that is a colour or a code what it says of
    it, if that is a name.
    """
    short = len(mark) < 3 or (len(mark) <= 3 and mark.isupper())
    said = of_name(description)
    return said if (short or colour_in(mark)) and said and len(said.split()) <= _NAME else mark


def colour_in(mark: str) -> str | None:
    """The colour that a mark is the name of, as cells are told by; None for other marks."""
    words = re.findall(r"[^\W\d_]+", mark.casefold())
    shades = [word for word in words if word in words_of("colours", "shades")]
    hues = [word for word in words if word in words_of("colours", "names")]
    if len(hues) != 1 or len(shades) + 1 < len(words):
        return None
    hue = _hues().get(hues[0], hues[0])
    shade = {"pale": "light", "deep": "dark", "bright": ""}.get(shades[0], shades[0]) if shades else ""
    return f"{shade} {hue}".strip()


def hue_of(colour: str) -> str:
    """A colour's name without how light it is."""
    return colour.rpartition(" ")[2]


def _only(known: Mapping[str, str], hues: set[str]) -> str | None:
    found = {said for colour, said in known.items() if hue_of(colour) in hues}
    return found.pop() if len(found) == 1 else None


@cache
def _hues() -> Mapping[str, str]:
    return table_of("colours", "hues")


@cache
def _beside() -> Mapping[str, list[str]]:
    return table_of("colours", "beside")
