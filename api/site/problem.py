"""What went wrong, as a page: the same words as the problem document has, and where to go from there."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request

from api.site.places import Places
from api.site.rendering import render
from ontology.concepts import KINDS

_HEADINGS: Final = {
    400: "This cannot be asked so",
    404: "Nothing is here",
    405: "This cannot be done here",
    406: "There is no such form of it",
    410: "It was here once",
    413: "That is too much",
    414: "That address is too long",
    422: "This document cannot be read",
    500: "The service failed to answer",
    503: "The service cannot answer now",
}
_TYPES: Final = ("recommendation", "document", "category", "question", "section", "goal", *KINDS)


def problem_page(request: Request, problem: Mapping[str, Any]) -> str:
    """The page of a problem document (RFC 9457)."""
    places = Places(request.app.state.prefix if "app" in request.scope else "", None)
    return render(
        "error.html",
        request,
        None,
        problem=problem,
        heading=_HEADINGS.get(problem["status"], problem["title"]),
        nearest=[(_address(places, request, name), name) for name in problem.get("nearest", ())],
    )


def _address(places: Places, request: Request, name: str) -> str:
    """Where a name leads that is like the one asked for: a path of the site, a thing's page, or a search."""
    if name.startswith("/"):
        return places.at(name)
    kind, slash, _ = name.partition("/")
    if kind in _TYPES and slash:
        return places.thing(name)
    if slash:
        return places.recommendation(name)
    if "/documents" in request.scope["path"] or "/document/" in request.scope["path"]:
        return places.thing(f"document/{name}")
    return places.at("/touches", q=name)
