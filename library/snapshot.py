"""A sealed snapshot, open for answers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ontology.iris import Iris


class Snapshot:
    """One sealed state of a library; everything it gives belongs together. Close it, or use it as a context.

    `id` names its content (the same documents, vocabularies, profiles, base and software give the same id);
    `iris` are under the base that it was built for; `refused` tells, a sentence each, which newer snapshots
    were found damaged and passed over.
    """

    id: str
    path: Path
    iris: Iris
    refused: tuple[str, ...]

    def document_text(self, slug: str, start: int = 0, end: int | None = None) -> str:
        """Characters `start` to `end` of a document's full text, at most `MAX_SLICE` of them.

        Raises NotFound where the snapshot has no such document.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the snapshot's files."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_snapshot(path: Path) -> Snapshot:
    """Open a sealed snapshot after a check of its files. Raises Damaged, naming the file."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Verification:
    """What a whole check found: `problems` is empty where everything is what was written."""

    snapshot: str
    files: int
    bytes: int
    documents: int
    problems: tuple[str, ...]
