"""A whole check: every byte of a snapshot and of the documents, compared with what was written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from library.documents.stored import Source
from library.snapshots.checking import hash_problems, sha256_of
from library.snapshots.snapshot import Snapshot
from ontology.errors import Damaged


@dataclass(frozen=True, slots=True)
class Verification:
    """What a whole check found: `problems`, a sentence each, are empty where all is what was written."""

    snapshot: str
    files: int
    bytes: int
    documents: int
    problems: tuple[str, ...]


def verify(snapshot: Snapshot, sources: Iterable[Source]) -> Verification:
    """Read a snapshot and the documents through. Raises nothing for damage: it tells all it finds."""
    files = snapshot.manifest.files
    sources = list(sources)
    problems = [
        *snapshot.refused,
        *hash_problems(snapshot.path, files),
        *_count_problems(snapshot),
        *_document_problems(sources),
    ]
    size = sum(record.size for record in files.values())
    return Verification(snapshot.id, len(files), size, len(sources), tuple(problems))


def _count_problems(snapshot: Snapshot) -> Iterator[str]:
    try:
        snapshot.ties.verify()
        found = snapshot.index.count, len(snapshot.graph.store)
    except Damaged as error:
        yield str(error)
        return
    written = snapshot.manifest.counts.recommendations, snapshot.manifest.counts.quads
    for name, was, now in zip(("recommendations", "quads"), written, found, strict=True):
        if was != now:
            yield f"{snapshot.path} holds {now} {name} where {was} were written."


def _document_problems(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        if sha256_of(source.original) != source.document.sha256:
            yield f"{source.original} is not what was added: restore it from a backup, or add it again."
