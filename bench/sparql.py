"""What guard, process and pipe cost over Oxigraph itself, by kind of query; both timed in turns.

Usage: python -m bench.sparql [DATA]   (a data directory; without one, the documents that ship are built)
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store, serialize

from api.sparql import source_of
from graph.sparql.asking import ask
from graph.sparql.guard import check
from graph.sparql.limits import Limits
from graph.sparql.pool import Pool
from graph.triples.terms import prefixes
from library.home import Home
from library.snapshots.snapshot import Snapshot
from ontology.errors import ThroughlineError

BASE = "http://localhost:8000/"
ROUNDS = 200
QUERIES = {
    "ask": "ASK { ?r a tl:Recommendation }",
    "look-up": "SELECT ?p ?o { <id/recommendation/wet-2024-2026/A1.13> ?p ?o }",
    "join": "SELECT ?code { ?r tl:mentions population:peers ; dcterms:identifier ?code }",
    "aggregate": "SELECT ?c (COUNT(*) AS ?n) { ?r tl:mentions ?c } GROUP BY ?c ORDER BY DESC(?n) LIMIT 20",
    "path": "SELECT ?l { ?r tl:mentions/skos:broader*/skos:prefLabel ?l } LIMIT 50",
    "100 rows": "SELECT * { ?s ?p ?o } LIMIT 100",
    "1,000 rows": "SELECT * { ?s ?p ?o } LIMIT 1000",
    "construct": "CONSTRUCT { ?r ?p ?o } { ?r a tl:PolicyStatement ; ?p ?o } LIMIT 100",
}
WORST = ('"', "'", "<", "\\", "(", "#", "'''", "<a'", "1-", "a:", ".", '"""\\', "-a:b.")


def main() -> None:
    """Print a table in milliseconds, and the guard's worst time."""
    with tempfile.TemporaryDirectory() as directory:
        home = Home(Path(sys.argv[1] if len(sys.argv) > 1 else directory), BASE)
        home.ensure()
        with home.current() as snapshot, Pool(Limits()) as pool:
            print(f"{'query':12}{'':8}{'oxigraph':>10}{'ours':>8}{'more':>8}{'ratio':>8}   ms of {ROUNDS}")
            for name, query in QUERIES.items():
                bare, ours = in_turns(bare_asker(snapshot, query), our_asker(pool, snapshot, query))
                # The best tells the cost itself, where others keep the machine busy.
                for how, of in (("median", statistics.median), ("best", min)):
                    one, other = of(bare), of(ours)
                    print(f"{name:12}{how:8}{one:10.2f}{other:8.2f}{other - one:8.2f}{other / one:8.2f}")
    print(f"guard, 64 KiB of one sign, the worst of {len(WORST)}: {max(map(guarded, WORST)):.0f} ms")


def in_turns(*asked: Callable[[], object]) -> list[list[float]]:
    """How many milliseconds each took, every time."""
    taken: list[list[float]] = [[] for _ in asked]
    for _ in range(ROUNDS):
        for times, each in zip(taken, asked, strict=True):
            times.append(milliseconds(each))
    return taken


def milliseconds(asked: Callable[[], object]) -> float:
    """How long it takes once."""
    started = time.perf_counter()
    asked()
    return (time.perf_counter() - started) * 1000


def bare_asker(snapshot: Snapshot, query: str) -> Callable[[], object]:
    """Oxigraph in this process, with its own serializers."""
    store, known = Store.read_only(str(snapshot.layout.store)), prefixes(snapshot.iris)

    def asked() -> object:
        found = store.query(query, base_iri=BASE, prefixes=known, use_default_graph_as_union=True)
        if isinstance(found, QuerySolutions | QueryBoolean):
            return found.serialize(format=QueryResultsFormat.JSON)
        return serialize(found, format=RdfFormat.TURTLE, prefixes=known)

    return asked


def our_asker(pool: Pool, snapshot: Snapshot, query: str) -> Callable[[], object]:
    """The same through guard and worker."""
    source = source_of(snapshot)

    def asked() -> object:
        checked = check(query)
        return ask(pool, source, checked, "ttl" if checked.form == "construct" else "json")

    asked()
    return asked


def guarded(piece: str) -> float:
    """Milliseconds to read the longest text of one sign, whatever comes of it."""

    def read() -> None:
        try:
            check("SELECT * {" + (piece * 65_000)[:65_000])
        except ThroughlineError:
            return

    return milliseconds(read)


if __name__ == "__main__":
    main()
