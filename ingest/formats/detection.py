"""Telling a file's format from what is in it; its name decides only where the content leaves it open which
way of writing a text is meant.
"""

from dataclasses import replace
from typing import Literal

from ingest.blocks import Source
from ingest.decoding import Decoded, decode
from ingest.formats.apart import read_apart, read_package, read_pdf
from ingest.formats.beside import apart_from_beside
from ingest.formats.plain.delimited import delimiter_of, read_delimited
from ingest.formats.plain.text import read_decoded
from ingest.formats.reheaded import reheaded
from ingest.formats.signs import data_format
from ingest.formats.web.text import decode_web, is_web
from ingest.formats.writing import way_of_writing
from ontology.errors import Unreadable

Format = Literal["package", "pdf", "html", "xml", "rdf", "json", "jsonl", "csv", "markdown", "rst", "text"]

_HEAD = 1_024  # bytes that tell a format
_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06")  # a zip file, and one that is empty
_OTHERS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Word or Excel file, or one that is locked with a password",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
_REFUSED = {
    "xml": "XML of a kind that no reader knows; save it as a web page, as text, .docx or .xlsx",
}


def source(content: bytes, source_name: str = "") -> Source:
    """A file's text and blocks, by the reader of the format that its content has.

    Raises Unreadable, naming the format, where none reads it.
    """
    read = _read(content, source_name)
    return replace(read, blocks=tuple(reheaded(apart_from_beside(read.blocks))))


def _read(content: bytes, source_name: str) -> Source:
    form, decoded = _told(content, source_name)
    if form in _REFUSED:
        raise Unreadable(f"The file is {_REFUSED[form]}.")
    if form == "package":
        return read_package(content, source_name)
    if form == "pdf":
        return read_pdf(content)
    assert decoded is not None
    if form == "rdf":
        # What it states is read by `ingest.statements`: there are no blocks in it.
        return Source(decoded.text, (), "text/turtle", decoded.encoding, "rdf")
    if form == "text":
        return read_decoded(decoded)
    if form == "csv":
        return read_delimited(decoded, delimiter_of(decoded.text) or ",")
    return read_apart(decoded, form)


def format_of(content: bytes, source_name: str = "") -> Format:
    """The format of a file; "rdf" is any way of writing RDF. Raises Unreadable where it is none known."""
    return _told(content, source_name)[0]


def _told(content: bytes, source_name: str) -> tuple[Format, Decoded | None]:
    """A file's format, and its text where it is one."""
    if content.startswith(_PACKAGES):
        return "package", None
    head = content[:_HEAD].lstrip()
    if _is_pdf(content):
        return "pdf", None
    for magic, name in _OTHERS.items():
        if head.startswith(magic):
            raise Unreadable(f"The file is {name}, which cannot be read; save it as text, .docx or .xlsx.")
    decoded = decode_web(content) if is_web(content) else decode(content)
    text = decoded.text
    if form := data_format(text):
        return form, decoded
    writing = way_of_writing(text, source_name)
    if writing != "text":
        return writing, decoded
    return ("csv" if delimiter_of(text) else "text"), decoded


def _is_pdf(content: bytes) -> bool:
    """Whether a PDF begins among the first bytes: before it may stand what a mail or a server put there."""
    before, begin, _ = content[:_HEAD].partition(b"%PDF-")
    if not begin or not before.strip():
        return bool(begin)
    return before.endswith((b"\n", b"\r", b"\0")) and b" obj" in content
