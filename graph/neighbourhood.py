"""What lies around a thing or a recommendation, as a networkx graph of bounded size."""

import networkx as nx

from graph.catalog import Catalog
from graph.ties import Ties
from graph.touches import Fetch

MAX_DEPTH = 2
MAX_NODES = 500


def neighbourhood(
    catalog: Catalog, ties: Ties, fetch: Fetch, centre: str | int, depth: int = 1, limit: int = 100
) -> "nx.Graph[str]":
    """Around a thing (its id) or a recommendation (its ordinal). Raises Invalid, TooLarge, NotFound."""
    raise NotImplementedError
