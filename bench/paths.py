"""Explain how pairs of concepts hang together: any two, two hubs, a hub and a rare one; and what it costs.

Ties are generated as for `bench.ties`.
"""

import argparse
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bench.tied_library import Library, build
from graph.paths.paths import paths
from ontology.errors import NotFound

Pair = tuple[str, str]


def explain(library: Library, pair: Pair) -> bool:
    """The paths between two concepts by id; whether there are any."""
    return bool(paths(library.catalog, library.ties, library.fetch, _nowhere, pair).paths)


def _nowhere(text: str) -> Sequence[int]:
    raise NotFound(text)


def pairs_of(library: Library, count: int) -> dict[str, list[Pair]]:
    """Pairs to ask about: drawn from all concepts, from the ten commonest, and from both."""
    ties = library.ties
    concepts = np.array(
        [
            thing.ordinal
            for thing in library.catalog.by_ordinals(range(len(ties.counts)))
            if thing.type == "concept"
        ]
    )
    order = concepts[np.argsort(-ties.counts[concepts].astype(np.int64))]
    chance = random.Random(3)
    ids = {thing.ordinal: thing.id for thing in library.catalog.by_ordinals(order.tolist())}
    names = [ids[at] for at in order.tolist()]
    every = [tuple(chance.sample(names, 2)) for _ in range(count)]
    hubs = [tuple(chance.sample(names[:10], 2)) for _ in range(count)]
    mixed = [(chance.choice(names[:10]), chance.choice(names[len(names) // 2 :])) for _ in range(count)]
    return {"any two": every, "two of the ten commonest": hubs, "a common and a rare one": mixed}  # type: ignore[dict-item]


def milliseconds(ask: Callable[[Pair], bool], pairs: Sequence[Pair]) -> tuple[list[float], int]:
    """How long each took, sorted, and how many had an answer."""
    times, found = [], 0
    for pair in pairs:
        start = time.perf_counter()
        found += ask(pair)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times), found


def main() -> None:
    """Print p50, p95 and the worst for each sort of pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recommendations", type=int, default=1_000_000)
    parser.add_argument("--concepts", type=int, default=20_000)
    parser.add_argument("--pairs", type=int, default=200)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="paths-"))
    try:
        library = build(folder, options.recommendations, options.concepts)
        print(f"{options.recommendations:,} recommendations, {options.concepts:,} concepts")
        for name, pairs in pairs_of(library, options.pairs).items():
            milliseconds(lambda pair: explain(library, pair), pairs[:5])
            times, found = milliseconds(lambda pair: explain(library, pair), pairs)
            p50, p95 = (times[int(len(times) * share)] for share in (0.5, 0.95))
            said = f"p50 {p50:6.1f}  p95 {p95:6.1f}  most {times[-1]:6.1f} ms"
            print(f"  {name:<26} {said}; {found} of {len(pairs)} joined")
        print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
