"""Documents that a question calls by some words of their title or slug: "what the Tallow inquiry said"."""

from collections.abc import Iterator, Sequence
from typing import Final

import orjson

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, as_words
from graph.catalog.things import Thing
from ontology.labels import label_key

_MAX_DOCUMENTS: Final = 10  # a word in the titles of more tells none of them
_MAX_LOOKED_AT: Final = 200  # things with a name in which a word begins so
_LEAST_WORD: Final = 3  # characters


def entitled(catalog: Catalog, words: Sequence[str]) -> tuple[tuple[Reading, ...], str]:
    """The documents that have the most of some words in their title or slug, and the words they have not.

    Of several documents with as many, those with the same words as the first; none where no word tells one.
    """
    found = {thing.id: thing for word in words for thing in _with(catalog, word)}
    told = {thing_id: tuple(had(thing, words)) for thing_id, thing in found.items()}
    if not told:
        return (), " ".join(words)
    most = max(told.values(), key=len)
    named = tuple(as_words(found[each], " ".join(most)) for each, some in told.items() if some == most)
    return named, " ".join(word for word in words if word not in most)


def _with(catalog: Catalog, word: str) -> list[Thing]:
    """The documents with a word, where these are few. A year tells when, not in which document."""
    if len(word) < _LEAST_WORD or word.isdecimal():
        return []
    begun = [each.ordinal for each in catalog.starting(word, _MAX_LOOKED_AT) if each.type == "document"]
    found = [thing for thing in catalog.by_ordinals(begun) if any(had(thing, [word]))]
    return found if len(found) <= _MAX_DOCUMENTS else []


def had(document: Thing, words: Sequence[str]) -> Iterator[str]:
    """Those of some words that its title, its publisher or its slug has."""
    view = orjson.loads(document.view)
    names = (view["title"], view["publisher"] or "", document.public_id)
    known = {key for name in names for key in label_key(name).split()}
    return (word for word in words if label_key(word) in known)
