"""A job as the service tells it."""

from dataclasses import dataclass
from typing import Literal

import orjson

from library.documents.taking import Outcome
from library.uploads.jobs import Job, JobDocument, JobProblem, State


@dataclass(frozen=True, slots=True)
class JobDocumentAnswer:
    """The document that a job was about; `url` is where it is now, null where it was removed."""

    slug: str
    outcome: Outcome | Literal["removed"]
    version: int | None
    recommendations: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class JobAnswer:
    """How a job goes: `percent` is 0 to 100, times are of UTC.

    `document` is told when it is done, `problem` when it failed; `url` is where to ask again.
    """

    id: str
    what: Literal["add", "remove"]
    state: State
    percent: int
    message: str
    created: str
    updated: str
    document: JobDocumentAnswer | None
    problem: JobProblem | None
    url: str


def job_body(job: Job, prefix: str) -> bytes:
    """The JSON of a job; `prefix` is the path of the site on its host."""
    return orjson.dumps(
        JobAnswer(
            job.id,
            job.what,
            job.state,
            job.percent,
            job.message,
            job.created,
            job.updated,
            _document(job.document, prefix) if job.document else None,
            job.problem,
            job_url(job, prefix),
        )
    )


def job_url(job: Job, prefix: str) -> str:
    """Where a job is asked after."""
    return f"{prefix}/api/jobs/{job.id}"


def _document(document: JobDocument, prefix: str) -> JobDocumentAnswer:
    url = None if document.outcome == "removed" else f"{prefix}/api/documents/{document.slug}"
    return JobDocumentAnswer(document.slug, document.outcome, document.version, document.recommendations, url)
