"""Build a whole library from documents, say where the time goes, and load the same quads by pyoxigraph alone.

The search and the ties have benches of their own (`bench/searching.py`, `bench/ties.py`).
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph

from bench.corpus import concept_labels, plans, vocabulary
from library.documents.stored import NewDocument
from library.home import Home
from library.progress import Progress

BASE = "https://plans.example/"


class Stopwatch:
    """The seconds at which each phase of a build was first heard of."""

    def __init__(self) -> None:
        self.began: dict[str, float] = {}

    def __call__(self, progress: Progress) -> None:
        self.began.setdefault(progress.phase, time.perf_counter())

    def phases(self, end: float) -> dict[str, float]:
        """The seconds from each phase to the next."""
        marks = [*self.began.values(), end]
        return {name: marks[at + 1] - marks[at] for at, name in enumerate(self.began)}


def main() -> None:
    """Print one table."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(dir=arguments.scratch) as folder:
        _measure(Path(folder), arguments.recommendations, arguments.concepts)


def _measure(folder: Path, recommendations: int, concepts: int) -> None:
    home = Home(folder / "library", BASE)
    labels = concept_labels(concepts)
    (folder / "library" / "vocabularies").mkdir(parents=True)
    (folder / "library" / "vocabularies" / "generated.ttl").write_text("".join(vocabulary(labels)))
    documents = (NewDocument(p.text.encode(), p.name) for p in plans(recommendations, labels))
    watch = Stopwatch()
    seconds = _seconds(lambda: home.add(documents, watch))
    print(
        f"{recommendations:,} recommendations in {seconds:.1f} s, {recommendations / seconds:,.0f} a second"
    )
    print(f"  storing the originals {next(iter(watch.began.values())) - _start:8.1f} s")
    for name, took in watch.phases(_start + seconds).items():
        print(f"  {name:<21} {took:8.1f} s")
    _peak("memory of the building process", resource.RUSAGE_SELF)
    _peak("of the largest reading process", resource.RUSAGE_CHILDREN)
    with home.current() as snapshot:
        size = sum(file.stat().st_size for file in snapshot.path.rglob("*") if file.is_file())
        print(f"  {snapshot.manifest.counts}\n  {size / 1e6:,.0f} MB on disk")
        _compare(snapshot.path / "store", folder, seconds)
    _incremental(home, labels)


_start = 0.0


def _seconds(work: Callable[[], object]) -> float:
    global _start  # noqa: PLW0603 - when the only measured piece of work began
    _start = time.perf_counter()
    work()
    return time.perf_counter() - _start


def _compare(store: Path, folder: Path, ours: float) -> None:
    """Load the same quads into an empty store by pyoxigraph's own bulk load."""
    dump = folder / "dump.nq"
    pyoxigraph.Store.read_only(str(store)).dump(str(dump), pyoxigraph.RdfFormat.N_QUADS)
    bare = pyoxigraph.Store(str(folder / "bare"))

    def load() -> None:
        bare.bulk_load(path=str(dump), format=pyoxigraph.RdfFormat.N_QUADS)
        bare.flush()

    alone = _seconds(load)
    print(f"  pyoxigraph's load of the same quads {alone:.1f} s; the whole build takes {ours / alone:.2f} ×")


def _incremental(home: Home, labels: list[str]) -> None:
    plan = next(plans(200, labels, seed=8))
    added = _seconds(lambda: home.add([NewDocument(plan.text.encode(), "one-more.txt")]))
    removed = _seconds(lambda: home.remove("one-more"))
    print(f"  one more document of 200 recommendations {added:.1f} s; removing it {removed:.1f} s")


def _peak(what: str, who: int) -> None:
    print(f"  {what:<31} {resource.getrusage(who).ru_maxrss / 1e3:,.0f} MB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recommendations", type=int, default=20_000)
    parser.add_argument("--concepts", type=int, default=20_000)
    parser.add_argument("--scratch", type=Path, help="a directory with room, instead of the system's")
    return parser.parse_args()


if __name__ == "__main__":
    main()
