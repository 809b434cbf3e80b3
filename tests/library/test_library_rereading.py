"""What is gone through more than once is kept where it is little, and read anew where it is much."""

from collections.abc import Iterator
from itertools import islice

from library.rereading import Reread


class Source:
    """Counts how often it is read."""

    def __init__(self, size: int) -> None:
        self.size, self.times = size, 0

    def read(self) -> Iterator[int]:
        self.times += 1
        yield from range(self.size)


def test_little_is_read_once() -> None:
    source = Source(3)
    numbers = Reread(source.read)
    assert [*numbers] == [*numbers] == [0, 1, 2]
    assert source.times == 1


def test_much_is_read_anew_each_time() -> None:
    source = Source(10_001)
    numbers = Reread(source.read)
    assert sum(numbers) == sum(numbers) == sum(range(10_001))
    assert source.times == 2


def test_what_was_not_read_to_its_end_is_not_taken_for_the_whole() -> None:
    numbers = Reread(Source(5).read)
    assert [*islice(numbers, 2)] == [0, 1]
    assert [*numbers] == [0, 1, 2, 3, 4]
