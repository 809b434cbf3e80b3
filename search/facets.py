"""How many results have each value of a facet: all counted, none estimated."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tantivy import Query

from graph.catalog.catalog import Catalog
from graph.ties.ties import Ties
from search.answer import FacetValue
from search.combining import all_of
from search.compiling import unrated
from search.counting import most_frequent
from search.filters import Chosen, Filters, narrowed
from search.index import Index
from search.kept_counts import Counts
from search.names import kind_labels
from search.request import FILTERS
from search.things import CATEGORY_NUMBER, index_id, thing_id
from search.tied_counts import most_tied, results
from search.tree import Everything, Node

_MAX_LABELS: Final = 50_000


@dataclass(frozen=True, slots=True)
class Sources:
    """What facets are counted from, of one snapshot; sooner from its ties, where they are given."""

    index: Index
    catalog: Catalog
    ties: Ties | None = None


def counted(
    tree: Node, filters: Filters, facets: Sequence[str], total: int, sources: Sources
) -> dict[str, tuple[FacetValue, ...]]:
    """The values of each facet in what the tree finds within the filters other than the facet's own.

    `total` is how many it finds within all of them.
    """
    index = sources.index
    alike: dict[str | None, list[str]] = {}
    for facet in dict.fromkeys(facets):
        own = facet_filter(facet)
        alike.setdefault(own if own in filters else None, []).append(facet)
    found: Counts = {}
    query = index.once(unrated, tree, index)
    for left_out, group in alike.items():
        others = {name: chosen for name, chosen in filters.items() if name != left_out}
        within = narrowed(query, others, index)
        known, unknown = _known(tree, others, group, index)
        if unknown:
            count = index.find(within).count if left_out else total
            known |= _kept(tree, others, _counts(within, count, unknown, sources), index)
        found |= _with_chosen(known, within, filters[left_out] if left_out else {}, index)
    labels = _labels(found, index, sources.catalog)
    return {facet: _values(facet, found[facet], filters, labels) for facet in dict.fromkeys(facets)}


def facet_filter(facet: str) -> str:
    """The filter that narrows to a value of the facet."""
    return facet if facet in FILTERS else "concept"


def _known(tree: Node, filters: Filters, facets: Sequence[str], index: Index) -> tuple[Counts, list[str]]:
    """What was counted before, and the facets that were not."""
    known = index.counts.known(_counted_in(tree, filters), facets)
    return known, [each for each in facets if each not in known]


def _kept(tree: Node, filters: Filters, counts: Counts, index: Index) -> Counts:
    index.counts.keep(_counted_in(tree, filters), counts)
    return counts


def _counted_in(tree: Node, filters: Filters) -> Hashable | None:
    """What is counted in, so that it can be kept; None for everything."""
    chosen = frozenset((tied.field, tied.ids, name) for name in filters for tied in filters[name].values())
    return (tree, chosen) if filters or tree != Everything() else None


def _counts(within: Query, count: int, facets: Sequence[str], sources: Sources) -> Counts:
    """The counts of facets in what a query finds, the most frequent values of each."""
    index, ties = sources.index, sources.ties
    found = results(within, count, index, ties) if ties else None
    if ties is None or found is None:
        return most_frequent(within, facets, index)
    return most_tied(found, facets, index, ties, sources.catalog)


def _with_chosen(counts: Counts, within: Query, chosen: Chosen, index: Index) -> Counts:
    """The counts with those of the chosen values too, even if they are not among the most frequent."""
    ids = [each for tied in chosen.values() for each in tied.ids]
    missing = [(facet, each) for facet in counts for each in ids if each not in counts[facet]]
    for facet, each in missing:
        if number := index.find(all_of([within, index.keyed(facet, each)])).count:
            counts[facet][each] = number
    return counts


def _labels(found: Counts, index: Index, catalog: Catalog) -> dict[str, str]:
    """What the values are called. The catalog gives whole views, so that what it said is kept."""
    ids = {thing_id(facet, each) for facet, counts in found.items() if facet != "kind" for each in counts}
    known = {each: label for each in ids if (label := index.labels.get(each))}
    if new := sorted(ids - known.keys()):
        known |= {thing.id: thing.label for thing in catalog.by_ids(new)}
    if len(index.labels) > _MAX_LABELS:
        index.labels.clear()
    index.labels.update(known)
    return {index_id(each): label for each, label in known.items()} | dict(kind_labels())


def _values(
    facet: str, counts: dict[str, int], filters: Filters, labels: dict[str, str]
) -> tuple[FacetValue, ...]:
    own = facet_filter(facet)
    given = _given(filters.get(own, {}), counts)
    values = [
        FacetValue(given.get(each, each), labels.get(each, each), count, own, each in given)
        for each, count in counts.items()
    ]
    return tuple(sorted(values, key=lambda value: (-value.count, value.label.lower(), value.value)))


def _given(chosen: Chosen, counted: Iterable[str]) -> dict[str, str]:
    """The value that was given for each id that it chose; one that is a number chose all that have it."""
    given = {each: value for value, tied in chosen.items() for each in tied.ids}
    numbers = {each for tied in chosen.values() if tied.field == CATEGORY_NUMBER for each in tied.ids}
    numbered = ((each, each.rpartition("/")[2]) for each in counted)
    return given | {each: given[number] for each, number in numbered if number in numbers}
