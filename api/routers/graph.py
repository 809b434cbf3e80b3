"""`/api/graph`: what lies around a thing, as JSON, for graph programs, or as a picture."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, unchanged, validators
from api.bodies.graph import LIMIT, GraphAnswer, GraphRequest, graph_body, graph_file
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import MEDIA_TYPES, SUFFIX, form, preferred
from api.parameters import LONGEST_WORDS, among
from api.routing import router
from graph.neighbourhoods.formats import GRAPH_FORMATS
from graph.neighbourhoods.neighbourhood import MAX_DEPTH, MAX_NODES
from graph.neighbourhoods.words import STYLE_HASH

calls = router("/api/graph", "graph")

_FORMATS = ("json", *GRAPH_FORMATS)
_TYPES = {"json": MEDIA_TYPES["json"]} | {name: known.media_type for name, known in GRAPH_FORMATS.items()}
_CONTENT = {_TYPES[name]: {"schema": {"type": "string"}} for name in GRAPH_FORMATS}
# The picture brings its own style sheet, which its policy names; it may be framed by the site's own pages.
_POLICY = f"default-src 'none'; style-src '{STYLE_HASH}'; base-uri 'none'; frame-ancestors 'self'"

_Around = Annotated[
    str,
    Query(
        min_length=1, max_length=LONGEST_WORDS, description="A name, or the id of a thing or recommendation."
    ),
]
_Depth = Annotated[
    int, Query(ge=1, le=MAX_DEPTH, description=f"How many edges from it, {MAX_DEPTH} at the most.")
]
_Limit = Annotated[
    int,
    Query(ge=1, le=MAX_NODES, description=f"How many nodes, {MAX_NODES} at the most; nearest first."),
]
_Format = Annotated[
    str,
    among(_FORMATS),
    Query(json_schema_extra={"enum": [*_FORMATS]}, description="Without it, what `Accept` asks for."),
]


@calls.get("", response_model=GraphAnswer, responses=documented(one=True) | {200: {"content": _CONTENT}})
def graph(
    request: Request,
    snapshot: Current,
    *,
    around: _Around,
    depth: _Depth = 1,
    limit: _Limit = LIMIT,
    format: _Format | None = None,  # noqa: A002 (the word that addresses use)
) -> Response:
    """The nodes and edges around a thing or a recommendation, the most specific first."""
    asked = GraphRequest(around, depth, limit)
    name = form(request) if SUFFIX in request.scope else format or preferred(request, _TYPES)
    if name == "json":
        body = graph_body(snapshot, asked)
        return answer(request, snapshot, body.json, name)
    return _file(request, snapshot, asked, name)


def _file(request: Request, snapshot: Current, asked: GraphRequest, name: str) -> Response:
    content = graph_file(snapshot, asked, name)
    headers = validators(snapshot, name)
    known = GRAPH_FORMATS[name]
    if name == "svg":
        headers["Content-Security-Policy"] = _POLICY
    else:
        headers["Content-Disposition"] = f'attachment; filename="graph{known.suffix}"'
    return unchanged(request, headers) or Response(content, headers=headers, media_type=known.media_type)
