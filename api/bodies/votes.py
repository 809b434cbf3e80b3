"""Votes in the order in which people count."""

from collections.abc import Iterable
from typing import Any

import orjson

from graph.catalog.catalog import Thing
from search.ordering import natural_key


def votes_in_order(things: Iterable[Thing]) -> list[dict[str, Any]]:
    """The views of votes, document by document, "Q2" before "Q10"."""
    views = (orjson.loads(thing.view) for thing in things)
    return sorted(views, key=lambda view: (view["document"], natural_key(view["number"])))
