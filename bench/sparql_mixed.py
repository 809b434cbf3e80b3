"""Hostile and ordinary queries at once, asked of the served endpoint, beside Oxigraph itself.

Usage: python -m bench.sparql_mixed [--data DATA] [--queries 200] [--clients 8]

Ordinary queries are asked of the endpoint alone, then among the hostile ones, and told in ratios to Oxigraph
in this process. After all of them the service must answer as before, from a process that never ended.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, Store

from bench.sparql import BASE, QUERIES
from graph.triples.terms import prefixes
from library.home import Home

PORT = 8766
ORDINARY = {name: query for name, query in QUERIES.items() if name != "construct"}
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k {n} }}",
    "SELECT * {{ ?s (!<a:{n}>|^!<a:a>)* ?o . ?o (!<a:a>|^!<a:a>)* ?x }} ORDER BY ?x",
    "SELECT (GROUP_CONCAT(?o) AS ?x) {{ ?s ?p ?o . ?a ?b ?c . ?d ?e {n} }}",
    "ASK {{ FILTER(REGEX('" + "a" * 2000 + "{n}', '(a|a)*(a|a)*(a|a)*b')) }}",
    "SELECT * {{ ?a ?b ?c . ?d ?e ?f FILTER(?c != {n}) }} ORDER BY ?a ?d",
    "SELECT (" + "CONCAT(" * 500 + "'{n}'" + ")" * 500 + " AS ?x) {{}}",
    "SELECT * {{" + "BIND(1 AS ?x{n}) " * 90 + "}}",
    "SELECT * {{ SERVICE <http://127.0.0.1:9/{n}> {{ ?s ?p ?o }} }}",
    "LOAD <http://127.0.0.1:9/{n}>",
    "SELECT * {{ ?s ?p '{n}",
    "SELECT (STRLEN(?x25) AS ?n) {{ BIND('aaaaaaaaaa{n}' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{n},?x{n}) AS ?x{n + 1})" for n in range(25))
    + " }}",
)

Ask = Callable[[str], tuple[int, float]]


def main() -> None:
    """Print the latencies in ratios, what became of the hostile queries, and whether the service lives."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--queries", type=int, default=200)
    arguments.add_argument("--clients", type=int, default=8)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        home = Home(given.data or Path(directory), BASE)
        home.ensure()
        with served(home) as server, httpx.Client(timeout=120) as client:
            bare = bare_times(home)
            ask = asking(client)
            alone = [ask(query) for query in [*ORDINARY.values()] * 10]
            mixed, hostile, seconds = all_at_once(ask, given.queries, given.clients)
            told(bare, alone, mixed)
            print(f"hostile, by status: {dict(sorted(hostile.items()))}; all in {seconds:.0f} s")
            again = [ask(query)[0] for query in ORDINARY.values()]
            print(
                f"afterwards: {'all' if set(again) == {200} else again} ordinary queries answered, "
                f"server {'lives' if server.poll() is None else 'ended'}"
            )


def served(home: Home) -> subprocess.Popen[bytes]:
    """A server process that answers; queries may take 3 seconds there."""
    code = "from cli.main import main; main()"
    command = [sys.executable, "-c", code, "--data", str(home.path), "serve", "--port", str(PORT)]
    environment = {**os.environ, "THROUGHLINE_SPARQL_SECONDS": "3"}
    server = Server(command, stderr=subprocess.DEVNULL, env=environment)
    for _ in range(300):
        try:
            httpx.get(f"http://127.0.0.1:{PORT}/healthz")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return server
    server.terminate()
    raise SystemExit("the server did not start")


class Server(subprocess.Popen[bytes]):
    """Ended with the block it is used in."""

    def __exit__(self, *reason: object) -> None:
        self.terminate()
        self.wait()


def asking(client: httpx.Client) -> Ask:
    """What asks the endpoint a query and tells the status and the milliseconds."""

    def ask(query: str) -> tuple[int, float]:
        started = time.perf_counter()
        try:
            status = client.post(f"http://127.0.0.1:{PORT}/sparql", data={"query": query}).status_code
        except httpx.TransportError:
            status = 0
        return status, (time.perf_counter() - started) * 1000

    return ask


def bare_times(home: Home) -> list[float]:
    """Milliseconds of the ordinary queries in Oxigraph in this process, with its own serializer."""
    with home.current() as snapshot:
        store, known = Store.read_only(str(snapshot.layout.store)), prefixes(snapshot.iris)
        times = []
        for query in [*ORDINARY.values()] * 10:
            started = time.perf_counter()
            found = store.query(query, base_iri=BASE, prefixes=known, use_default_graph_as_union=True)
            assert isinstance(found, QuerySolutions | QueryBoolean)
            found.serialize(format=QueryResultsFormat.JSON)
            times.append((time.perf_counter() - started) * 1000)
        return times


def all_at_once(ask: Ask, count: int, clients: int) -> tuple[list[tuple[int, float]], Counter[int], float]:
    """Half of the queries hostile, half ordinary, in a random but fixed order, by so many clients."""
    chosen = random.Random(4)
    plan = [(n % 2 == 0, n) for n in range(count)]
    chosen.shuffle(plan)
    ordinary = [*ORDINARY.values()]

    def one(planned: tuple[bool, int]) -> tuple[bool, int, float]:
        is_hostile, n = planned
        # Each hostile query is another: one that was ended is refused at once when it comes again.
        query = HOSTILE[n // 2 % len(HOSTILE)].format(n=n) if is_hostile else ordinary[n % len(ordinary)]
        return (is_hostile, *ask(query))

    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        answers = list(pool.map(one, plan))
    seconds = time.perf_counter() - started
    mixed = [(status, taken) for is_hostile, status, taken in answers if not is_hostile]
    return mixed, Counter(status for is_hostile, status, _ in answers if is_hostile), seconds


def told(
    bare: Sequence[float], alone: Sequence[tuple[int, float]], mixed: Sequence[tuple[int, float]]
) -> None:
    """A table of latencies and their ratios to Oxigraph's."""
    base = percentiles(bare)
    print(f"{'ordinary queries':24}{'p50 ms':>10}{'p95 ms':>10}{'ratios':>16}   answered")
    for name, times, answered in (
        ("oxigraph, in process", list(bare), len(bare)),
        ("endpoint, alone", [ms for _, ms in alone], sum(status == 200 for status, _ in alone)),
        ("endpoint, mixed", [ms for _, ms in mixed], sum(status == 200 for status, _ in mixed)),
    ):
        found = percentiles(times)
        ratios = " ".join(f"{one / other:.1f}" for one, other in zip(found, base, strict=True))
        print(f"{name:24}{found[0]:10.1f}{found[1]:10.1f}{ratios:>16}   {answered} of {len(times)}")


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[18]


if __name__ == "__main__":
    main()
