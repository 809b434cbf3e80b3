"""A library in one tar file: its documents with all versions, its vocabularies, profiles, questions.

Snapshots are left out, since they are built from these.
"""

import os
import re
import shutil
import tarfile
import zlib
from pathlib import Path
from typing import Final

from library.documents.stored import read_record
from library.slugs import is_slug
from library.snapshots.checking import sha256_of
from library.storage import files_under, sync_directory, sync_paths
from ontology.errors import Damaged, Invalid, Unreadable

_SITE: Final = ("vocabularies", "profiles", "questions")
FOLDERS: Final = (*_SITE, "documents")
_VERSION: Final = re.compile(r"documents/([^/]+)/[1-9][0-9]{0,8}/(?:document\.json|original)", re.ASCII)
_OWN: Final = re.compile(r"(?:vocabularies|profiles|questions)/[^/\\\0.][^/\\\0]{0,200}")


def write_backup(data: Path, to: Path) -> None:
    """Write the tar file, compressed where its name ends in "gz"; it is there whole or not at all."""
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        with (
            tarfile.open(beside, "w:gz") if to.suffix in {".gz", ".tgz"} else tarfile.open(beside, "w") as tar
        ):
            for folder in FOLDERS:
                for path in files_under(data / folder):
                    name = path.relative_to(data).as_posix()
                    if _is_ours(name):
                        tar.add(path, name)
        sync_paths([beside])
        beside.replace(to)
        sync_directory(to.absolute().parent)
    finally:
        beside.unlink(missing_ok=True)


def read_backup(source: Path, data: Path, folder: Path) -> None:
    """Put what a backup holds into a data directory without documents, by way of an empty folder beside it.

    Raises Unreadable where the file is no backup or not whole, Damaged where a document in it is not what was
    added, Invalid where it brings a vocabulary, profile or question that the site has with another content.
    """
    _unpack(source, folder)
    _check(folder)
    for own in (file for name in _SITE for file in files_under(folder / name)):
        _place(own, data / own.relative_to(folder))
    sync_paths([folder, *folder.rglob("*")])
    # An empty folder gives way; with this rename the documents are there, all of them.
    (folder / "documents").rename(data / "documents")
    sync_directory(data)


def _unpack(source: Path, folder: Path) -> None:
    (folder / "documents").mkdir()
    try:
        with tarfile.open(source) as tar:
            for member in tar:
                if not member.isdir():
                    _unpack_one(tar, member, folder)
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise Unreadable(f"{source} is no backup of a library, or not whole: {error}.") from error


def _unpack_one(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    content = tar.extractfile(member) if member.isreg() and _is_ours(member.name) else None
    if content is None:
        raise Unreadable(f"The backup holds {member.name[:200]!r}, which is no part of a library.")
    path = folder / member.name
    path.parent.mkdir(parents=True, exist_ok=True)
    with content, path.open("xb") as target:
        shutil.copyfileobj(content, target)


def _is_ours(name: str) -> bool:
    version = _VERSION.fullmatch(name)
    return is_slug(version[1]) if version else _OWN.fullmatch(name) is not None


def _check(folder: Path) -> None:
    """Every version is what its record says, and lies where the record says."""
    for path in folder.glob("documents/*/*"):
        record = read_record(path / "document.json")
        if (record.slug, str(record.version)) != (path.parent.name, path.name):
            raise Damaged(f"The backup has {record.slug} in the place of {path.parent.name}.")
        if not record.removed and sha256_of(path / "original") != record.sha256:
            raise Damaged(f"The backup's {record.slug}, version {record.version}, is not what was added.")


def _place(own: Path, place: Path) -> None:
    if not place.exists():
        own.replace(place)
    elif place.read_bytes() != own.read_bytes():
        raise Invalid(f"{place} is already there and another than the backup's: move it away first.")
