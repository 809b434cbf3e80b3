"""From what a person calls a recommendation to the ordinals under which the ties know it."""

from functools import partial
from typing import Final

from tantivy import Query

from graph.paths.ends import Locate
from ontology.errors import NotFound
from search.index import Index
from search.language import cleaned
from search.ordinals import ordinal_of

_MOST: Final = 8  # recommendations of one code


def locator(index: Index) -> Locate:
    """Looks up ids, such as wet-2024-2026/A1.3, and codes, such as A1.3, of all documents."""
    return partial(_located, index)


def _located(index: Index, typed: str) -> list[int]:
    name = cleaned(typed)
    try:
        return [ordinal_of(index, name)]
    except NotFound:
        code = Query.term_query(index.schema, "code", name.lower(), index_option="basic")
        found = index.find(code, _MOST, order="ordinal", descending=False)
        if not found.count:
            raise
        return [int(ordinal) for ordinal, _ in found.hits]


def located_one(index: Index, name: str) -> int:
    """The ordinal of the one recommendation with an id or a code.

    Raises NotFound with the nearest ids, also where several documents have that code.
    """
    try:
        return ordinal_of(index, cleaned(name))
    except NotFound as unknown:
        found = _located(index, name)
        if len(found) > 1:
            said = f"{len(found)} documents have {name[:100]!r}; give one of their ids."
            raise NotFound(said, unknown.nearest) from unknown
        return found[0]
