"""The home of a library: its data directory, through which everything about it is done."""

from collections.abc import Iterable
from pathlib import Path

from library.documents import NewDocument, StoredDocument
from library.progress import Listener, silent
from library.snapshot import Snapshot, Verification


class Home:
    """The library in a data directory, which need not exist yet.

    `command` is what others are told when they find the library locked; `processes` is how many read
    documents in a build (0: one a core).
    """

    def __init__(
        self, path: Path, base_iri: str, *, command: str = "throughline", processes: int = 0
    ) -> None:
        self.path = path
        self.base_iri = base_iri

    def ensure(self, progress: Listener = silent) -> None:
        """Make sure that there is a snapshot to ask: an empty library is filled with the shipped corpus."""
        raise NotImplementedError

    def current(self) -> Snapshot:
        """The served snapshot, or the one before it where that one is damaged. Raises NotFound or Damaged."""
        raise NotImplementedError

    def documents(self) -> list[StoredDocument]:
        """The documents that the library holds, by slug."""
        raise NotImplementedError

    def add(self, documents: Iterable[NewDocument], progress: Listener = silent) -> list[StoredDocument]:
        """Store documents and build the snapshot that has them: all of them, or none where one fails."""
        raise NotImplementedError

    def remove(self, *slugs: str, progress: Listener = silent) -> None:
        """Take documents out; their versions stay in the data directory. Raises NotFound with the nearest."""
        raise NotImplementedError

    def rebuild(self, progress: Listener = silent) -> str:
        """Build the snapshot of what the data directory holds now; a no-op where it is served. Returns its id."""
        raise NotImplementedError

    def verify(self) -> Verification:
        """Read every byte of the served snapshot and of the documents, and compare with what was written."""
        raise NotImplementedError

    def backup(self, to: Path) -> None:
        """Write documents, vocabularies and profiles to a tar file."""
        raise NotImplementedError

    def restore(self, source: Path, progress: Listener = silent) -> list[StoredDocument]:
        """Fill an empty library from a tar file that `backup` wrote, and build its snapshot."""
        raise NotImplementedError
