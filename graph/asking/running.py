"""The one place where a saved question meets the store."""

from collections.abc import Callable

from graph.sparql.asking import Source
from graph.sparql.pool import Pool
from graph.sparql.trusted import Rows, rows

#: Runs a query whose values are filled in, for at most so many rows.
Run = Callable[[str, int], Rows]


def confined(pool: Pool, source: Source) -> Run:
    """Runs queries in worker processes, which are ended where one takes too long.

    What it gives raises Invalid, Exhausted, or Busy where too many others are at it.
    """

    def run(query: str, limit: int) -> Rows:
        return rows(pool, source, query, limit=limit)

    return run
