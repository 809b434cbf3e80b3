"""Completions of what is being typed."""

from graph.catalog import Catalog
from search.answer import Suggestion
from search.index import Index


def suggest(index: Index, catalog: Catalog, q: str, limit: int = 10) -> list[Suggestion]:
    """Names, titles and words of the library that begin, or have a word that begins, as typed; best first."""
    raise NotImplementedError
