"""`/api/documents`: what the library holds, and the full text of each."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.body import Listing
from api.bodies.texts import TextSlice, text_body
from api.bodies.things import DocumentAnswer, DocumentEntry, ThingsRequest, thing_body, things_body
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import spelled
from api.parameters import Paged, Starting, ThingSort
from api.routing import router

calls = router("/api/documents", "documents")

LONGEST_SLICE = 100_000

_Start = Annotated[int, Query(ge=0, le=2**40, description="The first character, counted from 0.")]
_Length = Annotated[
    int, Query(ge=1, le=LONGEST_SLICE, description=f"How many characters, {LONGEST_SLICE} at the most.")
]


@calls.get("", response_model=Listing[DocumentEntry], responses=documented())
def documents(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    sort: ThingSort = "id",
    page: Paged,
) -> Response:
    """The documents of the library; the parts of each stand in its own answer."""
    asked = ThingsRequest(spelled(request, "/api/documents"), "document", sort=sort, q=q)
    return json_answer(request, snapshot, things_body(snapshot, asked, page))


@calls.get("/{slug}", response_model=DocumentAnswer, responses=documented(one=True))
async def document(request: Request, snapshot: Current, slug: str) -> Response:
    """One document: its sections, categories, legend and definitions, and where it comes from."""
    return json_answer(request, snapshot, thing_body(snapshot, f"document/{slug}", "document"))


@calls.get("/{slug}/text", response_model=TextSlice, responses=documented(one=True))
def text(
    request: Request, snapshot: Current, slug: str, start: _Start = 0, length: _Length = 20_000
) -> Response:
    """A slice of a document's full text, and what stands at which of its lines."""
    path = spelled(request, f"/api/documents/{slug}/text")
    return json_answer(request, snapshot, text_body(snapshot, slug, path, start, length))
