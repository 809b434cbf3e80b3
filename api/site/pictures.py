"""The neighbourhood of a thing as a picture inside a page, and the style sheet of such pictures."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from markupsafe import Markup

from api.bodies.remembering import remembered
from api.site.places import Places
from graph.neighbourhoods.drawing import drawing
from graph.neighbourhoods.neighbourhood import neighbourhood
from graph.neighbourhoods.view import GraphView, graph_view
from graph.neighbourhoods.words import STYLE
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound
from search.ordinals import ordinal_of

# The policy of the site lets no page bring its own style: it is served as a file, confined to the pictures.
_STYLE_ELEMENT: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
_SELECTORS: Final = re.compile(r"[^{}@]+(?=\{)")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and the same nodes and edges to be told as a table."""

    svg: Markup
    view: GraphView


def picture(snapshot: Snapshot, places: Places, thing_id: str, limit: int) -> Picture | None:
    """What lies around a thing or recommendation, its boxes being links to pages; None for nothing."""
    return _picture(snapshot, places.prefix, thing_id, limit)


@remembered
def _picture(snapshot: Snapshot, prefix: str, thing_id: str, limit: int) -> Picture | None:
    places = Places(prefix, snapshot)
    try:
        centre = _centre(snapshot, thing_id)
        graph = neighbourhood(snapshot.catalog, snapshot.ties, snapshot.index.records, centre, limit=limit)
    except NotFound:
        return None
    view = graph_view(graph, lambda id_, _: places.thing(id_))
    if len(view.nodes) == 1:
        return None
    return Picture(Markup(_STYLE_ELEMENT.sub("", drawing(view), count=1)), view)  # noqa: S704 (escaped by graph.drawing)


def _centre(snapshot: Snapshot, thing_id: str) -> str | int:
    kind, _, rest = thing_id.partition("/")
    return ordinal_of(snapshot.index, rest) if kind == "recommendation" else thing_id


@cache
def picture_style() -> str:
    """The drawings' own style sheet, each selector confined to what is inside a picture."""
    return _SELECTORS.sub(_confined, STYLE)


def _confined(selectors: re.Match[str]) -> str:
    if "(" in selectors.group():  # the condition of a media query
        return selectors.group()
    return ",".join(f".picture {each.strip()}" for each in selectors.group().split(","))
