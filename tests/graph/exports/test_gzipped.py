"""Compressed bytes depend on nothing but the bytes."""

import gzip

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.exports.gzipped import gzipped

WORDS = b"".join(b"%d is a number of %d\n" % (n * n, n % 7) for n in range(20_000))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, len(WORDS)), max_size=12))
def test_the_same_bytes_come_out_however_they_come_in(cuts: list[int]) -> None:
    ends = [*sorted(cuts), len(WORDS)]
    chunks = [WORDS[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    once = b"".join(gzipped([WORDS]))
    assert b"".join(gzipped(chunks)) == once
    assert gzip.decompress(once) == WORDS


def test_nothing_is_something_compressed() -> None:
    assert gzip.decompress(b"".join(gzipped([]))) == b""
