"""`/sparql`: the SPARQL 1.1 Protocol, queries only."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.sparql import FORM, QUERY, asked_in_address, asked_in_body
from api.dependencies import Current
from api.documentation import Responses, documented
from graph.sparql.formats import ALL, GRAPHS, SOLUTIONS

# Its parameters are read and checked by `api.bodies.sparql`, since they may stand in a body too; the
# framework would take what is no UTF-8 for replacement characters.
calls = APIRouter(tags=["sparql"], generate_unique_id_function=lambda route: route.name)

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_PARAMETERS: dict[str, tuple[dict[str, Any], str]] = {
    "query": (
        _TEXT,
        "SELECT, ASK, CONSTRUCT or DESCRIBE; SERVICE is refused. Without one: the service's own description.",
    ),
    "default-graph-uri": (
        _TEXTS,
        "The graphs whose union is the default graph; may be repeated. Without any: the union of all.",
    ),
    "named-graph-uri": (_TEXTS, "The graphs that GRAPH asks; may be repeated."),
    "format": (
        _TEXT,
        f"Over what `Accept` says; {', '.join(SOLUTIONS)}, or for graphs {', '.join(GRAPHS)}.",
    ),
}
_RESPONSES: Responses = documented() | {
    200: {
        "description": "What the query gives; without a query, the description of the service.",
        "content": {known.media_type: {"schema": _TEXT} for known in ALL.values()},
    },
    403: {"description": "An update, SERVICE or LOAD: they are refused."},
    415: {"description": "The body is neither a query nor a form with one."},
}


def _in_address(*names: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "query", "schema": schema, "description": described}
        for name, (schema, described) in _PARAMETERS.items()
        if name in names
    ]


_GET: dict[str, Any] = {"parameters": _in_address(*_PARAMETERS)}
_POST: dict[str, Any] = {
    "parameters": _in_address("default-graph-uri", "named-graph-uri", "format"),
    "requestBody": {
        "required": True,
        "content": {
            QUERY: {"schema": _TEXT},
            FORM: {
                "schema": {
                    "type": "object",
                    "required": ["query"],
                    "additionalProperties": False,
                    "properties": {name: schema for name, (schema, _) in _PARAMETERS.items()},
                }
            },
        },
    },
}


@calls.get("/sparql", response_class=Response, responses=_RESPONSES, openapi_extra=_GET)
async def sparql(request: Request, snapshot: Current) -> Response:
    """The answer to a query; without one, what the service can do, as RDF."""
    asked = asked_in_address(request.scope["query_string"])
    response: Response = await request.app.state.sparql.answer(request, snapshot, asked)
    return response


@calls.post("/sparql", response_class=Response, responses=_RESPONSES, openapi_extra=_POST)
async def sparql_sent(request: Request, snapshot: Current) -> Response:
    """The answer to a query that is sent as it is, or as a form."""
    content_type = request.headers.get("Content-Type", "")
    asked = asked_in_body(content_type, request.scope["query_string"], await request.body())
    response: Response = await request.app.state.sparql.answer(request, snapshot, asked)
    return response
