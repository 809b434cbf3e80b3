"""`/upload`: a page to look at what is understood of a document, and to add it; with script or without."""

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.authority import begun, permitted_by_form
from api.bodies.jobs import job_body
from api.dependencies import Current
from api.problems import status_of
from api.receiving import added, previewed
from api.routing import router
from api.site.asked import told
from api.site.uploads import FIELDS, SHOWN, job_page, upload_page
from api.upload_form import Said, hear, heard
from api.uploading import Uploads
from ontology.errors import ThroughlineError

calls = router("", "site", shown=False)

# Whether uploads are on is no part of the snapshot, and what is sent is no one else's.
_FRESH = {"Cache-Control": "no-store", "Vary": "Accept"}


@calls.get("/upload")
def upload(request: Request, snapshot: Current) -> Response:
    """The form; or why there is none."""
    return _page(upload_page(request, snapshot))


@calls.post("/upload")
async def preview(request: Request, snapshot: Current) -> Response:
    """The form as it was filled in, and below it what would be understood of the document."""
    try:
        opened = await _permitted(request)
        found, said = await previewed(opened, Said(), SHOWN, others=FIELDS)
    except (ThroughlineError, HTTPException) as error:
        return _refused(request, snapshot, error)
    return _page(upload_page(request, snapshot, said=said, found=found))


@calls.post("/upload/add")
async def add(request: Request, snapshot: Current) -> Response:
    """To the page that tells how the job goes which adds the document."""
    try:
        job = await added(await _permitted(request), Said(), FIELDS)
    except (ThroughlineError, HTTPException) as error:
        return _refused(request, snapshot, error)
    return RedirectResponse(f"{request.app.state.prefix}/upload/jobs/{job.id}", 303, _FRESH)


@calls.get("/upload/jobs/{id}")
def progress(request: Request, snapshot: Current, id: str) -> Response:  # noqa: A002 (the word of addresses)
    """How a job goes; its id is known only to who was told it."""
    uploads: Uploads = request.app.state.uploads
    body = job_body(uploads.worker.jobs.job(id), request.app.state.prefix)
    return _page(job_page(request, snapshot, orjson.loads(body)))


async def _permitted(request: Request) -> Request:
    """The request of who sends the token, which stands first; of who does not, only some fields are heard."""
    opened, beginning = await begun(request)
    try:
        permitted_by_form(request, beginning)
    except HTTPException:
        await hear(opened, FIELDS)
        raise
    return opened


def _refused(request: Request, snapshot: Current, error: ThroughlineError | HTTPException) -> Response:
    """The form as far as it was heard, with what was wrong."""
    status = error.status_code if isinstance(error, HTTPException) else status_of(error)
    wrong = {"detail": error.detail, "nearest": []} if isinstance(error, HTTPException) else told(error)
    return _page(upload_page(request, snapshot, said=heard(request), wrong=wrong), status)


def _page(content: str, status: int = 200) -> Response:
    return Response(content, status, _FRESH, "text/html; charset=utf-8")
