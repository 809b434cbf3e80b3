"""Search: a request in, an answer out."""

from graph.catalog import Catalog
from search.answer import SearchAnswer
from search.index import Index
from search.request import SearchRequest


def search(index: Index, catalog: Catalog, request: SearchRequest) -> SearchAnswer:
    """Find recommendations. Whatever the words are, they are read somehow, and `notes` say how.

    Raises Invalid for a filter, facet, order, limit or offset that there is not.
    """
    raise NotImplementedError
