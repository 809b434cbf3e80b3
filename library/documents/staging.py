"""Changes to the documents of a library, made beside them and then all at once.

What is put or removed stands in `.staged` until it is committed. One rename to `.committed` decides; what is
left to do after it, moving each version to its place and serving the snapshot that has it, is finished by
whoever next holds the lock. `.committed` is there until that is done.
"""

import difflib
import shutil
from collections.abc import Iterator
from dataclasses import replace

from library.documents.description import described
from library.documents.stored import Documents, NewDocument, Source, StoredDocument, read_record, write_record
from library.documents.taking import Taken
from library.storage import sync_directory, sync_paths
from ontology.errors import NotFound


class Staging:
    """The next state of a library's documents. Only for who holds the lock."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self._staged = documents.root / ".staged"
        self._committed = documents.root / ".committed"
        self._by_sum: dict[str, StoredDocument] | None = None
        documents.root.mkdir(parents=True, exist_ok=True)
        self._move()
        self.discard()

    def put(self, new: NewDocument) -> Taken:
        """Stage a document, or nothing where the library holds just these bytes, under whatever slug.

        What is not said anew of the same bytes stays said; what is said anew makes a new version of them.
        Raises Invalid.
        """
        said = described(new)
        before = self.documents.newest(said.slug)
        same = before is not None and not before.document.removed and before.document.sha256 == said.sha256
        holder = None if same else self._holder(said.sha256)
        if holder and holder.slug != said.slug:
            return Taken(holder, "held")
        if before and same:
            said = _said_again(said, before.document)
            if said == before.document:
                self._take_back(said.slug)
                return Taken(said, "unchanged")
        elif before and not before.document.removed:
            said = _said_of_successor(said, before.document)
        stored = self._stage(said, before, new.content)
        return Taken(stored, "added" if before is None or before.document.removed else "replaced")

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

    def history(self) -> Iterator[Source]:
        """All versions of the documents that will have had several, by slug and number."""
        staged = {p.name for p in self._staged.iterdir()} if self._staged.is_dir() else set()
        for slug in sorted(staged | set(self.documents.slugs())):
            numbers = self.documents.versions(slug)
            if len(numbers) + (slug in staged) > 1:
                yield from (self.documents.version(slug, number) for number in numbers)
                yield from (self._staged_source(slug) for _ in range(slug in staged))

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

    def _holder(self, sha256: str) -> StoredDocument | None:
        """The document that has these bytes, or is staged to have them."""
        if self._by_sum is None:
            self._by_sum = {source.document.sha256: source.document for source in self.sources()}
        return self._by_sum.get(sha256)

    def _take_back(self, slug: str) -> None:
        """Forget what is staged of a document, which stays as it is."""
        self._forget(slug, None)
        self._by_sum = None

    def _forget(self, slug: str, before: Source | None) -> None:
        """Take back what is staged of a document, and know of its bytes no more."""
        staged = self._staged / slug
        for old in (before, self._staged_source(slug) if staged.is_dir() else None):
            if old and self._by_sum and self._by_sum.get(old.document.sha256) == old.document:
                del self._by_sum[old.document.sha256]
        shutil.rmtree(staged, ignore_errors=True)

    def _stage(
        self, document: StoredDocument, before: Source | None, content: bytes | None
    ) -> StoredDocument:
        document = replace(document, version=before.document.version + 1 if before else 1)
        folder = self._staged / document.slug
        self._forget(document.slug, before)
        folder.mkdir(parents=True)
        if content is not None:
            (folder / "original").write_bytes(content)
        (folder / "document.json").write_bytes(write_record(document))
        if self._by_sum is not None and not document.removed:
            self._by_sum[document.sha256] = document
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


def _said_again(said: StoredDocument, before: StoredDocument) -> StoredDocument:
    """What is said of the same bytes: what is new, and else what was."""
    return replace(
        before,
        title=said.title or before.title,
        publisher=said.publisher or before.publisher,
        date=said.date or before.date,
        profile=said.profile or before.profile,
    )


def _said_of_successor(said: StoredDocument, before: StoredDocument) -> StoredDocument:
    """What is said of a new version: all but its date stays said of the document until it is said anew."""
    return replace(
        said,
        title=said.title or before.title,
        publisher=said.publisher or before.publisher,
        profile=said.profile or before.profile,
    )


def unsettled(documents: Documents) -> bool:
    """Whether a process ended between committing changes and serving them."""
    return (documents.root / ".committed").is_dir()
