"""The text index, open for reading."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self


class Index:
    """A sealed text index, open for reading from any number of threads."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises Damaged where `path` is not an index of this version."""
        raise NotImplementedError

    @property
    def count(self) -> int:
        """How many recommendations it holds."""
        raise NotImplementedError

    def record(self, recommendation_id: str) -> bytes:
        """The JSON of the RecommendationView with this id; raises NotFound with the nearest ids."""
        raise NotImplementedError

    def records(self, ordinals: Sequence[int]) -> list[bytes]:
        """The JSON of the RecommendationViews with these ordinals, in their order; unknown ones left out."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the files."""
