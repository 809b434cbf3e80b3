"""Changes to the documents of a library, made beside them and then all at once.

What is put or removed stands in `.staged` until it is committed. One rename to `.committed` decides; what is
left to do after it, moving each version to its place and serving the snapshot that has it, is finished by
whoever next holds the lock. `.committed` is there until that is done.
"""

import difflib
import shutil
from collections.abc import Iterator
from dataclasses import replace

from library.description import described
from library.documents import Documents, NewDocument, Source, StoredDocument, read_record, write_record
from library.storage import sync_directory, sync_paths
from ontology.errors import NotFound


class Staging:
    """The next state of a library's documents. Only for who holds the lock."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self._staged = documents.root / ".staged"
        self._committed = documents.root / ".committed"
        documents.root.mkdir(parents=True, exist_ok=True)
        self._move()
        self.discard()

    def put(self, new: NewDocument) -> StoredDocument:
        """Stage a document, or nothing where the library already holds just this. Raises Invalid."""
        document = described(new)
        before = self.documents.newest(document.slug)
        if before and before.document == replace(document, version=before.document.version):
            shutil.rmtree(self._staged / document.slug, ignore_errors=True)
            return before.document
        return self._stage(document, before, new.content)

    def remove(self, slug: str) -> None:
        """Stage the removal of a document. Raises NotFound where the library holds none of this slug."""
        before = self.documents.newest(slug)
        if before is None or before.document.removed:
            known = [source.document.slug for source in self.documents.sources()]
            nearest = difflib.get_close_matches(slug, known, 3, cutoff=0.5)
            raise NotFound(f"The library holds no document {slug!r}.", tuple(nearest))
        self._stage(replace(before.document, removed=True), before, None)

    def sources(self) -> Iterator[Source]:
        """The documents as they will be once committed, by slug."""
        staged = {p.name for p in self._staged.iterdir()} if self._staged.is_dir() else set()
        for slug in sorted(staged | set(self.documents.slugs())):
            source = self._staged_source(slug) if slug in staged else self.documents.newest(slug)
            if source and not source.document.removed:
                yield source

    def commit(self) -> None:
        """Make the staged changes the library's; `settle` once they are served."""
        if self._staged.is_dir():
            sync_paths((self._staged, *self._staged.rglob("*")))
            self._staged.rename(self._committed)
            sync_directory(self.documents.root)
        self._move()

    def settle(self) -> None:
        """Say that all that was committed is served."""
        if self._committed.is_dir():
            self._committed.rmdir()

    def discard(self) -> None:
        """Forget what is staged."""
        shutil.rmtree(self._staged, ignore_errors=True)

    def _stage(
        self, document: StoredDocument, before: Source | None, content: bytes | None
    ) -> StoredDocument:
        document = replace(document, version=before.document.version + 1 if before else 1)
        folder = self._staged / document.slug
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if content is not None:
            (folder / "original").write_bytes(content)
        (folder / "document.json").write_bytes(write_record(document))
        return document

    def _staged_source(self, slug: str) -> Source:
        folder = self._staged / slug
        return Source(read_record(folder / "document.json"), folder / "original")

    def _move(self) -> None:
        moved = []
        for folder in sorted(self._committed.iterdir()) if self._committed.is_dir() else ():
            record = read_record(folder / "document.json")
            place = self.documents.folder(record.slug, record.version)
            place.parent.mkdir(exist_ok=True)
            folder.rename(place)
            moved.append(place.parent)
        sync_paths((self.documents.root, *moved))


def unsettled(documents: Documents) -> bool:
    """Whether a process ended between committing changes and serving them."""
    return (documents.root / ".committed").is_dir()
