"""Build ties of Zipf-distributed concepts, ask what touches common and rare ones, and compare.

The same question is put, at a size that they bear, to plain SPARQL on Oxigraph in memory and to networkx: the
counts by relation, the first twenty of each, and how often every other thing is tied to what was found. Only
Throughline's answer also has paths, sentences and quotes.
"""

import argparse
import itertools
import resource
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import networkx as nx
import numpy as np
import pyoxigraph

from bench.tied_library import BASE, Library, build
from graph.ties.relations import RELATIONS
from graph.ties.ties import Ties
from graph.touching.request import TouchesRequest
from graph.touching.touches import touches
from ontology.concepts import KINDS

Ask = Callable[[str], int]

# Of all recommendations, those tied to the concepts asked about: at a million 182,000 and so on.
SHARES = (0.182, 0.038, 0.003, 0.00045)


def throughline(library: Library) -> Ask:
    """The first page of an answer, from an open catalog and ties."""
    return lambda thing: touches(library.catalog, library.ties, library.fetch, TouchesRequest(id=thing)).total


def oxigraph(library: Library) -> Ask:
    """The same ties in an Oxigraph store in memory."""
    store, node = pyoxigraph.Store(), pyoxigraph.NamedNode
    predicates = [node(f"{BASE}tie/{name}") for name in RELATIONS]
    store.bulk_extend(
        pyoxigraph.Quad(node(f"{BASE}recommendation/{at}"), predicates[relation], node(BASE + thing))
        for at, thing, relation in _every(library)
    )

    def rows(query: str) -> list[pyoxigraph.QuerySolution]:
        return list(cast("pyoxigraph.QuerySolutions", store.query(query)))

    def ask(thing: str) -> int:
        tied = f"?r ?p <{BASE}{thing}>"
        for row in rows(f"SELECT ?p (COUNT(*) AS ?n) {{ {tied} }} GROUP BY ?p"):
            rows(f"SELECT ?r {{ ?r {row['p']} <{BASE}{thing}> }} ORDER BY ?r LIMIT 20")
        rows(f"SELECT ?o (COUNT(DISTINCT ?r) AS ?n) {{ {tied} . ?r ?q ?o }} GROUP BY ?o")
        (total,) = rows(f"SELECT (COUNT(DISTINCT ?r) AS ?n) {{ {tied} }}")
        return int(cast("pyoxigraph.Literal", total["n"]).value)

    return ask


def networkx(library: Library) -> Ask:
    """The same ties as a whole networkx graph in memory."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for at, thing, relation in _every(library):
        graph.add_edge(f"recommendation/{at}", thing, relation)

    def ask(thing: str) -> int:
        relations = Counter(key for _, _, key in graph.in_edges(thing, keys=True))
        found = sorted(graph.predecessors(thing))
        for relation in relations:
            list(itertools.islice((each for each in found if graph.has_edge(each, thing, relation)), 20))
        Counter(other for each in found for other in graph.successors(each))
        return len(found)

    return ask


def _every(library: Library) -> list[tuple[int, str, int]]:
    """Every edge: the recommendation, the thing's id, the relation's code."""
    rows = library.ties.forward
    names = {
        thing.ordinal: thing.id for thing in library.catalog.by_ordinals(range(len(library.ties.counts)))
    }
    sources = np.repeat(np.arange(rows.size), np.diff(rows.index)).tolist()
    edges = zip(sources, rows.ordinals.tolist(), (rows.flags >> 2).tolist(), strict=True)
    return [(at, names[thing], relation) for at, thing, relation in edges]


def _asked(library: Library) -> list[tuple[str, int]]:
    """The concepts whose numbers of ties are nearest to SHARES."""
    ties = library.ties
    concepts = np.isin(ties.kinds, [code for code, name in enumerate(ties.kind_names) if name in KINDS])
    counts = np.where(concepts, ties.counts.astype(np.int64), -1)
    ordinals = [int(np.argmin(np.abs(counts - share * ties.live))) for share in SHARES]
    return [(thing.id, thing.count) for thing in library.catalog.by_ordinals(ordinals)]


def _milliseconds(ask: Callable[[], object], rounds: int) -> float:
    ask()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def report(
    folder: Path, size: int, options: argparse.Namespace, others: Sequence[Callable[[Library], Ask]]
) -> None:
    """One size: a line for building, then one for each concept."""
    library = build(folder, size, options.concepts)
    opened = _milliseconds(lambda: Ties.open(folder / "ties"), options.rounds)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:,} recommendations, {library.ties.edges:,} ties: built in {library.ties_seconds:.1f} s")
    print(
        f"  (catalog {library.catalog_seconds:.1f} s), opened in {opened:.1f} ms; {megabytes:.0f} MB at most"
    )
    asks = {make.__name__: make(library) for make in (throughline, *others)}
    print(f"{'tied':>10}" + "".join(f"{name:>22}" for name in asks))
    for thing, count in _asked(library):
        own = 0.0
        line = f"{count:>10,}"
        for name, ask in asks.items():
            assert ask(thing) == count, name
            taken = _milliseconds(lambda ask=ask, thing=thing: ask(thing), options.rounds)  # type: ignore[misc]  # mypy cannot infer defaults
            own = own or taken
            line += f"{taken:>11.1f} ms {taken / own:>6.1f} ×"
        print(line)


def main() -> None:
    """Print what building and asking cost, and the ratios to the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recommendations", type=int, default=1_000_000)
    parser.add_argument("--concepts", type=int, default=20_000)
    parser.add_argument(
        "--against", type=int, default=50_000, help="recommendations that the others are given"
    )
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    for size, others in ((options.recommendations, ()), (options.against, (oxigraph, networkx))):
        folder = Path(tempfile.mkdtemp(prefix="ties-"))
        try:
            report(folder, size, options, others)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
