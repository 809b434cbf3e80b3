"""Our own queries, with values that are given as RDF terms and never pasted into their text."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.sparql.pool import Pool
from graph.sparql.text import Find
from ontology.iris import Iris

Term = NamedNode | BlankNode | Literal | Triple
Value = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT query: `names` of its variables, and by them the terms of each row.

    A variable that is unbound in a row is missing from it. `cut` says that there are more rows.
    """

    names: tuple[str, ...]
    rows: tuple[dict[str, Term], ...]
    cut: bool


def rows(
    pool: Pool,
    store: Path,
    iris: Iris,
    query: str,
    values: Mapping[str, Value] | None = None,
    *,
    find: Find | None = None,
    limit: int = 1000,
) -> Rows:
    """The solutions of a SELECT query that is ours, with some of its variables given their values.

    `store` is the path of a sealed store (`snapshot.layout.store`); the prefixes of `graph.terms` and the
    base need no declaration; the default graph is the union of all. `values` are by the names of variables,
    without "?". `find` answers patterns of `tl:textQuery`, whose words may be one of the values.

    Raises Malformed for a query that is not SPARQL, Exhausted where it takes too much, Busy where too many
    others are waiting.
    """
    raise NotImplementedError
