"""The bullets of a PDF's page that are drawn, not written, given as the characters that they stand for."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ingest.formats.pdf.words import Char

BULLET = "•"
_SMALLEST, _LARGEST = 0.12, 0.75  # of the size of the words beside it
_SQUARE = 1.4  # times as wide as it is high, or as high as it is wide, at most
_BESIDE = 3.0  # of the size of the words, between the bullet and these
_MOST = 500  # small drawings on one page: with more they are a picture


def with_bullets(chars: Sequence[Char], drawn: Iterable[Mapping[str, Any]]) -> list[Char]:
    """The characters of a page, with one for each small dot or box that is drawn at the left of a line."""
    small = [one for one in drawn if _is_small(one)]
    if not small or len(small) > _MOST:
        return list(chars)
    said = sorted((one for one in chars if not one["text"].isspace()), key=_middle)
    heights = [_middle(one) for one in said]
    found = list(chars)
    for one in small:
        at = _middle(one)
        near = said[bisect_left(heights, at - 15) : bisect_left(heights, at + 15)]
        beside = _beside(one, [char for char in near if char["top"] <= at <= char["bottom"]])
        if beside:
            found.append({**beside, "text": BULLET, "x0": one["x0"], "x1": one["x1"]})
    return found


def _middle(one: Mapping[str, Any]) -> float:
    return float(one["top"] + one["bottom"]) / 2


def _is_small(one: Mapping[str, Any]) -> bool:
    wide, high = one["width"], one["height"]
    return bool(0.5 < wide <= 20 and 0.5 < high <= 20 and max(wide, high) <= _SQUARE * min(wide, high))


def _beside(one: Mapping[str, Any], level: Sequence[Char]) -> Char | None:
    """The first character at the right of a drawing, if nothing is written at its left or on it."""
    after = min(
        (char for char in level if char["x0"] >= one["x1"] - 0.5), key=lambda char: char["x0"], default=None
    )
    if after is None:
        return None
    size = after["size"]
    fits = _SMALLEST * size <= one["height"] <= _LARGEST * size and after["x0"] - one["x1"] <= _BESIDE * size
    taken = any(
        char["x1"] > one["x0"] - _BESIDE * size and char["x0"] < one["x1"] - 0.5 and char is not after
        for char in level
    )
    return after if fits and not taken else None
