"""Compression that gives the same bytes for the same content, however that comes in."""

import zlib
from collections.abc import Generator, Iterable
from typing import Final

_LEVEL: Final = 6
_GZIP: Final = zlib.MAX_WBITS | 16
_BLOCK: Final = 65_536


def gzipped(chunks: Iterable[bytes]) -> Generator[bytes, None, None]:
    """The chunks as one gzip member (RFC 1952), with neither a name nor a time in it."""
    compressor = zlib.compressobj(_LEVEL, wbits=_GZIP)
    for block in _blocks(chunks):
        if compressed := compressor.compress(block):
            yield compressed
    yield compressor.flush()


def _blocks(chunks: Iterable[bytes]) -> Generator[bytes, None, None]:
    """The same bytes in blocks of one size: what comes out may depend on how it is cut."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= _BLOCK:
            yield bytes(held[:_BLOCK])
            del held[:_BLOCK]
    yield bytes(held)
