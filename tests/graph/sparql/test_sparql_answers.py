"""What the workers answer, against Oxigraph itself, and that nothing ends the service."""

import json
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, Store, parse_query_results

from graph.sparql.asking import Source, ask
from graph.sparql.guard import check
from graph.sparql.limits import Limits
from graph.sparql.pool import Pool
from graph.sparql.task import Task
from graph.sparql.trusted import rows
from graph.triples.terms import prefixes
from ontology.errors import Busy, Exhausted, Invalid, Malformed

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUERIES = [
    "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 200",
    "SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t ORDER BY ?t",
    "SELECT ?s ?note { ?s a tl:Recommendation OPTIONAL { ?s skos:note ?note } } ORDER BY ?s",
    'SELECT (1/3 AS ?d) (1e0 AS ?e) (true AS ?t) ("x"@en AS ?l) (2 AS ?i) {}',
    "SELECT ?x { VALUES ?x { UNDEF 1 'a\\tb\\nc\"' '\u00e9\U0001f984' } }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    "SELECT * { ?c oa:hasBody/^tl:mentions ?r } ORDER BY ?c ?r LIMIT 20",
    "SELECT ?x { BIND(<<( <a:a> <a:b> 'x'@en--ltr )>> AS ?x) }",
    "SELECT * {} ",
]
HOSTILE = [
    ENDLESS,
    # Each doubles what the one before made: gigabytes after 30 of them.
    "SELECT (STRLEN(?x30) AS ?n) { BIND('aaaaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{n},?x{n}) AS ?x{n + 1})" for n in range(30))
    + " }",
    "SELECT * { ?s (!<a:a>|^!<a:a>)* ?o . ?o (!<a:a>|^!<a:a>)* ?x . ?x (!<a:a>|^!<a:a>)* 'none' }",
    "SELECT * {" + " . ".join(f"?s ?p{n} ?o{n}" for n in range(78)) + "}",
    "SELECT (" + "CONCAT(" * 60 + "''" + ")" * 60 + " AS ?x) {}",
    "SELECT (GROUP_CONCAT(?o) AS ?x) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }",
    "ASK { FILTER(REGEX('" + "a" * 2000 + "', '(a|a)*(a|a)*(a|a)*b')) }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?d",
]


def direct(source: Source, query: str, format: QueryResultsFormat) -> QuerySolutions:  # noqa: A002 (Oxigraph's word)
    """What Oxigraph gives without us."""
    given = Store.read_only(str(source.store)).query(
        query, base_iri=source.iris.base, prefixes=prefixes(source.iris), use_default_graph_as_union=True
    )
    assert isinstance(given, QuerySolutions)
    content = given.serialize(format=format)
    assert content is not None
    read = parse_query_results(content, format)
    assert isinstance(read, QuerySolutions)
    return read


# Oxigraph does not read the triple terms that it writes as TSV.
FORMS = [
    (query, name)
    for query in QUERIES
    for name in ("json", "xml", "tsv")
    if name != "tsv" or "<<(" not in query
]


@pytest.mark.parametrize(("query", "name"), FORMS)
def test_answers_are_those_of_oxigraph(pool: Pool, source: Source, query: str, name: str) -> None:
    """The same variables and terms in the same order, in every format that holds terms."""
    format = getattr(QueryResultsFormat, name.upper())  # noqa: A001 (Oxigraph's word)
    answer = ask(pool, source, check(query), name, whole=True)
    read = parse_query_results(answer.content, format)
    assert isinstance(read, QuerySolutions)
    expected = direct(source, query, format)
    assert read.variables == expected.variables
    names = [variable.value for variable in expected.variables]

    def terms(solutions: QuerySolutions) -> list[list[str]]:
        return [[str(row[name]) for name in names] for row in solutions]

    ordered = terms(read), terms(expected)
    assert ordered[0] == ordered[1] if "ORDER" in query else sorted(ordered[0]) == sorted(ordered[1])


@pytest.mark.parametrize("query", QUERIES[:-1])
def test_csv_is_that_of_oxigraph(pool: Pool, source: Source, query: str) -> None:
    """Byte for byte where the order is given, but for blank nodes, which have no lasting names."""
    given = Store.read_only(str(source.store)).query(
        query, base_iri=source.iris.base, prefixes=prefixes(source.iris), use_default_graph_as_union=True
    )
    assert isinstance(given, QuerySolutions)
    content = given.serialize(format=QueryResultsFormat.CSV)
    assert content is not None
    found = ask(pool, source, check(query), "csv", whole=True).content
    assert sorted(found.split(b"\r\n")) == sorted(content.split(b"\r\n"))


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_queries_end(source: Source, number: int) -> None:
    """In an answer or a clear refusal, within the limits; the next query is answered as before."""
    with Pool(Limits(seconds=1.0, memory=2**30, rows=500, output=2**22, workers=1)) as pool:
        with suppress(Exhausted, Invalid):
            ask(pool, source, check(HOSTILE[number]), "json", whole=True)
        answer = ask(pool, source, check("ASK {}"), "json")
        assert json.loads(answer.content)["boolean"] is True


def test_others_are_served_meanwhile(source: Source) -> None:
    """While as many endless queries run as may, and more are refused, an ordinary one is answered."""
    refused: list[Exception] = []

    def hostile(pool: Pool, number: int) -> None:
        try:
            ask(pool, source, check(f"{ENDLESS} # {number}"), "json")
        except (Busy, Exhausted) as error:
            refused.append(error)

    with Pool(Limits(seconds=4.0, workers=1)) as pool:
        threads = [threading.Thread(target=hostile, args=(pool, number)) for number in range(3)]
        for thread in threads:
            thread.start()
        for _ in range(3):
            assert ask(pool, source, check("ASK {}"), "json").content
        assert all(thread.is_alive() or refused for thread in threads)
        for thread in threads:
            thread.join()
    assert {type(error) for error in refused} == {Busy, Exhausted}


def test_killed_workers_are_replaced(source: Source) -> None:
    """Whoever was asking is told; the next is answered by another process."""
    refused: list[Exception] = []

    def hostile(pool: Pool) -> None:
        try:
            ask(pool, source, check(ENDLESS), "json")
        except Exhausted as error:
            refused.append(error)

    with Pool(Limits(seconds=20.0, workers=1)) as pool:
        ask(pool, source, check("ASK {}"), "json")
        thread = threading.Thread(target=hostile, args=(pool,))
        thread.start()
        while pool._lanes.long.acquire(blocking=False):
            pool._lanes.long.release()
            time.sleep(0.01)
        for worker in list(pool._lanes.keeper(str(source.store))._living):
            worker.kill()
        thread.join()
        assert refused
        assert ask(pool, source, check("ASK {}"), "json").content


def test_workers_end_with_the_pool(source: Source) -> None:
    """None is left behind, though one is in the middle of a query."""
    pool = Pool(Limits(seconds=20.0, workers=1))
    failures: list[Exception] = []

    def endless() -> None:
        try:
            ask(pool, source, check(ENDLESS), "json")
        except Exhausted as error:
            failures.append(error)

    thread = threading.Thread(target=endless)
    thread.start()
    time.sleep(0.5)
    living = list(pool._lanes.keeper(str(source.store))._living)
    pool.close()
    thread.join()
    assert living
    assert failures
    assert all(worker._child.returncode is not None for worker in living)


def test_a_worker_ends_itself(source: Source) -> None:
    """Its own alarm ends it, should whoever asks be gone."""
    from graph.sparql.process import Died, Process

    process = Process(2**31, str(source.store))
    process.wait_until_ready()
    process.send(Task(str(source.store), ENDLESS, source.iris.base, {}, "json", 0.1, 10))
    with pytest.raises(Died) as died:
        process.receive(20)
    assert died.value.timed


def test_workers_can_neither_fetch_nor_write(source: Source, tmp_path: Path) -> None:
    """Should the guard ever miss something, no other server is reached from a worker."""
    from graph.sparql.process import Process

    process = Process(2**31, str(source.store))
    process.wait_until_ready()
    namespace = Path(f"/proc/{process._child.pid}/ns/net").readlink()
    limits = Path(f"/proc/{process._child.pid}/limits").read_text("utf-8")
    process.end()
    if namespace == Path("/proc/self/ns/net").readlink():
        pytest.skip("this container allows no namespaces")
    assert "Max file size             0 " in limits


def test_long_answers_are_streamed(source: Source) -> None:
    """What is more than is kept back comes in chunks, and is whole in the end."""
    query = "SELECT * { VALUES ?x { 1 2 3 4 5 6 7 8 9 0 } ?a ?b ?c . ?d ?e ?f }"
    with Pool(Limits(seconds=20.0, rows=100_000)) as pool:
        answer = ask(pool, source, check(query), "json")
        assert answer.rest is not None
        found = json.loads(b"".join(answer.rest))
    assert len(found["results"]["bindings"]) == 100_000
    assert found["cut"] == {"rows": 100_000}


def test_values_are_given_as_terms(pool: Pool, source: Source) -> None:
    """Whatever a value holds, it is a value: in patterns, filters, groups inside and unions."""
    query = """
        SELECT ?code ?words ?found {
          { ?r a tl:Recommendation ; dcterms:identifier ?code FILTER(?code = ?wanted) }
          UNION { SELECT ?found { BIND(CONCAT(?words, "!") AS ?found) } }
        }
    """
    hostile = '"} SERVICE <http://x/> {} #\\ \n'
    values = {"wanted": Literal("A1.3"), "words": Literal(hostile)}
    found = rows(pool, source, query, values)
    assert found.names == ("code", "words", "found")
    assert {row["code"] for row in found.rows if "code" in row} == {Literal("A1.3")}
    assert {row["found"] for row in found.rows if "found" in row} == {Literal(hostile + "!")}
    assert all(row["words"] == Literal(hostile) for row in found.rows)


def test_values_are_words_to_search(pool: Pool, source: Source) -> None:
    """And IRIs; the text that comes back is what the index gave."""
    query = "SELECT ?r ?h { (?r ?s ?h) tl:textQuery (?words 2) . ?r a ?type }"
    kind = NamedNode(source.iris.term("Recommendation"))
    found = rows(pool, source, query, {"words": Literal("peer"), "type": kind})
    assert [row["h"] for row in found.rows] == [
        Literal("<mark>Peer</mark> Training"),
        Literal('a "quoted" \\u0022 } text'),
    ]


def test_rows_are_cut(pool: Pool, source: Source) -> None:
    """The limit is that of whoever asks, and is told."""
    found = rows(pool, source, "SELECT * { ?s ?p ?o }", limit=3)
    assert (len(found.rows), found.cut) == (3, True)


def test_only_selects_have_rows(pool: Pool, source: Source) -> None:
    """Anything else is refused; so is what is not SPARQL."""
    with pytest.raises(Invalid):
        rows(pool, source, "ASK {}")
    with pytest.raises(Malformed):
        rows(pool, source, "SELECT ?x { ?x }")


def test_a_decimal_stays_one_in_tsv(pool: Pool, source: Source) -> None:
    """Oxigraph spells 2.0 as 2; without quotes a reader would take that for an integer."""
    answer = ask(pool, source, check("SELECT (2.0 AS ?a) (2.5 AS ?b) (2 AS ?c) {}"), "tsv")
    assert answer.content.split(b"\n")[1] == b'"2"^^<http://www.w3.org/2001/XMLSchema#decimal>\t2.5\t2'
