"""What a dump of a whole library costs beside Oxigraph's own, by format, and how much memory it takes.

    python -m bench.dumping [--recommendations 2000]

Both write the same store to a file; seconds are of the clock, memory is the most that the process held.
Run it at two sizes to see that memory does not grow with the library.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from pyoxigraph import RdfFormat

from bench.corpus import concept_labels, plans
from graph.export import export
from graph.store import Graph
from library.documents.stored import NewDocument
from library.home import Home

BASE = "https://plans.example/"
FORMATS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
OURS_ALONE = ("nt", "ttl", "jsonld", "rdf")


def main() -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recommendations", type=int, default=2_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Apart, so that the memory of building does not hide that of dumping.
        building = get_context("spawn").Process(
            target=_build, args=(folder / "library", given.recommendations)
        )
        building.start()
        building.join()
        with Home(folder / "library", BASE).current() as snapshot:
            print(f"{snapshot.manifest.counts.quads:,} quads; {_peak():,.0f} MB before the first dump")
            _measure(snapshot.graph, folder / "dump")


def _build(folder: Path, recommendations: int) -> None:
    documents = plans(recommendations, concept_labels(2_000))
    Home(folder, BASE).add(NewDocument(plan.text.encode(), plan.name) for plan in documents)


def _measure(graph: Graph, target: Path) -> None:
    for name in (*FORMATS, *OURS_ALONE):
        ours = _seconds(lambda name=name: _written(graph, name, target))  # type: ignore[misc]  # its default
        told = f"{name:7}{ours:7.2f} s {target.stat().st_size / 1e6:8.1f} MB, {_peak():,.0f} MB of memory"
        if name in FORMATS:
            form = FORMATS[name]
            bare = _seconds(lambda form=form: graph.store.dump(str(target), form))  # type: ignore[misc]  # the same
            told += f"; Oxigraph {bare:.2f} s: × {ours / bare:.2f}"
        print(told)


def _written(graph: Graph, name: str, target: Path) -> None:
    with target.open("wb") as file:
        file.writelines(export(graph, name))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
