"""Our own queries, with values that are given as RDF terms and never pasted into their text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from pyoxigraph import BlankNode, Literal, NamedNode

from graph.sparql.asking import Source, ask
from graph.sparql.guard import check
from graph.sparql.pool import Pool
from graph.sparql.values import Value
from ontology.errors import Invalid

Term = NamedNode | BlankNode | Literal


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT query: `names` of its variables, and by them the terms of each row.

    A variable that is unbound in a row is missing from it. `cut` says that there are more rows.
    """

    names: tuple[str, ...]
    rows: tuple[dict[str, Term], ...]
    cut: bool


def rows(
    pool: Pool, source: Source, query: str, values: Mapping[str, Value] | None = None, *, limit: int = 1000
) -> Rows:
    """The solutions of a SELECT query, with some of its variables given their values.

    `values` are by the names of variables, without "?"; the words of `tl:textQuery` may be one of them.
    Raises Malformed for a query that is not SPARQL, Exhausted where it takes too much, Busy where too many
    others are at it.
    """
    checked = check(query)
    if checked.form != "select":
        raise Invalid("Only a SELECT query has rows.", "query")
    answer = ask(pool, source, checked, "json", values=values, rows=limit, whole=True)
    content = answer.content if answer.rest is None else b"".join(answer.rest)
    read = orjson.loads(content)
    found = tuple({name: _term(term) for name, term in row.items()} for row in read["results"]["bindings"])
    return Rows(tuple(read["head"]["vars"]), found, "cut" in read)


def _term(told: dict[str, Any]) -> Term:
    """A term of SPARQL 1.1 Query Results JSON."""
    match told["type"]:
        case "uri":
            return NamedNode(told["value"])
        case "bnode":
            return BlankNode(told["value"])
        case "literal" if "xml:lang" in told:
            return Literal(told["value"], language=told["xml:lang"])
        case "literal" if "datatype" in told:
            return Literal(told["value"], datatype=NamedNode(told["datatype"]))
        case "literal":
            return Literal(told["value"])
    raise Invalid("A row holds a triple, which is no value.", "query")
