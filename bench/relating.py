"""What touches, related and paths cost on a whole library, HTTP aside: with text, records and proofs.

A library of generated documents is built once in a folder that can be kept (`--folder`), and asked about
the concepts of a share of all recommendations, recommendations drawn at random, pairs of concepts, and graphs
around some. Times are by the clock: an answer may search texts while it reads records.
"""

import argparse
import inspect
import random
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar, cast

import pyoxigraph

from api.bodies.graph import GraphRequest, graph_body
from api.bodies.paths import paths_body
from api.bodies.related import related_body
from api.bodies.ties import touches_body
from bench.corpus import concept_labels, plans, vocabulary
from graph.touching.request import TouchesRequest
from library.documents.stored import NewDocument
from library.home import Home
from library.snapshots.snapshot import Snapshot

BASE = "https://plans.example/"
# What is tied to a thing or to one narrower, and by which relation: without texts, proofs, order and counts.
_SPARQL = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?recommendation ?relation WHERE {{
  ?thing skos:broader* <{thing}> . ?relation rdfs:subPropertyOf <{term}> . ?recommendation ?relation ?thing
}}"""
Asked = TypeVar("Asked")


def library(folder: Path, recommendations: int, concepts: int) -> Home:
    """The library in a folder, built where there is none yet."""
    home = Home(folder, BASE)
    if not (folder / "vocabularies").exists():
        labels = concept_labels(concepts)
        (folder / "vocabularies").mkdir(parents=True)
        (folder / "vocabularies" / "generated.ttl").write_text("".join(vocabulary(labels)))
        home.add(NewDocument(plan.text.encode(), plan.name) for plan in plans(recommendations, labels))
    return home


def milliseconds(name: str, ask: Callable[[Asked], object], asked: Sequence[Asked]) -> None:
    """Print how long it took for each of what is asked: half of them, nineteen of twenty, all."""
    for each in asked[:3]:
        ask(each)
    times = []
    for each in asked:
        start = time.perf_counter()
        ask(each)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    p50, p95 = (times[int(len(times) * share)] for share in (0.5, 0.95))
    print(f"  {name:<44} p50 {p50:6.1f}  p95 {p95:6.1f}  most {times[-1]:6.1f} ms")


def ask_all(snapshot: Snapshot, rounds: int) -> None:
    """Print one line for each sort of question."""
    chance = random.Random(5)
    ties, catalog = snapshot.ties, snapshot.catalog
    made = inspect.unwrap(touches_body)  # each answer anew, though the site remembers the latest
    store = pyoxigraph.Store.read_only(str(snapshot.layout.store))
    _, common = catalog.things("concept", sort="count", limit=1000)
    for share in (0.18, 0.04, 0.003):
        thing = min(common, key=lambda thing: abs(thing.count - share * ties.live))
        request = TouchesRequest(q=thing.label)
        milliseconds(
            f"touches, {thing.count:,} tied", lambda asked: made(snapshot, asked), [request] * rounds
        )
        milliseconds(
            "  ties alone, as one SPARQL query of Oxigraph",
            lambda query: list(
                cast("pyoxigraph.QuerySolutions", store.query(query, use_default_graph_as_union=True))
            ),
            [_SPARQL.format(thing=snapshot.iris.thing(thing.id), term=snapshot.iris.term("touches"))] * 5,
        )
    milliseconds(
        "touches, words that name nothing",
        lambda word: made(snapshot, TouchesRequest(q=word)),
        ["work", "together with other work"] * (rounds // 2),
    )
    ids = [f"plan-{chance.randrange(ties.live // 200):05}/A1.{chance.randint(1, 200)}" for _ in range(rounds)]
    milliseconds("related", lambda each: related_body(snapshot, each), ids)
    known = [thing.id for thing in common if thing.count]
    pairs = [(a, b) for a, b in (chance.sample(known, 2) for _ in range(rounds))]
    milliseconds("paths, two of the thousand commonest", lambda pair: paths_body(snapshot, pair), pairs)
    around = [GraphRequest(each, depth=2) for each in known[:10]]
    milliseconds("graph of depth 2 around the ten commonest", lambda each: graph_body(snapshot, each), around)
    hubs = [(a, b) for a, b in (chance.sample(known[:10], 2) for _ in range(rounds))]
    milliseconds("paths, two of the ten commonest", lambda pair: paths_body(snapshot, pair), hubs)


def main() -> None:
    """Build and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recommendations", type=int, default=20_000)
    parser.add_argument("--concepts", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--folder", type=Path, help="where the library is, or is built and kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = library(options.folder or Path(folder, "library"), options.recommendations, options.concepts)
        with home.current() as snapshot:
            print(f"{snapshot.ties.live:,} recommendations")
            ask_all(snapshot, options.rounds)
    print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    main()
