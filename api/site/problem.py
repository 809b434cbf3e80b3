"""What went wrong, as a page: the same words as the problem document has, and where to go from there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request

from api.dependencies import opened
from api.nearest import nearest
from api.negotiation import PAGES
from api.paging import address
from api.site.places import Places
from api.site.rendering import NAVIGATION, render
from api.site.wording import called, spoken_id
from ontology.concepts import KINDS

_HEADINGS: Final = {
    400: "This cannot be asked so",
    401: "A token is needed",
    403: "This is not allowed",
    404: "Nothing is here",
    405: "This cannot be done here",
    406: "There is no such form of it",
    408: "That took too long",
    410: "It was here once",
    413: "That is too much",
    414: "That address is too long",
    415: "This cannot be read",
    422: "This document cannot be read",
    500: "The service failed to answer",
    503: "The service cannot answer now",
}
_TYPES: Final = ("recommendation", "document", "category", "question", "section", "goal", *KINDS)
_NAMES: Final = dict(NAVIGATION)


@dataclass(frozen=True, slots=True)
class Near:
    """Something like what was asked for: its address, what it is called, and of what sort it is."""

    url: str
    words: str
    sort: str = ""


def problem_page(request: Request, problem: Mapping[str, Any]) -> str:
    """The page of a problem document (RFC 9457)."""
    places = Places(request.app.state.prefix if "app" in request.scope else "", None)
    return render(
        "error.html",
        request,
        None,
        problem=problem,
        trail=(),
        query=request.query_params.get("q", "")[:200],
        heading=_HEADINGS.get(problem["status"], problem["title"]),
        nearest=_nearest(request, places, problem),
        without=_without(request, problem),
    )


def _nearest(request: Request, places: Places, problem: Mapping[str, Any]) -> list[Near]:
    names: Sequence[str] = problem.get("nearest", ())
    path = request.scope["path"].removeprefix(places.prefix)
    if problem["status"] == 404 and (not names or names[0].startswith("/")):
        return [_page(places, name) for name in nearest(path, [f"/{page}" for page in sorted(PAGES)])]
    labels = _labels(request, names) if names else {}
    return [_thing(places, path, name, labels) for name in names]


def _page(places: Places, path: str) -> Near:
    return Near(places.at(path), _NAMES.get(path, path[1:].capitalize()))


def _labels(request: Request, names: Sequence[str]) -> Mapping[str, str]:
    """What the things with these ids are called."""
    with opened(request.app.state.holder) as snapshot:
        return {thing.id: thing.label for thing in snapshot.catalog.by_ids([*names])}


def _thing(places: Places, path: str, name: str, labels: Mapping[str, str]) -> Near:
    """Where a name leads that is like the one asked for: a saved question, a thing's page, or its touches."""
    kind, slash, rest = name.partition("/")
    if path.startswith("/ask/"):
        return Near(places.at(f"/ask/{name}"), name.replace("-", " ").capitalize(), called("types", "ask"))
    if kind in _TYPES and slash:
        words = spoken_id(rest) if kind == "recommendation" else labels.get(name, rest)
        return Near(places.thing(name), words, called("types", kind))
    if slash:
        return Near(places.recommendation(name), spoken_id(name), called("types", "recommendation"))
    if "/documents" in path or "/document/" in path:
        return Near(places.thing(f"document/{name}"), name, called("types", "document"))
    return Near(places.at("/touches", q=name), name)


def _without(request: Request, problem: Mapping[str, Any]) -> str | None:
    """The same question without the part of it that is wrong."""
    wrong = problem.get("parameter")
    pairs = request.query_params.multi_items()
    kept = [pair for pair in pairs if pair[0] != wrong]
    if request.method != "GET" or problem["status"] != 400 or len(kept) == len(pairs):
        return None
    places = Places(request.app.state.prefix, None)
    return address(places.at(request.scope["path"].removeprefix(places.prefix)), kept)
