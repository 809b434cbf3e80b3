"""`/id/…` and `/doc/…`: things by their IRIs (https://www.w3.org/TR/cooluris/)."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import validators
from api.bodies.body import at_site
from api.dependencies import Current
from api.documentation import Responses, documented
from api.linked.described import page_of, rdf
from api.linked.forms import FORMS, Link, Resource, documented_forms, in_form, licensed, wanted
from api.linked.pages import described_page
from api.linked.things import Found, Gone, found
from api.problems import problem
from api.routing import router
from api.site.things import thing_page
from graph.store.descriptions import MOST_PAGES, Description
from graph.syntaxes.writing import RDF
from library.history.removed import Removed
from library.snapshots.snapshot import Snapshot

calls = router("", "linked data")

_Page = Annotated[
    int,
    Query(
        ge=1,
        le=MOST_PAGES,
        description="Which part of what is said of a thing in RDF, where that is much.",
    ),
]
_GONE: Responses = {
    410: {"description": "The library held it once; the answer says what replaced it, where that is known."}
}
_FORMS = documented_forms(*FORMS)
_Line = Annotated[int, Query(ge=1, le=2**40, description="Of a document's page: show this line.")]
_Start = Annotated[int, Query(ge=0, le=2**40, description="Of a document's page: from this character on.")]


def _place(line: _Line = 1, start: _Start = 0) -> tuple[int, int]:
    """Where the page of a long document begins, as `api.site.document` reads it from the query."""
    return line, start


@calls.get(
    "/id/{path:path}",
    status_code=303,
    response_class=Response,
    responses=documented(one=True) | _GONE | {303: {"description": "What is known of it is at `Location`."}},
)
def identified(request: Request, snapshot: Current, path: str) -> Response:
    """A thing itself cannot be sent: this leads to what is known of it."""
    try:
        thing = found(request, snapshot, path, suffixes=False)
    except Gone as gone:
        return _gone(snapshot, gone.thing)
    location = at_site(snapshot, thing.path)
    headers = {
        "Location": location,
        "Vary": "Accept",
        "Cache-Control": "public, no-cache",
        "Link": f'<{location}>; rel="describedby"',
    }
    return Response(status_code=HTTPStatus.SEE_OTHER, headers=headers)


@calls.get(
    "/doc/{path:path}",
    response_class=Response,
    responses=documented(one=True) | _GONE | _FORMS,
    dependencies=[Depends(_place)],
)
def documented_thing(request: Request, snapshot: Current, path: str, page: _Page = 1) -> Response:
    """What is known of a thing: a page, the JSON of its call under `/api`, or RDF; by suffix or `Accept`."""
    try:
        thing = found(request, snapshot, path, suffixes=True)
    except Gone as gone:
        return _gone(snapshot, gone.thing)
    resource = Resource(thing.path, thing.forms)
    name = wanted(request, resource, thing.suffix)
    # Only the graph's own forms are paged.
    description = page_of(snapshot, thing.iri, page) if name in RDF or thing.type is None else None
    resource = Resource(thing.path, thing.forms, tuple(_links(thing, description)))

    def make(name: str) -> bytes:
        if name == "json" and thing.json is not None:
            return thing.json().json
        if description is None:
            return thing_page(request, snapshot, thing.id).encode()
        if name == "html":
            return described_page(request, snapshot, resource, thing.id, description).encode()
        return rdf(snapshot, description, thing.path, name, request.app.state.license)

    state = licensed(request.app.state.license)
    return in_form(request, snapshot, resource, thing.suffix, make, state=state)


def _links(thing: Found, description: Description | None) -> Iterator[Link]:
    """What the document leads to beside its other forms: the thing itself, its RDF, and the pages beside."""
    yield Link(f"/id/{thing.path.removeprefix('/doc/')}", "describes")
    yield Link(f"{thing.path}.ttl", "describedby", FORMS["ttl"])
    if description is None:
        return
    here, page = f"{thing.path}.{thing.suffix}" if thing.suffix else thing.path, description.page
    if description.more and page < MOST_PAGES:
        yield Link(f"{here}?page={page + 1}", "next")
    if page > 1:
        yield Link(f"{here}?page={page - 1}", "prev")


def _gone(snapshot: Snapshot, thing: Removed) -> Response:
    """410, with what took the place of the thing."""
    name = f" ({thing.label})" if thing.label else ""
    why = "was removed" if thing.document_removed else f"is not in it since version {thing.version + 1}"
    whose = "Its document" if thing.document_removed and not thing.id.startswith("document/") else "It"
    said = f"There was {thing.id!r}{name} in {thing.document!r} up to version {thing.version}. {whose} {why}."
    headers = dict(validators(snapshot, "gone"))
    del headers["ETag"]
    nearest: tuple[str, ...] = ()
    if thing.replaced_by is not None:
        nearest = (thing.replaced_by,)
        said += f" {thing.replaced_by!r} took its place."
        path = at_site(snapshot, f"/id/{thing.replaced_by}")
        headers["Link"] = f'<{path}>; rel="successor-version"'
    return problem(HTTPStatus.GONE, said, nearest=nearest, headers=headers)
