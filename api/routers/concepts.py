"""`/api/concepts`: everything that recommendations speak of, whoever named it."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.body import Listing
from api.bodies.things import ConceptAnswer, ConceptEntry, ThingsRequest, thing_body, things_body
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import spelled
from api.parameters import Name, Paged, Starting, ThingSort, among
from api.routing import router
from ontology.concepts import KINDS

calls = router("/api/concepts", "concepts")


_Kind = Annotated[str, among(KINDS), Query(json_schema_extra={"enum": [*KINDS]})]


@calls.get("", response_model=Listing[ConceptEntry], responses=documented(one=True))
def concepts(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    kind: _Kind | None = None,
    document: Name = None,
    sort: ThingSort = "label",
    page: Paged,
) -> Response:
    """Concepts, of one kind or all; with `document`, those that were found in it and in no vocabulary."""
    asked = ThingsRequest(spelled(request, "/api/concepts"), "concept", None, kind, document, sort, q)
    return json_answer(request, snapshot, things_body(snapshot, asked, page))


@calls.get("/{id:path}", response_model=ConceptAnswer, responses=documented(one=True))
async def concept(request: Request, snapshot: Current, id: str) -> Response:  # noqa: A002 (the word that addresses use)
    """One concept, by `<kind>/<name>` or, where it is of a foreign vocabulary, by its IRI."""
    return json_answer(request, snapshot, thing_body(snapshot, id, "concept"))
