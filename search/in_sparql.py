"""What a pattern of full text finds inside a SPARQL query."""

from graph.catalog.catalog import Catalog
from graph.sparql.text import TextHit
from ontology.errors import TooLarge
from search.answer import read_hit
from search.attempts import attempts
from search.compiling import compiled
from search.hits import hits
from search.index import Index

_LONGEST = 1024


def found(index: Index, catalog: Catalog, words: str, most: int) -> list[TextHit]:
    """Recommendations as `search` finds them, best first, but only for the words as they are.

    A query must mean what it says: a misspelled word finds nothing here, where a person would be told.
    """
    if len(words) > _LONGEST:
        raise TooLarge(f"The words of a text query have at most {_LONGEST} characters.", "query")
    if not words.strip():
        return []
    attempt = next(attempts(words, index, catalog, expand=True))
    query, floor, _ = compiled(attempt.tree, index)
    places = [(score + floor, place) for score, place in index.find(query, most).hits]
    return list(map(_text_hit, hits(index, places, attempt.tree, attempt.replaced)))


def _text_hit(shown: str) -> TextHit:
    """A hit, with the weightiest of its texts in which words are marked."""
    hit = read_hit(shown)
    return TextHit(hit.iri, hit.score or 0.0, next(iter(hit.highlights.values()), ""))
