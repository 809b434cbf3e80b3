"""`/api/communities` and `/api/binding`: what hangs together, and what binds that together."""

from typing import Annotated

from fastapi import Path
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.body import Listing
from api.bodies.communities import (
    BINDING_PATH,
    PATH,
    BindingEntry,
    CommunityEntry,
    binding_body,
    binding_csv,
    communities_body,
    communities_csv,
    community_body,
)
from api.bodies.csv_rows import RECOMMENDATION_COLUMNS, csv_rows
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import form, spelled
from api.parameters import Paged
from api.routing import router
from ontology.views import RecommendationView

calls = router("", "communities")

_Number = Annotated[int, Path(ge=0, le=0xFFFF, description="The number of the community.")]


@calls.get(PATH, response_model=Listing[CommunityEntry], responses=documented("csv"))
def communities(request: Request, snapshot: Current, page: Paged) -> Response:
    """Recommendations that are about the same concepts, the largest communities first."""
    body = communities_body(snapshot, page, spelled(request, PATH))
    if form(request, ("json", "csv")) == "csv":
        return answer(request, snapshot, communities_csv(body.json), "csv", body.links)
    return json_answer(request, snapshot, body)


@calls.get(
    f"{PATH}/{{number}}", response_model=Listing[RecommendationView], responses=documented("csv", one=True)
)
def community(request: Request, snapshot: Current, number: _Number, page: Paged) -> Response:
    """The recommendations of one community, in the order of their documents."""
    body = community_body(snapshot, number, page, spelled(request, f"{PATH}/{number}"))
    if form(request, ("json", "csv")) == "csv":
        return answer(request, snapshot, csv_rows(body.json, RECOMMENDATION_COLUMNS), "csv", body.links)
    return json_answer(request, snapshot, body)


@calls.get(BINDING_PATH, response_model=Listing[BindingEntry], responses=documented("csv"))
def binding(request: Request, snapshot: Current, page: Paged) -> Response:
    """The concepts that bind communities together, those that bind the most first."""
    body = binding_body(snapshot, page, spelled(request, BINDING_PATH))
    if form(request, ("json", "csv")) == "csv":
        return answer(request, snapshot, binding_csv(body.json), "csv", body.links)
    return json_answer(request, snapshot, body)
