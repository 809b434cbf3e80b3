"""Changes to the library: uploads, removals, the jobs that they become, and previews that change nothing."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any, Final

import orjson
from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from api.authority import Permitted
from api.bodies.jobs import JobAnswer, job_body, job_url
from api.dependencies import Current
from api.documentation import Responses, documented
from api.parameters import Offset
from api.receiving import added, previewed
from api.routing import router
from api.upload_form import Said
from api.uploading import Uploads
from library.slugs import is_slug
from library.uploads.jobs import ENDED, Job, Order

calls = router("/api", "changes")

_MOST_SHOWN: Final = 1000
_FRESH: Final = {"Cache-Control": "no-store"}

_Word = Annotated[str | None, Query(max_length=500)]
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "The document itself, or a form with it in `file` and with what is said of it.",
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        **{name: {"type": "string"} for name in ("slug", "title", "publisher", "date")},
                        "profile": {"type": "string", "description": "The name of a layout profile."},
                        "profile_toml": {
                            "type": "string",
                            "description": "The text of a profile; added with it, the site keeps it.",
                        },
                    },
                }
            },
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


@dataclass(frozen=True, slots=True)
class PreviewAnswer:
    """What would be understood of a document; see `throughline preview`."""

    document: dict[str, Any]
    total: int
    records: tuple[dict[str, Any], ...]
    leftovers_total: int
    leftovers: tuple[dict[str, Any], ...]
    profile: str
    profile_toml: str
    notes: tuple[str, ...]


async def _said(
    *,
    slug: _Word = None,
    title: _Word = None,
    publisher: _Word = None,
    date: _Word = None,
    profile: _Word = None,
    name: _Word = None,
) -> Said:
    return Said(slug, title, publisher, date, profile, name)


_Said = Annotated[Said, Depends(_said)]


def _changing() -> Responses:
    told = documented(one=True)
    problem = told[HTTPStatus.NOT_FOUND]["content"]
    meanings = {
        HTTPStatus.UNAUTHORIZED: "The token is missing or wrong.",
        HTTPStatus.FORBIDDEN: "Changes over HTTP are off.",
        HTTPStatus.REQUEST_TIMEOUT: "The body came too slowly.",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body has a Content-Encoding.",
        HTTPStatus.UNPROCESSABLE_ENTITY: "The document cannot be read.",
    }
    told.pop(304)
    return told | {
        int(status): {"description": said, "content": problem} for status, said in meanings.items()
    }


@calls.post(
    "/documents",
    response_model=JobAnswer,
    status_code=202,
    responses=_changing(),
    dependencies=[Permitted],
    openapi_extra=_BODY,
)
async def add_document(request: Request, said: _Said) -> Response:
    """Add a document, or a new version of one: a job, to be asked after."""
    return _accepted(request, await added(request, said))


@calls.delete(
    "/documents/{slug}",
    response_model=JobAnswer,
    status_code=202,
    responses=_changing(),
    dependencies=[Permitted],
)
def remove_document(request: Request, snapshot: Current, slug: str) -> Response:
    """Take a document out of the library: a job, to be asked after."""
    uploads: Uploads = request.app.state.uploads
    if not is_slug(slug) or slug not in snapshot.manifest.holdings:
        snapshot.catalog.thing(f"document/{slug}")  # it knows the nearest
    with uploads.worker.jobs.incoming() as folder:
        job = uploads.worker.submit(Order("remove", slug), folder)
    return _accepted(request, job)


@calls.get("/jobs/{id}", response_model=JobAnswer, responses=documented(one=True))
def job(request: Request, id: str) -> Response:  # noqa: A002 (the word that addresses use)
    """How a job goes; its id is known only to who was told it."""
    uploads: Uploads = request.app.state.uploads
    found = uploads.worker.jobs.job(id)
    if found.state not in ENDED:
        uploads.worker.ensure()
    body = job_body(found, request.app.state.prefix)
    return Response(body, media_type="application/json", headers=_FRESH)


@calls.post(
    "/preview",
    response_model=PreviewAnswer,
    responses=_changing(),
    dependencies=[Permitted],
    openapi_extra=_BODY,
)
async def preview_document(
    request: Request,
    said: _Said,
    *,
    limit: Annotated[int, Query(ge=1, le=_MOST_SHOWN, description="How many records to show.")] = 100,
    offset: Offset = 0,
) -> Response:
    """What would be understood of a document: its records, how sure each is, and what is left over."""
    answer, _ = await previewed(request, said, limit, offset)
    return Response(orjson.dumps(answer), media_type="application/json", headers=_FRESH)


def _accepted(request: Request, job: Job) -> Response:
    prefix: str = request.app.state.prefix
    headers = _FRESH | {"Location": job_url(job, prefix), "Retry-After": "1"}
    return Response(job_body(job, prefix), HTTPStatus.ACCEPTED, headers, "application/json")
