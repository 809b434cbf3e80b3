"""A checked query, made ready and asked of the workers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.sparql.edits import edited, original_place
from graph.sparql.guard import Checked
from graph.sparql.pool import Answer, Pool
from graph.sparql.task import Task
from graph.sparql.text import PREDICATE, Find, TextHit, Texts
from graph.sparql.values import Value, bound
from graph.triples.terms import prefixes
from ontology.errors import Malformed
from ontology.iris import Iris


def no_hits(_words: str, _most: int) -> Sequence[TextHit]:
    """What a store without a text index finds."""
    return ()


@dataclass(frozen=True, slots=True)
class Source:
    """What is asked: a sealed store by its path, the IRIs it is written with, and its text index.

    The prefixes of `graph.triples.terms` and the base need no declaration in a query.
    """

    store: Path
    iris: Iris
    find: Find = no_hits


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs to ask, by their IRIs, as the protocol names them; both None for what the query says.

    Where that says nothing either, the default graph is the union of all graphs.
    """

    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


EVERYTHING: Final = Dataset()


def ask(
    pool: Pool,
    source: Source,
    checked: Checked,
    format: str,  # noqa: A002 (as users say it)
    dataset: Dataset = EVERYTHING,
    *,
    values: Mapping[str, Value] | None = None,
    rows: int | None = None,
    whole: bool = False,
) -> Answer:
    """The answer in one of the formats of the query's form, at most `rows` of it.

    Raises what `Pool.ask` does; the place of a fault is that in the query as it was written.
    """
    known, given = prefixes(source.iris), values or {}
    texts = Texts(checked.text, checked.tokens, source.iris.term(PREDICATE), source.iris.base, known, given)
    edits = [*bound(checked.tokens, given), *texts.edits(source.find)]
    task = Task(
        store=str(source.store),
        query=edited(checked.text, edits),
        base=source.iris.base,
        prefixes=known,
        format=format,
        seconds=pool.limits.seconds,
        rows=pool.limits.rows if rows is None else min(rows, pool.limits.rows),
        union=not checked.dataset,
        default=dataset.default,
        named=dataset.named,
    )
    try:
        return pool.ask(task, whole=whole)
    except Malformed as error:
        if not edits or error.line is None or error.column is None:
            raise
        line, column = original_place(checked.text, edits, error.line, error.column)
        message = str(error).replace(f"{error.line}:{error.column}", f"{line}:{column}", 1)
        raise Malformed(message, line, column, error.name) from error
