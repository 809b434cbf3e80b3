"""What lies around a thing, as nodes and edges."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import orjson

from api.bodies.body import Body, at_site
from api.paging import address
from graph.catalog.resolve import Reading, resolve
from graph.neighbourhoods.formats import GRAPH_FORMATS
from graph.neighbourhoods.neighbourhood import neighbourhood
from graph.neighbourhoods.view import GraphView, graph_view
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound
from search.ordinals import ordinal_of

PATH: Final = "/api/graph"
LIMIT: Final = 60
_SAFE: Final = "/-._~!$'()*+,;:@"
_LISTS: Final = {"recommendation": "recommendations", "concept": "concepts", "document": "documents"} | {
    "category": "categories",
    "question": "questions",
}


@dataclass(frozen=True, slots=True)
class GraphRequest:
    """`around` is a thing's id, a recommendation's id, or a name that is looked up."""

    around: str
    depth: int = 1
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class GraphAnswer(GraphView):
    """A `graph.neighbourhoods.view.GraphView` from a snapshot.

    `resolved` tells what the name may stand for, best first: the graph is around the first. `formats` are
    the addresses of the same graph in other forms.
    """

    snapshot: str
    around: str
    resolved: tuple[Reading, ...]
    depth: int
    limit: int
    formats: dict[str, str]


def graph_body(snapshot: Snapshot, request: GraphRequest) -> Body:
    """Raises NotFound with the nearest, or TooLarge naming the cap."""
    resolved, view = _found(snapshot, request, lambda path: at_site(snapshot, path))
    pairs = [("around", request.around), ("depth", str(request.depth)), ("limit", str(request.limit))]
    here = at_site(snapshot, PATH)
    told = GraphAnswer(
        centre=view.centre,
        cut=view.cut,
        nodes=view.nodes,
        edges=view.edges,
        snapshot=snapshot.id,
        around=request.around,
        resolved=resolved,
        depth=request.depth,
        limit=request.limit,
        formats={name: address(here, [*pairs, ("format", name)]) for name in GRAPH_FORMATS},
    )
    return Body(orjson.dumps(told))


def graph_file(snapshot: Snapshot, request: GraphRequest, name: str, *, whole: bool = False) -> bytes:
    """The same as a file in the format of this name, one of GRAPH_FORMATS.

    `whole` writes whole addresses, for a file that is kept away from the site.
    """
    base = snapshot.iris.base.rstrip("/") if whole else at_site(snapshot, "")
    _, view = _found(snapshot, request, lambda path: base + path)
    return GRAPH_FORMATS[name].write(view).encode()


def _found(
    snapshot: Snapshot, request: GraphRequest, at: Callable[[str], str]
) -> tuple[tuple[Reading, ...], GraphView]:
    resolved, centre = _centre(snapshot, request.around)
    fetch = snapshot.index.records
    graph = neighbourhood(
        snapshot.catalog, snapshot.ties, fetch, centre, depth=request.depth, limit=request.limit
    )
    return resolved, graph_view(graph, lambda id_, type_: at(node_address(id_, type_)))


def node_address(id_: str, type_: str) -> str:
    """The path of the answer about a node."""
    if type_ not in _LISTS:
        return address("/api/touches", [("id", id_)])
    public = id_ if type_ == "concept" else id_.removeprefix(f"{type_}/")
    return f"/api/{_LISTS[type_]}/{quote(public, safe=_SAFE)}"


def _centre(snapshot: Snapshot, around: str) -> tuple[tuple[Reading, ...], str | int]:
    """What is asked about: the id of a thing, or the ordinal of a recommendation."""
    nearest: list[str] = []
    try:
        return (), ordinal_of(snapshot.index, around.strip().removeprefix("recommendation/"))
    except NotFound as error:
        nearest += error.nearest
    try:
        resolved = resolve(snapshot.catalog, around)
    except NotFound as error:
        # What looks like an id was meant as one; else names come first.
        near = [*nearest, *error.nearest] if "/" in around else [*error.nearest, *nearest]
        raise NotFound(str(error), tuple(dict.fromkeys(near))[:5]) from error
    return resolved, resolved[0].id
