"""The documents of a library: their original bytes and what was said of them, with every earlier version.

Version 3 of a document is the folder `documents/<slug>/3/` of `original` (its bytes) and `document.json`.
A version is never changed; a document's newest one counts, and a removed document's newest says so.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import orjson

from library.slugs import checked_slug
from ontology.errors import Damaged, Invalid, NotFound

MAX_WORDS: Final = 500
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


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


class Documents:
    """The documents under one directory, which need not exist yet."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def sources(self) -> Iterator[Source]:
        """The newest version of every document that is not removed, by slug."""
        slugs = sorted(p.name for p in self.root.iterdir() if p.name[0] != ".") if self.root.is_dir() else []
        for slug in slugs:
            newest = self.newest(slug)
            if newest and not newest.document.removed:
                yield newest

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
        document = StoredDocument(**orjson.loads(path.read_bytes()))
        checked_slug(document.slug)
    except (FileNotFoundError, orjson.JSONDecodeError, TypeError, Invalid) as error:
        raise Damaged(f"{path} is not what was written: restore the library from a backup.") from error
    return document


def plain_name(source_name: str) -> str:
    """A file's own name: no folders, no control characters, at most 200 characters."""
    name = re.split(r"[/\\]", source_name)[-1]
    return "".join(c for c in name if c.isprintable())[-200:].strip() or "document"


def checked_words(name: str, words: str | None) -> str | None:
    """A title or another such word as one line; None where it is empty. Raises Invalid if it is too long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words or "").split())
    if len(line) > MAX_WORDS:
        raise Invalid(f"The {name} is {len(line)} characters long: at most {MAX_WORDS} are kept.", name)
    return line or None


def checked_date(date: str | None) -> str | None:
    """The date itself. Raises Invalid where it is no year, month or day of ISO 8601."""
    if date and not _DATE.fullmatch(date):
        raise Invalid(f"{date[:40]!r} is no date: write 2024, 2024-03 or 2024-03-05.", "date")
    return date or None
