"""`/api/validate`: whether the graph is as its shapes ask."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import unchanged, validators
from api.bodies.validation import FORMS, ValidationAnswer, Validations, validation_json, validation_rdf
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import SUFFIX, form, preferred
from api.parameters import Name, among
from api.routing import router
from graph.syntaxes.formats import FORMATS

calls = router("/api/validate", "graph")

_TYPES = {"json": "application/json"} | {name: FORMATS[name].media_type for name in FORMS}

FormatName = Annotated[
    Annotated[str, among(_TYPES)] | None,
    Query(
        json_schema_extra={"enum": [*_TYPES]},
        description=f"Over what `Accept` says: {', '.join(_TYPES)}. RDF is a `sh:ValidationReport`.",
    ),
]


@calls.get(
    "",
    response_model=ValidationAnswer,
    responses=documented(one=True)
    | {200: {"content": {_TYPES[name]: {"schema": {"type": "string"}} for name in FORMS}}},
)
def validate(
    request: Request,
    snapshot: Current,
    *,
    document: Name = None,
    format: FormatName = None,  # noqa: A002 (as `/export` and `/sparql` have it)
) -> Response:
    """The faults of the whole graph or, with `document`, of what one document says.

    It takes seconds the first time; the answer is kept as long as the library stays as it is.
    """
    name = format or (form(request) if SUFFIX in request.scope else preferred(request, _TYPES))
    headers = validators(snapshot, f"validate.{name}")
    if same := unchanged(request, headers):
        return same
    checks: Validations = request.app.state.validations
    found = checks.of(snapshot, document)
    content = validation_json(snapshot, document, found) if name == "json" else validation_rdf(found, name)
    return Response(content, headers=headers, media_type=_TYPES[name])
