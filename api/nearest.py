"""The known names most like one that is not known."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_ENOUGH = 60.0  # of 100: below it a suggestion is noise ("zzz" for "limit")
_MOST = 5


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most five of the known names, most alike first, by rapidfuzz's ratio of matching characters."""
    found = process.extract(name[:256], list(known), scorer=fuzz.ratio, score_cutoff=_ENOUGH, limit=_MOST)
    return tuple(choice for choice, _, _ in found)
