"""Results of queries in a form in which they can be compared, whatever format they come in."""

import csv
import io
from collections.abc import Iterable

import pyoxigraph as ox

from tests.clients.w3c_manifests import RDF, Node, objects_of, values_of

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"

# A word for what went wrong, a truth, or lines of N-Quads.
Outcome = str | bool | list[str]


def agreeing(found: Outcome, wanted: Outcome, *, lax: bool) -> bool:
    """Whether one is as good as the other; with `lax`, as of REDUCED, equal rows may be one."""
    if lax and isinstance(found, list) and isinstance(wanted, list):
        return _distinct(found) == _distinct(wanted)
    return found == wanted


def _distinct(lines: list[str]) -> set[frozenset[str]]:
    rows: dict[str, set[str]] = {}
    for line in lines:
        node, said = line.split(" ", 1)
        rows.setdefault(node, set()).add(said)
    return set(map(frozenset, rows.values()))


def read(content: bytes, form: str) -> Outcome:
    """Results in a format, as they are compared."""
    if form == "nt":
        store = ox.Store()
        store.load(content, format=ox.RdfFormat.N_TRIPLES)
        return told(store)
    if content in (b"true", b"false"):
        return content == b"true"
    known = ox.QueryResultsFormat
    return outcome(
        ox.parse_query_results(content, format={"json": known.JSON, "xml": known.XML, "tsv": known.TSV}[form])
    )


def outcome(found: object) -> Outcome:
    """What a query gave, as it is compared: blank nodes have names that tell where they stand."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return canonical(ox.Quad(*triple) for triple in found)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return solutions(list(zip(names, row, strict=True)) for row in found)


def solutions(rows: Iterable[list[tuple[str, Node | None]]]) -> list[str]:
    """Rows in no order, each as what a blank node of its own has."""
    quads = []
    for row in rows:
        node = ox.BlankNode()
        quads.append(ox.Quad(node, ox.NamedNode(RDF + "type"), ox.NamedNode(RS + "solution")))
        quads += [
            ox.Quad(node, ox.NamedNode(f"urn:v:{name}"), value) for name, value in row if value is not None
        ]
    return canonical(quads)


def canonical(quads: Iterable[ox.Quad]) -> list[str]:
    """Lines of N-Quads, the same for isomorphic sets."""
    store = ox.Store()
    store.extend(quads)  # which spells numbers and dates in one way: 2.0 as 2
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def told(store: ox.Store) -> Outcome:
    """The result set that a graph describes, or the graph itself."""
    kind, result = ox.NamedNode(RDF + "type"), ox.NamedNode(RS + "ResultSet")
    sets = [quad.subject for quad in store.quads_for_pattern(None, kind, result)]
    if not sets:
        return canonical(list(store))
    if truth := values_of(store, sets[0], RS + "boolean"):
        return truth[0] == "true"
    return solutions(
        [_binding(store, node) for node in objects_of(store, solution, RS + "binding")]
        for solution in objects_of(store, sets[0], RS + "solution")
    )


def _binding(store: ox.Store, node: Node) -> tuple[str, Node | None]:
    return values_of(store, node, RS + "variable")[0], objects_of(store, node, RS + "value")[0]


def lines(content: bytes) -> Outcome:
    """The cells of CSV as rows of texts; what it writes "_:a" is a blank node."""
    head, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    cells = (
        [ox.BlankNode(cell[2:]) if cell.startswith("_:") else ox.Literal(cell) for cell in row]
        for row in rows
    )
    return solutions(list(zip(head, row, strict=True)) for row in cells)
