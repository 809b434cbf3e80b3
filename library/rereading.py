"""What a document gives that is gone through more than once: kept where it is little, else read anew."""

from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

Item = TypeVar("Item")

#: Records of a document that are kept: some 20 MB.
_KEPT: Final = 10_000


class Reread(Generic[Item]):
    """The items that `read` gives, each time they are gone through; of many none is held beyond `_KEPT`."""

    def __init__(self, read: Callable[[], Iterator[Item]]) -> None:
        self._read = read
        self._kept: list[Item] | None = None

    def __iter__(self) -> Iterator[Item]:
        return self._anew() if self._kept is None else iter(self._kept)

    def _anew(self) -> Iterator[Item]:
        held: list[Item] = []
        for item in self._read():
            if len(held) <= _KEPT:
                held.append(item)
            yield item
        if len(held) <= _KEPT:
            self._kept = held
