"""Completions of what is being typed."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from graph.catalog.catalog import Catalog
from ontology.errors import TooLarge
from search.analysis import stop_words, terms
from search.answer import Suggestion
from search.compiling import compiled
from search.index import Index
from search.language import cleaned
from search.request import MAX_LIMIT
from search.things import index_id
from search.tree import And, Pattern, Word

_MAX_LENGTH: Final = 200
_MAX_WORDS: Final = 8


def suggest(index: Index, catalog: Catalog, q: str, limit: int = 10) -> list[Suggestion]:
    """Codes, names, titles and words that begin, or have a word that begins, as typed, in this order.

    Raises TooLarge for a limit that is not from 1 to MAX_LIMIT.
    """
    if not 1 <= limit <= MAX_LIMIT:
        raise TooLarge(f"limit is from 1 to {MAX_LIMIT}, not {limit}.", "limit")
    typed = cleaned(q[:_MAX_LENGTH])
    if not terms(typed):
        return []
    once: dict[str, Suggestion] = {}
    for suggestion in chain(
        _codes(index, typed, limit),
        _names(catalog, typed, limit),
        _titles(index, typed, limit),
        _words(index, typed, limit),
    ):
        once.setdefault(suggestion.id or suggestion.text.lower(), suggestion)
        if len(once) == limit:
            break
    return list(once.values())


def _codes(index: Index, typed: str, limit: int) -> Iterator[Suggestion]:
    if not any(map(str.isdigit, typed)) or " " in typed:
        return
    for field in ("code", "id") if "/" in typed else ("code",):  # all ids that begin so may be a million
        for code, _ in sorted(index.searcher.terms_with_prefix(field, typed.lower(), limit=limit)):
            for record in index.records_of(index.keyed(field, code), limit):
                yield Suggestion(record["id"], "recommendation", record["kind"], record["id"])


def _names(catalog: Catalog, typed: str, limit: int) -> Iterator[Suggestion]:
    for found in catalog.starting(typed, limit):
        yield Suggestion(found.name, found.type, found.kind, index_id(found.thing_id))


def _titles(index: Index, typed: str, limit: int) -> Iterator[Suggestion]:
    """Titles that hold the words, and one that begins as the last does."""
    *whole, last = terms(typed)[:_MAX_WORDS]
    tree = And((*(Word(word, "title") for word in whole), Pattern(f"{last}*", "title")))
    for record in index.records_of(compiled(tree, index).query, limit):
        yield Suggestion(record["title"], "recommendation", record["kind"], record["id"])


def _words(index: Index, typed: str, limit: int) -> Iterator[Suggestion]:
    """The last word completed to words of the texts, the most frequent ones first."""
    before, _, last = typed.rpartition(" ")
    begun = terms(last)
    known = index.searcher.terms_with_prefix("text", begun[0], limit=2 * limit) if len(begun) == 1 else []
    words = (word for word, _ in known if word not in stop_words())
    for word in islice(words, limit):
        yield Suggestion(f"{before} {word}".strip(), "word", None, None)
