"""Telling a file's format from what is in it, never from its name."""

from ingest.blocks import Source
from ingest.decoding import decode
from ingest.formats.apart import read_package
from ingest.formats.delimited import delimiter_of, read_delimited
from ingest.formats.text import read_decoded
from ontology.errors import Unreadable

_HEAD = 1_024  # bytes that tell a format
_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06")  # a zip file, and one that is empty
_OTHERS = {
    b"%PDF-": "a PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Word or Excel file, or one that is locked with a password",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}


def source(content: bytes) -> Source:
    """A file's text and blocks, by the reader of the format that its bytes have.

    Raises Unreadable, naming the format, where none reads it.
    """
    if content.startswith(_PACKAGES):
        return read_package(content)
    head = content[:_HEAD].lstrip()
    for magic, name in _OTHERS.items():
        if head.startswith(magic):
            raise Unreadable(f"The file is {name}, which cannot be read; save it as text, .docx or .xlsx.")
    decoded = decode(content)
    delimiter = delimiter_of(decoded.text)
    return read_delimited(decoded, delimiter) if delimiter else read_decoded(decoded)
