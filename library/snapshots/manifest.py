"""The manifest of a snapshot: what it was made from, what it holds, and what every file of it must be."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import orjson
from pydantic import TypeAdapter, ValidationError

from ontology.errors import Damaged

#: Goes up when files are laid out or read in another way; a snapshot of another format is built anew.
FORMAT: Final = 7
ID_LENGTH: Final = 20


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One document that a snapshot was made from: what was said of it, and the SHA-256 of its bytes.

    `profile_sha256` is of the site's own profile that it is read by, where there is one; those that ship are
    part of the software.
    """

    slug: str
    source_name: str
    sha256: str
    size: int
    title: str | None
    publisher: str | None
    date: str | None
    profile: str | None
    profile_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document; a removal is one too, which says again what it removed."""

    number: int
    document: Ingredient
    removed: bool


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides what a snapshot holds. `vocabulary` is a SHA-256 sum of files.

    `history` holds every version of the documents that have several, by slug and number.
    """

    software: str
    base_iri: str
    vocabulary: str
    documents: tuple[Ingredient, ...]
    history: tuple[Version, ...] = ()
    format: int = FORMAT

    @property
    def id(self) -> str:
        """The name of the snapshot: equal recipes make equal snapshots."""
        return hashlib.sha256(orjson.dumps(self, option=orjson.OPT_SORT_KEYS)).hexdigest()[:ID_LENGTH]

    def differs_in_documents_only(self, other: "Recipe") -> bool:
        """Whether one snapshot can be made from the other by dropping and adding documents."""
        return replace(self, documents=(), history=()) == replace(other, documents=(), history=())


@dataclass(frozen=True, slots=True)
class Holding:
    """How much of everything one document brings."""

    recommendations: int
    ties: int
    quads: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything a snapshot holds; `quads` are all, `vocabulary_quads` those of no document."""

    documents: int
    recommendations: int
    things: int
    ties: int
    quads: int
    vocabulary_quads: int


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What a file must be: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`holdings` are by slug, `files` by path under the snapshot, with "/" between folders."""

    id: str
    recipe: Recipe
    counts: Counts
    holdings: dict[str, Holding]
    files: dict[str, FileRecord]


_MANIFEST: Final = TypeAdapter(Manifest)


def write_manifest(manifest: Manifest) -> bytes:
    """The content of a `manifest.json`."""
    return orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_manifest(path: Path) -> Manifest:
    """What a `manifest.json` says. Raises Damaged where it is not one, or not that of its own id."""
    try:
        manifest = _MANIFEST.validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError) as error:
        raise Damaged(f"{path} is not the manifest of a snapshot.") from error
    if manifest.id != manifest.recipe.id:
        raise Damaged(f"{path} is not what was written: its id is not that of its content.")
    return manifest
