"""A store of the plan, and worker processes that answer from it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from graph.sparql.asking import Source
from graph.sparql.limits import Limits
from graph.sparql.pool import Pool
from graph.sparql.text import TextHit
from ontology.iris import Iris


@pytest.fixture(scope="session")
def source(make_store: Callable[[Iterable[str]], Path], plan_lines: list[str], store_iris: Iris) -> Source:
    """The plan; whatever the words, its recommendations are found in the same order."""
    hits = [
        TextHit(store_iris.recommendation("plan/A1.3"), 2.5, "<mark>Peer</mark> Training"),
        TextHit(store_iris.recommendation("plan/A1.16"), 1.0, 'a "quoted" \\u0022 } text'),
    ]
    return Source(make_store(plan_lines), store_iris, lambda words, most: hits[:most] if words else [])


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    """Two workers, three seconds, 500 rows."""
    with Pool(Limits(seconds=3.0, rows=500)) as pool:
        yield pool
