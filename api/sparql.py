"""SPARQL over HTTP: from what was asked to a response."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from api.answers import unchanged, validators
from api.bodies.service_description import service_description
from api.bodies.sparql import Asked, format_named
from api.middleware.methods import HEAD_ONLY
from api.negotiation import preferred, quality
from api.site.asked import refused, told
from api.site.querying import sparql_page
from api.site.results import first_results
from graph.sparql.asking import Source, ask
from graph.sparql.formats import ALL, GRAPHS, SILENT, formats_of
from graph.sparql.guard import Checked, check
from graph.sparql.limits import Limits
from graph.sparql.pool import Answer, Pool
from graph.syntaxes.formats import Format
from library.settings import Settings
from library.snapshots.snapshot import Snapshot
from ontology.errors import ThroughlineError
from search.in_sparql import found

#: Headers that say how many rows or triples an answer may have, and, where it had more, that it was cut.
LIMIT = "X-Row-Limit"
CUT = "X-Row-Limit-Reached"

# What clients call a format beside its registered media type.
_ALSO = {
    "json": ("application/json",),
    "xml": ("application/xml", "text/xml"),
    "ttl": ("application/x-turtle",),
    "nt": ("text/plain",),
    "jsonld": ("application/json",),
    "rdf": ("application/xml", "text/xml"),
}
# Requests that wait for an answer, beyond which it is better to say so.
_MOST_WAITING = 256


def limits_of(settings: Settings) -> Limits:
    """The limits on queries that a site has chosen."""
    return Limits(
        seconds=settings.sparql_seconds,
        memory=settings.sparql_memory,
        rows=settings.sparql_rows,
        workers=settings.sparql_workers,
    )


def source_of(snapshot: Snapshot) -> Source:
    """A snapshot as what queries are asked of."""
    return Source(
        snapshot.layout.store,
        snapshot.iris,
        # Late, so that the index is opened only by queries that search.
        lambda words, most: found(snapshot.index, snapshot.catalog, words, most),
    )


class Endpoint:
    """Answers the queries of one service, in threads of its own: the others must not wait for them."""

    def __init__(self, settings: Settings) -> None:
        self.pool = Pool(limits_of(settings))
        self._threads = CapacityLimiter(self.pool.limits.quick + self.pool.limits.workers)

    async def answer(self, request: Request, snapshot: Snapshot, asked: Asked) -> Response:
        """The response to a query, or the description of the service where there is none."""
        if self._threads.statistics().tasks_waiting >= _MOST_WAITING:
            told = "Too many queries are waiting: try again in a moment."
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, told, {"Retry-After": "5"})
        return await to_thread.run_sync(self._answer, request, snapshot, asked, limiter=self._threads)

    def close(self) -> None:
        """End the processes that answer."""
        self.pool.close()

    def _answer(self, request: Request, snapshot: Snapshot, asked: Asked) -> Response:
        if asked.format is None and _reads_pages(request):
            return self._page(request, snapshot, asked)
        if asked.query is None:
            return self._description(request, snapshot, asked)
        checked = check(asked.query)
        offered = formats_of(checked.form)
        name = format_named(asked.format, checked.form) or _preferred(request, offered)
        headers = _headers(request, snapshot, checked, name)
        if same := unchanged(request, headers) if "ETag" in headers else None:
            return same
        whole = name in SILENT
        answer = ask(self.pool, source_of(snapshot), checked, name, asked.dataset, whole=whole)
        return self._response(request, answer, headers, offered[name])

    def _page(self, request: Request, snapshot: Snapshot, asked: Asked) -> Response:
        """The editor for a browser, with the first results of its query, or what is wrong with it."""
        page = partial(sparql_page, request, snapshot, self.pool.limits, asked.query)
        if asked.query is None:
            return HTMLResponse(page(), headers={"Vary": "Accept", "Cache-Control": "no-cache"})
        try:
            results = first_results(self.pool, source_of(snapshot), asked.query, asked.dataset)
        except ThroughlineError as error:
            return refused(page(wrong=told(error)), error)
        return HTMLResponse(page(results=results), headers={"Vary": "Accept", "Cache-Control": "no-store"})

    def _response(self, request: Request, answer: Answer, headers: dict[str, str], given: Format) -> Response:
        headers[LIMIT] = str(self.pool.limits.rows)
        if answer.done and answer.done.cut:
            headers[CUT] = "true"
        if answer.rest is None:
            return Response(answer.content, headers=headers, media_type=given.media_type)
        if request.scope.get(HEAD_ONLY):
            answer.rest.close()
            return Response(headers=headers, media_type=given.media_type)
        return StreamingResponse(answer.rest, headers=headers, media_type=given.media_type)

    def _description(self, request: Request, snapshot: Snapshot, asked: Asked) -> Response:
        name = format_named(asked.format, "construct") or _preferred(request, GRAPHS)
        headers = validators(snapshot, f"service.{name}")
        content = service_description(snapshot, self.pool.limits, name)
        return unchanged(request, headers) or Response(
            content, headers=headers, media_type=GRAPHS[name].media_type
        )


def _reads_pages(request: Request) -> bool:
    """Whether the client wants a page more than any form of results: a browser, and no program."""
    accept = request.headers.get("Accept", "*/*")
    best = max(quality(accept, known.media_type) for known in ALL.values())
    return quality(accept, "text/html") > best


def _preferred(request: Request, offered: Mapping[str, Format]) -> str:
    """The format that the client accepts most, by its registered media type or another name of it."""
    types = {name: known.media_type for name, known in offered.items()}
    also = {f"{name} {other}": other for name in offered for other in _ALSO.get(name, ())}
    return preferred(request, types | also).partition(" ")[0]


def _headers(request: Request, snapshot: Snapshot, checked: Checked, name: str) -> dict[str, str]:
    """Validators for what an address always gives; nothing is kept of what is sent or may change."""
    if request.method != "GET" or checked.volatile:
        return {"Vary": "Accept", "Cache-Control": "no-store"}
    return validators(snapshot, f"sparql.{name}")
