"""What results are narrowed by: ids of documents, kinds, categories and concepts."""

from collections.abc import Iterable, Mapping
from typing import Final

from tantivy import Query

from graph.catalog.catalog import Catalog
from search.combining import all_of, any_of, flat
from search.index import Index
from search.language import cleaned
from search.things import things_called
from search.tree import Tied

_LONGEST: Final = 1_000
_SHOWN: Final = 100

#: The values chosen of one filter, as they were given, each with what it means.
Chosen = Mapping[str, Tied]

#: The values chosen of each filter.
Filters = Mapping[str, Chosen]


def resolved(
    filters: Mapping[str, Iterable[str]], index: Index, catalog: Catalog, notes: list[str]
) -> Filters:
    """What each value of each filter means; one that means nothing here finds nothing, and is noted."""
    meant = {
        name: {value: _meant(name, value, index, catalog, notes) for value in values}
        for name, values in filters.items()
    }
    return {name: chosen for name, chosen in meant.items() if chosen}


def narrowed(query: Query, filters: Filters, index: Index) -> Query:
    """The query within the filters, which add nothing to a score."""
    within = [flat(_any_chosen(chosen, index), 0.0) for chosen in filters.values()]
    return all_of([query, *within])


def _meant(name: str, value: str, index: Index, catalog: Catalog, notes: list[str]) -> Tied:
    found = index.once(things_called, index, catalog, name, cleaned(value[:_LONGEST]))
    if found is None:
        notes.append(f"Nothing here has the {name} “{cleaned(value[:_SHOWN])}”.")
    return found or Tied(name, ())


def _any_chosen(chosen: Chosen, index: Index) -> Query:
    ids = dict.fromkeys((tied.field, each) for tied in chosen.values() for each in tied.ids)
    return any_of([index.keyed(field, each) for field, each in ids])
