"""How wide text is drawn, and how it is broken into lines; an estimate, since no fonts are at hand."""

import unicodedata
from functools import lru_cache
from itertools import accumulate
from typing import Final

#: Widths in ems of common sans-serif fonts, rounded up: of narrow, of wide and of full-width characters.
_NARROW, _USUAL, _WIDE, _FULL = 0.38, 0.63, 0.95, 1.1
_NARROW_ONES: Final = frozenset("fijlrtI.,:;!|'()[]/ -")
_WIDE_ONES: Final = frozenset("mwMWQOGDNH@%&—…")


class _Ems(dict[str, float]):
    """The width of each character, worked out once."""

    def __missing__(self, character: str) -> float:
        if ord(character) < 0x300:
            ems = _WIDE if character in _WIDE_ONES else _USUAL
        else:
            ems = _FULL if unicodedata.east_asian_width(character) in "FW" else _WIDE
        self[character] = ems = _NARROW if character in _NARROW_ONES else ems
        return ems


_EMS: Final = _Ems()


def width(text: str, size: float) -> float:
    """Pixels that a text takes at most in a font of this size, as a rule."""
    return size * sum(map(_EMS.__getitem__, text))


# The height of a box, where it stands and what is in it all need its lines.
@lru_cache(maxsize=2048)
def lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """The text in lines no wider than `room`, broken between words; what is over ends in an ellipsis."""
    made: list[str] = []
    rest = " ".join(text.split())
    while rest and len(made) < most:
        last = len(made) == most - 1
        fitting = _fitting(rest, size, room)
        if fitting < len(rest) and last:
            made.append(f"{rest[: _fitting(rest, size, room - _FULL * size)].rstrip()}…")
            break
        made.append(rest[:fitting].rstrip())
        rest = rest[fitting:].lstrip()
    return tuple(made)


def _fitting(text: str, size: float, room: float) -> int:
    """How many characters fit, up to the end of a word where one ends within them."""
    ends = accumulate(map(_EMS.__getitem__, text))
    at = next((number for number, end in enumerate(ends) if end * size > room), len(text))
    if at == len(text):
        return at
    space = text.rfind(" ", 0, at + 1)
    return space if space > 0 else max(at, 1)
