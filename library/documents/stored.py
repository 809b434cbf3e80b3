"""The documents of a library: their original bytes and what was said of them, with every earlier version.

Version 3 of a document is the folder `documents/<slug>/3/` of `original` (its bytes) and `document.json`.
A version is never changed; a document's newest one counts, and a removed document's newest says so.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import orjson
from pydantic import TypeAdapter, ValidationError

from library.slugs import checked_slug, is_slug
from ontology.errors import Damaged, Invalid, NotFound


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to add; a slug left out comes from its file name, and a title from its text.

    `date` is a year, a month ("2024-03") or a day ("2024-03-05"); `profile` names a layout profile.
    """

    content: bytes
    source_name: str
    slug: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What a library holds of a document besides its bytes; `size` is in bytes, `version` counts from 1."""

    slug: str
    source_name: str
    sha256: str
    size: int
    version: int
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    profile: str | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A stored document and where its bytes are."""

    document: StoredDocument
    original: Path


_RECORD: Final = TypeAdapter(StoredDocument)


class Documents:
    """The documents under one directory, which need not exist yet."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def sources(self) -> Iterator[Source]:
        """The newest version of every document that is not removed, by slug."""
        for slug in self.slugs():
            newest = self.newest(slug)
            if newest and not newest.document.removed:
                yield newest

    def slugs(self) -> list[str]:
        """The slugs of all documents that ever were here, sorted; whatever else lies there is not ours."""
        return sorted(p.name for p in self.root.iterdir() if is_slug(p.name)) if self.root.is_dir() else []

    def newest(self, slug: str) -> Source | None:
        """The newest version of a document, which may say that it is removed; None where there is none."""
        versions = self.versions(slug)
        return self._version(slug, versions[-1]) if versions else None

    def versions(self, slug: str) -> list[int]:
        """The numbers of a document's versions, oldest first."""
        folder = self.root / checked_slug(slug)
        return sorted(int(p.name) for p in folder.iterdir() if p.name.isdecimal()) if folder.is_dir() else []

    def version(self, slug: str, number: int) -> Source:
        """One version of a document. Raises NotFound where the library never held it."""
        if number not in self.versions(slug):
            raise NotFound(f"The library holds no version {number} of {slug!r}.")
        return self._version(slug, number)

    def folder(self, slug: str, version: int) -> Path:
        """Where a version is or will be."""
        return self.root / slug / str(version)

    def _version(self, slug: str, number: int) -> Source:
        folder = self.folder(slug, number)
        return Source(read_record(folder / "document.json"), folder / "original")


def write_record(document: StoredDocument) -> bytes:
    """The content of a `document.json`."""
    return orjson.dumps(asdict(document), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_record(path: Path) -> StoredDocument:
    """What a `document.json` says. Raises Damaged where it says something else."""
    try:
        return parse_record(path.read_bytes())
    except (FileNotFoundError, Damaged) as error:
        raise Damaged(f"{path} is not what was written: restore the library from a backup.") from error


def parse_record(content: bytes) -> StoredDocument:
    """A document from the content of its `document.json`. Raises Damaged where it is not one."""
    try:
        document = _RECORD.validate_json(content, strict=True)
        checked_slug(document.slug)
    except (ValidationError, Invalid) as error:
        raise Damaged("This is no record of a document.") from error
    return document
