"""`/export`: the dataset, or one document, as a file in any format."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.answers import unchanged, validators
from api.bodies.things import found_thing
from api.dependencies import Current
from api.documentation import documented
from api.middleware.methods import HEAD_ONLY
from api.negotiation import preferred
from api.parameters import Name, among
from api.routing import router
from graph.exports.export import export
from graph.syntaxes.formats import FORMATS

calls = router("", "export")

_Format = Annotated[
    str,
    among(FORMATS),
    Query(json_schema_extra={"enum": [*FORMATS]}, description="Without it, what `Accept` asks for."),
]
_CONTENT = {"content": {known.media_type: {"schema": {"type": "string"}} for known in FORMATS.values()}}


@calls.get("/export", response_class=Response, responses=documented(one=True) | {200: _CONTENT})
def exported(
    request: Request,
    snapshot: Current,
    format: _Format | None = None,  # noqa: A002 (the word that addresses use)
    document: Name = None,
) -> Response:
    """The whole dataset or, by its slug, one document: streamed, never held whole."""
    if document is not None:
        found_thing(snapshot, f"document/{document}", "document")
    name = format or preferred(request, {name: known.media_type for name, known in FORMATS.items()})
    headers = validators(snapshot, name)
    if same := unchanged(request, headers):
        return same
    headers["Content-Disposition"] = (
        f'attachment; filename="{document or "throughline"}{FORMATS[name].suffix}"'
    )
    # HEAD is told how the answer begins, and nothing is exported for it.
    chunks = iter([b""]) if request.scope.get(HEAD_ONLY) else export(snapshot.graph, name, document)
    return StreamingResponse(chunks, headers=headers, media_type=FORMATS[name].media_type)
