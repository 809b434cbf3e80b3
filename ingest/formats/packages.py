"""Files that are zip packages of XML parts (ISO/IEC 29500-2), and what is refused before one is parsed."""

import io
import re
import zipfile
import zlib
from typing import Literal

from ontology.errors import TooLarge, Unreadable

PackageKind = Literal["docx", "xlsx"]

MAX_PACKED = 64 * 1024 * 1024  # bytes of a package
MAX_UNPACKED = 512 * 1024 * 1024  # bytes of all of its parts
MAX_PART = {
    "docx": 48 * 1024 * 1024,
    "xlsx": 384 * 1024 * 1024,
}  # a tree takes 30 times its size; a stream none
MAX_PARTS = 5_000
_OTHERS = {  # by a part that only such a package has
    "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    "ppt/presentation.xml": "a presentation",
    "META-INF/manifest.xml": "an OpenDocument file",
    "META-INF/container.xml": "an electronic book (EPUB)",
    "Index/Document.iwa": "a Pages or Numbers file",
}
_XML = re.compile(r"(?i).*\.(?:xml|rels)")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_CHUNK = 1 << 20
_OVERLAP = 16
_DAMAGED = "The file begins as a zip archive does, and so as Word and Excel files do, but is damaged."


def package_kind(content: bytes) -> PackageKind:
    """What kind of package a zip file is, by the parts in it. Raises Unreadable for any other, TooLarge."""
    if len(content) > MAX_PACKED:
        raise TooLarge(
            f"The file has {len(content):,} bytes; a Word or Excel file may have at most {MAX_PACKED:,}."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise Unreadable(_DAMAGED) from error
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("The file is locked with a password; save it without one.")
    kind = _kind(names)
    if kind is None or "[Content_Types].xml" not in names:
        raise _other(names)
    _refuse_large(parts, kind)
    return kind


def refuse_declarations(content: bytes) -> None:
    """Refuse a package that declares XML entities, which no word processor does.

    Raises Unreadable, also for a part that is not what the package says of it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.infolist():
                if _XML.fullmatch(part.filename):
                    _refuse_declaration(package, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise Unreadable(_DAMAGED) from error


def _kind(names: set[str]) -> PackageKind | None:
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return "docx"
    return "xlsx" if any(name.startswith("xl/workbook") and name.endswith(".xml") for name in names) else None


def _other(names: set[str]) -> Unreadable:
    """What is said of a package that is neither."""
    for part, made in _OTHERS.items():
        if part in names:
            return Unreadable(f"The file is {made}, which cannot be read; save it as .docx, .xlsx or text.")
    return Unreadable(
        "The file is a zip archive, but no Word or Excel file; give the files in it one by one."
    )


def _refuse_large(parts: list[zipfile.ZipInfo], kind: PackageKind) -> None:
    if len(parts) > MAX_PARTS:
        raise TooLarge(f"The file holds {len(parts):,} parts; it may hold at most {MAX_PARTS:,}.")
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED:
        raise TooLarge(f"The file unpacks to {size:,} bytes; it may have at most {MAX_UNPACKED:,}.")
    largest = max((part.file_size for part in parts if _XML.fullmatch(part.filename)), default=0)
    if largest > MAX_PART[kind]:
        raise TooLarge(
            f"A part of the file unpacks to {largest:,} bytes; one may have at most {MAX_PART[kind]:,}."
        )


def _refuse_declaration(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with package.open(part) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            if _DECLARED.search((before + chunk).replace(b"\0", b"")):  # in UTF-16 too
                raise Unreadable("The file declares XML entities, which no Word or Excel file does.")
            before = chunk[-2 * _OVERLAP :]
