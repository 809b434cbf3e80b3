"""`/api/recommendations/{id}/citation`: a reference, for programs that keep them."""

from typing import Annotated

import orjson
from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import unchanged, validators
from api.bodies.recommendations import recommendation_body
from api.dependencies import Current
from api.documentation import documented
from api.parameters import among
from api.routing import router
from api.site.citations import FORMATS, cited
from library.snapshots.snapshot import Snapshot

calls = router("/api/recommendations", "recommendations")

_Format = Annotated[str, among(FORMATS), Query(json_schema_extra={"enum": [*FORMATS]})]
_CONTENT = {"content": {known.media_type: {"schema": {"type": "string"}} for known in FORMATS.values()}}


@calls.get(
    "/{id:path}/citation",
    response_class=Response,
    responses=documented(one=True) | {200: _CONTENT},
)
def citation(request: Request, snapshot: Current, id: str, format: _Format = "bibtex") -> Response:  # noqa: A002 (the words that addresses use)
    """A reference to a recommendation: BibTeX, RIS or CSL-JSON."""
    recommendation = orjson.loads(recommendation_body(snapshot, id).json)
    known = FORMATS[format]
    name = f"{recommendation['id'].replace('/', '-')}{known.suffix}"
    # Codes are a document's own words: a name of a file is made of what is safe in one.
    safe = "".join(each if each.isascii() and (each.isalnum() or each in "-._") else "-" for each in name)
    headers = validators(snapshot, format) | {"Content-Disposition": f'attachment; filename="{safe}"'}
    content = known.write(cited(recommendation, _document(snapshot, recommendation["document"])))
    return unchanged(request, headers) or Response(content, headers=headers, media_type=known.media_type)


def _document(snapshot: Snapshot, slug: str) -> dict[str, object]:
    view: dict[str, object] = orjson.loads(snapshot.catalog.thing(f"document/{slug}").view)
    return view
