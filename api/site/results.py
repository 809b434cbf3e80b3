"""The first results of a query, as much as a page shows."""

from contextlib import closing
from dataclasses import dataclass
from typing import Final

import orjson

from api.site.answering import Json
from graph.sparql.asking import Dataset, Source, ask
from graph.sparql.formats import SOLUTIONS, formats_of
from graph.sparql.guard import check
from graph.sparql.pool import Pool
from ontology.errors import TooLarge

#: Rows or triples that a page shows; the other forms give all.
ROWS: Final = 200
#: Bytes of results that are read for a page.
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Results:
    """What a query gave: `solutions` as SPARQL JSON, or `triples` as Turtle; `cut` says if there is more."""

    solutions: Json | None
    triples: str | None
    cut: bool


def first_results(pool: Pool, source: Source, query: str, dataset: Dataset) -> Results:
    """Raises what `check` and `ask` raise, and TooLarge where even the first are too long for a page."""
    checked = check(query)
    solved = formats_of(checked.form) is SOLUTIONS
    answer = ask(pool, source, checked, "json" if solved else "ttl", dataset, rows=ROWS, whole=True)
    content = bytearray(answer.content)
    if answer.rest is not None:
        with closing(answer.rest) as rest:
            for part in rest:
                content += part
                if len(content) > _LARGEST:
                    raise TooLarge("The answer is too long for a page: ask for CSV, JSON or Turtle.", "query")
    cut = bool(answer.done and answer.done.cut)
    if solved:
        return Results(orjson.loads(content), None, cut)
    return Results(None, content.decode(errors="replace"), cut)
