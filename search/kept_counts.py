"""Counts of facets that are kept with an index, because it never changes."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

Counts = dict[str, dict[str, int]]

_MOST: Final = 500


class KeptCounts:
    """The counts of facets by what was counted in; None means everything, whose counts are never lost."""

    def __init__(self) -> None:
        self._of_all: dict[str, dict[str, int]] = {}
        self._lately: dict[tuple[Hashable, str], dict[str, int]] = {}

    def known(self, counted_in: Hashable | None, facets: Sequence[str]) -> Counts:
        """Copies of what is known, by facet."""
        found = {facet: self._get(counted_in, facet) for facet in facets}
        return {facet: dict(counts) for facet, counts in found.items() if counts is not None}

    def keep(self, counted_in: Hashable | None, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Keep copies of these counts, by facet."""
        copies = {facet: dict(each) for facet, each in counts.items()}
        if counted_in is None:
            self._of_all.update(copies)
            return
        if len(self._lately) > _MOST:
            self._lately.clear()
        self._lately.update({(counted_in, facet): each for facet, each in copies.items()})

    def _get(self, counted_in: Hashable | None, facet: str) -> dict[str, int] | None:
        return self._of_all.get(facet) if counted_in is None else self._lately.get((counted_in, facet))
