"""What a dump of a whole library costs beside Oxigraph's own, by format, and that its memory does not grow.

    python -m bench.dumping [--recommendations 1000 4000]            generated libraries of these sizes
    python -m bench.dumping --library PATH [--seconds 180]            a library that is there, only read
    ... [--formats nq nq.gz trig nt ttl jsonld rdf]

Each dump runs in a process of its own. Memory is what that process held at the most (its anonymous and file
pages in MB, `VmHWM`): before the dump, after its first 1, 4, 16, 64, 256, 1,024... MB before compression, and
at its end. `--seconds` ends each after that time; Oxigraph's own, which cannot be ended, is then left out.
A library is opened by its store alone, whatever version of this software built it.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat

from bench.corpus import concept_labels, plans
from graph.exports.export import export
from graph.exports.gzipped import gzipped
from graph.store.store import Graph
from library.documents.stored import NewDocument
from library.home import Home
from ontology.iris import Iris

BASE = "https://plans.example/"
BARE = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
FORMATS = ("nq", "nq.gz", "trig", "nt", "ttl", "jsonld", "rdf")
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Dump:
    """How to dump: the data directory, the format, to which file, and for how many seconds at the most."""

    library: Path
    name: str
    kept: Path
    seconds: float | None


def main() -> None:
    """Print a table for each library."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recommendations", type=int, nargs="+", default=[1_000, 4_000])
    parser.add_argument("--library", type=Path)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--formats", nargs="+", default=FORMATS, choices=FORMATS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for library in [given.library] if given.library else _built(Path(name), given.recommendations):
            counts = manifest(library)["counts"]
            print(f"{counts['recommendations']:,} recommendations, {counts['quads']:,} quads")
            for format_name in given.formats:
                apart(_measure, Dump(library, format_name, Path(name) / "dump", given.seconds))


def _built(folder: Path, sizes: list[int]) -> Iterator[Path]:
    for size in sizes:
        apart(_build, folder / str(size), size)
        yield folder / str(size)


def snapshot(library: Path) -> Path:
    """The folder of the snapshot that a library serves."""
    return library / "snapshots" / (library / "current").read_text().strip()


def manifest(library: Path) -> dict[str, dict[str, Any]]:
    """What that snapshot is made of, unchecked."""
    read: dict[str, dict[str, Any]] = json.loads((snapshot(library) / "manifest.json").read_bytes())
    return read


def apart(work: Callable[..., None], *given: object) -> None:
    """Run it in a new process, so that the memory of one hides nothing of another."""
    process = get_context("spawn").Process(target=work, args=given)
    process.start()
    process.join()


def _build(folder: Path, recommendations: int) -> None:
    documents = plans(recommendations, concept_labels(2_000))
    Home(folder, BASE).add(NewDocument(plan.text.encode(), plan.name) for plan in documents)


def _measure(dump: Dump) -> None:
    iris = Iris(manifest(dump.library)["recipe"]["base_iri"])
    with closing(Graph.open(snapshot(dump.library) / "store", iris)) as graph:
        told = [f"{dump.name:7}{memory():6,.0f} |"]
        # What is broken off is not kept: it might fill the disk.
        target = os.devnull if dump.seconds is not None else str(dump.kept)
        seconds, size, peaks, whole = _dumped(graph, dump, target)
        told += [f"{peak:4,.0f}" for peak in peaks]
        told.append(
            f"| {memory():4,.0f} MB; {size / MB:9,.1f} MB{'' if whole else ' so far'} in {seconds:.2f} s"
        )
        if dump.name in BARE and dump.seconds is None:
            bare = _seconds(lambda: graph.store.dump(target, BARE[dump.name]))
            told.append(f"; Oxigraph {bare:.2f} s: × {seconds / bare:.2f}")
        print(*told, flush=True)


def _dumped(graph: Graph, dump: Dump, target: str) -> tuple[float, int, list[float], bool]:
    """How long it took, its size and the peaks on the way, and whether it came to its end."""
    peaks: list[float] = []
    size, started, whole = 0, time.perf_counter(), True

    def watched() -> Iterator[bytes]:
        nonlocal size, whole
        for chunk in export(graph, dump.name.removesuffix(".gz")):
            size += len(chunk)
            if size >= MB * 4 ** len(peaks):
                peaks.append(memory())
            yield chunk
            if dump.seconds is not None and time.perf_counter() - started > dump.seconds:
                whole = False
                return

    with Path(target).open("wb") as file:
        file.writelines(gzipped(watched()) if dump.name.endswith(".gz") else watched())
    return time.perf_counter() - started, size, peaks, whole


def memory() -> float:
    """The most that this process has held, in MB. (`getrusage` would count what its parent held.)"""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / MB


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
