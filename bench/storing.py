"""The store's part of a build beside pyoxigraph's own bulk load of the same quads, in one run.

    python -m bench.storing [--recommendations 10000]

Documents are read and linked first, untimed. "ours" is what a build does with their quads: files gathered
into batches, loaded by threads, and the store compacted for reading. "bare" is one bulk load of one file of
the same quads into an empty store, flushed. Both are told in seconds of the clock and of the processor.
"""

import argparse
import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph

from bench.corpus import concept_labels, plans, vocabulary
from graph.store.store import seal
from library.building.loading import Loading
from library.building.preparing import Reader, prepare, reader_for
from library.documents.stored import Source, StoredDocument
from library.site import Site

BASE = "https://plans.example/"


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recommendations", type=int, default=10_000)
    parser.add_argument("--concepts", type=int, default=20_000)
    parser.add_argument("--scratch", type=Path, help="a directory with room, instead of the system's")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.scratch) as folder:
        _measure(Path(folder), given.recommendations, concept_labels(given.concepts))


def _measure(folder: Path, recommendations: int, labels: list[str]) -> None:
    files = list(_prepared(folder, recommendations, labels))
    whole = folder / "whole.nq"
    with whole.open("wb") as target:
        for file in files:
            with file.open("rb") as source:
                shutil.copyfileobj(source, target)
    print(f"{recommendations:,} recommendations, {whole.stat().st_size / 1e6:,.0f} MB of N-Quads")
    bare = _timed("bare", lambda: _bare(folder / "bare", whole))
    whole.unlink()
    loaded = _timed("ours, loading", lambda: _loaded(folder / "ours", folder, files))
    sealed = _timed("ours, compacting", lambda: seal(folder / "ours"))
    clock, processor = (
        (ours + after) / alone for ours, after, alone in zip(loaded, sealed, bare, strict=True)
    )
    print(f"ours is {clock:.2f} × bare by the clock, {processor:.2f} × by the processor")


def _prepared(folder: Path, recommendations: int, labels: list[str]) -> Iterator[Path]:
    """The files of quads of a generated library, one a document."""
    for name in ("texts", "work", "originals"):
        (folder / name).mkdir()
    reader = _reader(folder, labels)
    for plan in plans(recommendations, labels):
        content, slug = plan.text.encode(), Path(plan.name).stem
        original = folder / "originals" / plan.name
        original.write_bytes(content)
        stored = StoredDocument(slug, plan.name, hashlib.sha256(content).hexdigest(), len(content), 1)
        prepared = prepare(Source(stored, original), reader)
        prepared.files.entries.unlink()
        yield prepared.files.quads


def _reader(folder: Path, labels: list[str]) -> Reader:
    terms = folder / "terms.ttl"
    terms.write_text("".join(vocabulary(labels)), "utf-8")
    return reader_for(Site(BASE, (terms,), folder), folder / "texts", folder / "work")


def _bare(path: Path, whole: Path) -> None:
    store = pyoxigraph.Store(str(path))
    store.bulk_load(path=str(whole), format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()


def _loaded(path: Path, work: Path, files: list[Path]) -> None:
    with Loading(path, work) as loading:
        for file in files:
            loading.add(file)
        loading.finish()


def _timed(what: str, work: Callable[[], None]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    took = time.perf_counter() - clock, time.process_time() - processor
    print(f"{what:18}{took[0]:8.1f} s, {took[1]:8.1f} s of the processor")
    return took


if __name__ == "__main__":
    main()
