"""Documents that a question calls by what they are of or about: "the Maine policy", "peers in Maine".

A name stands for the documents whose title, publisher or slug has it. Looked at are those that are tied
to the thing named, the most tied first, and those with a title or a slug in which the name begins a word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import orjson

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, as_text, as_words
from graph.catalog.things import Thing
from graph.ties.ties import Ties
from graph.touching.clauses import Groups
from graph.touching.meant import Meant
from ontology.labels import label_key

_MAX_LOOKED_AT: Final = 40  # documents of one name, either way

#: What has documents, or is a place that they are of. Other things are what documents speak of.
_HOLDERS: Final = frozenset({"organization", "system", "program"})


def called(catalog: Catalog, ties: Ties, meant: Meant) -> Meant:
    """The same, where "the Maine policy" is of the documents of Maine."""
    return _with_documents(catalog, ties, meant, meant.called)


def holding(catalog: Catalog, ties: Ties, meant: Meant) -> Meant:
    """The same of the documents of those it names, where things alone have nothing in common, or nothing that
    touches them has the words beside them."""
    wider = _with_documents(catalog, ties, meant, meant.named)
    if wider == meant or not meant.unmet:
        return wider
    return replace(wider, groups=(*wider.groups, (as_text(meant.unmet),)), unmet="")


def documents_of(catalog: Catalog, ties: Ties, group: Sequence[Reading]) -> tuple[Reading, ...]:
    """The documents that a name may stand for, by its words."""
    held = [reading for reading in group if reading.kind in _HOLDERS]
    found = {thing.id: as_words(thing, held[0].name) for thing in _documents(catalog, ties, held)}
    return tuple(found.values())


def _with_documents(catalog: Catalog, ties: Ties, meant: Meant, groups: Groups) -> Meant:
    found = {group: documents_of(catalog, ties, group) for group in groups}
    return replace(meant, groups=tuple(found.get(group) or group for group in meant.groups))


def _documents(catalog: Catalog, ties: Ties, held: Sequence[Reading]) -> Iterator[Thing]:
    things = catalog.by_ids([reading.id for reading in held])
    names = {key for thing in things for key in _keys(thing)} | {label_key(each.name) for each in held}
    for thing in _looked_at(catalog, ties, things, [reading.name for reading in held]):
        view = orjson.loads(thing.view)
        said = (view["title"], view["publisher"] or "", thing.public_id)
        if any(f" {name} " in f" {label_key(words)} " for words in said for name in names if name):
            yield thing


def _keys(thing: Thing) -> Iterator[str]:
    view = orjson.loads(thing.view)
    return (label_key(name) for name in (view["label"], *view["alt_labels"]))


def _looked_at(catalog: Catalog, ties: Ties, things: Sequence[Thing], names: Sequence[str]) -> list[Thing]:
    found: list[int] = []
    for thing in things:
        tied = ties.documents[ties.recommendations(thing.ordinal).ordinals]
        documents, counts = np.unique(tied, return_counts=True)
        found += documents[np.argsort(-counts, kind="stable")][:_MAX_LOOKED_AT].tolist()
    begun = (each for name in names for each in catalog.starting(name, _MAX_LOOKED_AT))
    found += [each.ordinal for each in begun if each.type == "document"]
    return catalog.by_ordinals(dict.fromkeys(found))
