"""`/reconcile`: the Reconciliation Service API 0.2, by which OpenRefine and others match tables to things."""

from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

from anyio import to_thread
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.bodies.reconcile import LONGEST_NAME, manifest, results
from api.bodies.reconcile_parts import (
    entity_flyout,
    extended,
    preview,
    property_flyout,
    proposed,
    suggested_entities,
    suggested_properties,
    suggested_types,
    type_flyout,
)
from api.bodies.sparql import FORM
from api.dependencies import Current
from api.documentation import Responses, documented
from api.parameters import MOST_OFFSET
from library.snapshots.snapshot import Snapshot
from ontology.errors import Invalid, NotFound

# Clients of this protocol send parameters of its older versions too: those that are not known are passed by.
calls = APIRouter(
    prefix="/reconcile", tags=["reconcile"], generate_unique_id_function=lambda route: route.name
)

_JSON: Final = "application/json"
_FRAMED: Final = {"Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors *"}
_MOST_FIELDS: Final = 16

Text = Annotated[str, Query(max_length=LONGEST_NAME)]
Types = Annotated[
    list[str], Query(default_factory=list, max_length=64, alias="type", description="Only of these types.")
]
Type = Annotated[str | None, Query(max_length=LONGEST_NAME, alias="type")]
Id = Annotated[str, Query(max_length=LONGEST_NAME, alias="id")]
Limit = Annotated[int, Query(ge=1, le=50)]
Cursor = Annotated[int, Query(ge=0, le=MOST_OFFSET, description="How many to leave out before the first.")]
Batch = Annotated[
    str | None,
    Query(description='A JSON object of queries by name: `{"q0": {"query": "HR", "type": "System"}}`.'),
]
Extend = Annotated[
    str | None,
    Query(
        description='A JSON object: `{"ids": ["population/peers"], "properties": [{"id": "definition"}]}`.'
    ),
]
Callback = Annotated[str | None, Query(include_in_schema=False)]
_RESPONSES: Responses = documented() | {200: {"content": {_JSON: {"schema": {"type": "object"}}}}}
_ONE: Responses = documented(one=True) | {200: {"content": {_JSON: {"schema": {"type": "object"}}}}}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
                }
            }
        },
    }
}


@calls.get("", response_class=Response, responses=_RESPONSES)
def reconcile(
    snapshot: Current, queries: Batch = None, extend: Extend = None, callback: Callback = None
) -> Response:
    """What the service is; with `queries` what names may mean; with `extend` what is known of things."""
    if callback is not None:
        raise Invalid(
            "There is no JSONP here: any page may ask, since the answers allow it (CORS).", "callback"
        )
    return _answer(snapshot, queries, extend)


@calls.post("", response_class=Response, responses=_RESPONSES, openapi_extra=_BODY)
async def reconcile_sent(request: Request, snapshot: Current) -> Response:
    """The same from a form, which may be longer."""
    body = await request.body()
    try:
        given = dict(parse_qsl(body.decode(), errors="strict", max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise Invalid(f"Send 'queries' or 'extend' as {FORM}, in UTF-8.", "queries") from error
    if not given.keys() & {"queries", "extend"}:
        raise Invalid(f"Send 'queries' or 'extend' as {FORM}.", "queries")
    return await to_thread.run_sync(_answer, snapshot, given.get("queries"), given.get("extend"))


@calls.get("/suggest/entity", response_class=Response, responses=_RESPONSES)
def suggest_entities(
    snapshot: Current,
    *,
    prefix: Text = "",
    types: Types,
    limit: Limit = 10,
    cursor: Cursor = 0,
) -> Response:
    """Things by what is being typed."""
    return _json(suggested_entities(snapshot, prefix, tuple(types), limit, cursor))


@calls.get("/suggest/type", response_class=Response, responses=_RESPONSES)
def suggest_types(prefix: Text = "", limit: Limit = 20, cursor: Cursor = 0) -> Response:
    """Types by what is being typed."""
    return _json(suggested_types(prefix, limit, cursor))


@calls.get("/suggest/property", response_class=Response, responses=_RESPONSES)
def suggest_properties(prefix: Text = "", limit: Limit = 20, cursor: Cursor = 0) -> Response:
    """Properties by what is being typed."""
    return _json(suggested_properties(prefix, limit, cursor))


@calls.get("/properties", response_class=Response, responses=_RESPONSES)
def reconcile_properties(
    snapshot: Current,
    of: Type = None,
    limit: Limit = 50,
) -> Response:
    """The properties that things of a type have."""
    return _json(proposed(snapshot, of, limit))


@calls.get("/flyout/{part}", response_class=Response, responses=_ONE)
def flyout(snapshot: Current, part: str, thing_id: Id) -> Response:
    """An entity, a type or a property in a few words of HTML."""
    match part:
        case "entity":
            return _json(entity_flyout(snapshot, thing_id))
        case "type":
            return _json(type_flyout(snapshot, thing_id))
        case "property":
            return _json(property_flyout(thing_id))
    raise NotFound(f"There is no flyout of {part[:40]!r}.", ("entity", "type", "property"))


@calls.get("/preview", response_class=HTMLResponse, responses=documented(one=True))
def reconcile_preview(snapshot: Current, thing_id: Id) -> Response:
    """A thing as a small page, which other sites may show in a frame."""
    return HTMLResponse(preview(snapshot, thing_id), headers=_FRAMED)


def _answer(snapshot: Snapshot, queries: str | None, extend: str | None) -> Response:
    if queries is not None:
        return _json(results(snapshot, queries))
    return _json(manifest(snapshot) if extend is None else extended(snapshot, extend))


def _json(content: bytes) -> Response:
    return Response(content, media_type=_JSON, headers={"Cache-Control": "no-cache"})
