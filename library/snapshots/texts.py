"""The full texts of a snapshot's documents, one UTF-8 file each, read in slices of characters."""

import codecs
from pathlib import Path
from typing import Final

from library.slugs import is_slug
from ontology.errors import NotFound

#: The most characters that one slice holds.
MAX_SLICE: Final = 1_000_000
_BLOCK: Final = 1 << 20


def text_path(folder: Path, slug: str) -> Path:
    """Where the text of a document stands."""
    return folder / f"{slug}.txt"


def write_text(folder: Path, slug: str, text: str) -> None:
    """Write the text of a document, byte for byte."""
    text_path(folder, slug).write_bytes(text.encode())


def read_text(folder: Path, slug: str, start: int = 0, end: int | None = None) -> str:
    """Characters `start` to `end` of a text, at most MAX_SLICE of them, in memory that the slice needs.

    Raises NotFound where there is no such text.
    """
    path = text_path(folder, slug)
    if not is_slug(slug) or not path.is_file():
        raise NotFound(f"There is no document {slug[:100]!r} in this snapshot.")
    start = max(0, start)
    end = start + MAX_SLICE if end is None else min(end, start + MAX_SLICE)
    return _slice(path, start, end)


def _slice(path: Path, start: int, end: int) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    at, kept = 0, []
    with path.open("rb") as file:
        while at < end and (block := file.read(_BLOCK)):
            text = decoder.decode(block)
            kept.append(text[max(0, start - at) : max(0, end - at)])
            at += len(text)
    return "".join(kept)
