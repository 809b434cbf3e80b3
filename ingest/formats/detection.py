"""Telling a file's format from its first bytes, never from its name."""

from collections.abc import Callable

from ingest.blocks import Source
from ingest.formats.text import read_text
from ontology.errors import Unreadable

_HEAD = 1_024  # bytes that tell a format
_OTHERS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive, as Word and Excel files are",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Word or Excel file",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}


def reader(content: bytes) -> Callable[[bytes], Source]:
    """The reader of the format that a file's bytes have; Unreadable names a format that none reads."""
    head = content[:_HEAD].lstrip()
    for magic, name in _OTHERS.items():
        if head.startswith(magic):
            raise Unreadable(f"The file is {name}, which cannot be read; save it as plain text.")
    return read_text
