"""What the OpenAPI document says beside the types of the answers: the forms, and every problem."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from api.negotiation import MEDIA_TYPES
from api.problems import MEDIA_TYPE, Problem

Responses = dict[int | str, dict[str, Any]]

_SCHEMA = "#/components/schemas/{model}"
_MEANING = {
    HTTPStatus.BAD_REQUEST: "A parameter is unknown, repeated or cannot be right.",
    HTTPStatus.NOT_FOUND: "Nothing has this id; `nearest` names the known ones most like it.",
    HTTPStatus.NOT_ACCEPTABLE: "It cannot be given in a form that the client accepts.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is over the limit.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is over the limit.",
    HTTPStatus.SERVICE_UNAVAILABLE: "There is no sound snapshot to answer from.",
}


def documented(*forms: str, one: bool = False) -> Responses:
    """The responses of a call beside its JSON: other forms of it, 304, and its problems.

    `one` is for a call that asks for a thing by its id, or for those of a document.
    """
    also = {MEDIA_TYPES[form].partition(";")[0]: {"schema": {"type": "string"}} for form in forms}
    problem = {MEDIA_TYPE: {"schema": {"$ref": _SCHEMA.format(model=Problem.__name__)}}}
    said: Responses = {
        int(status): {"description": meaning, "content": problem}
        for status, meaning in _MEANING.items()
        if one or status is not HTTPStatus.NOT_FOUND
    }
    if also:
        said[200] = {"content": also}
    return said | {304: {"description": "What the client has is still so."}}


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of a service, made once."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            routes=app.routes,
            servers=[{"url": app.state.prefix or "/"}],
        )
        parts = schema.setdefault("components", {}).setdefault("schemas", {})
        problem = TypeAdapter(Problem).json_schema(ref_template=_SCHEMA)
        parts |= problem.pop("$defs", {}) | {Problem.__name__: problem}
        for unused in ("HTTPValidationError", "ValidationError"):
            parts.pop(unused, None)
        for operation in (call for calls in schema["paths"].values() for call in calls.values()):
            operation["responses"].pop("422", None)  # the framework's own; ours is 400
        app.openapi_schema = schema
    return app.openapi_schema
