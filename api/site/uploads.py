"""The page by which documents are added, and that of a job that adds one."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from markupsafe import Markup
from pydantic import SecretStr
from starlette.requests import Request

from api.site.answering import Json
from api.site.places import Places
from api.site.rendering import data_block, render
from api.site.wording import WORDING
from api.upload_form import Said
from library.snapshots.snapshot import Snapshot

#: The fields of the page's form that say nothing of a document.
FIELDS: Final = ("token",)
#: Records and leftovers of a preview that the page shows.
SHOWN: Final = 200
_NOTHING: Final = Said()


def upload_page(
    request: Request,
    snapshot: Snapshot,
    *,
    said: Said = _NOTHING,
    found: Mapping[str, Any] | None = None,
    wrong: Json | None = None,
) -> str:
    """The form with what is `said` already; `found` is a preview, `wrong` what was wrong with what was sent.

    Where the service has no token, it says how documents are added.
    """
    token: SecretStr | None = request.app.state.token
    return render(
        "upload.html",
        request,
        snapshot,
        allowed=token is not None and bool(token.get_secret_value()),
        said=said,
        found=found,
        records=sorted(found["records"], key=lambda record: record["confidence"]) if found else [],
        wrong=wrong,
        reasons=WORDING["reasons"],
        reasons_json=_reasons(),
        trail=_trail(request, "Add a document"),
    )


def job_page(request: Request, snapshot: Snapshot, job: Json) -> str:
    """How a job goes; `job` is the JSON of `api.bodies.jobs.JobAnswer`."""
    return render("job.html", request, snapshot, job=job, trail=_trail(request, "How it goes"))


def _trail(request: Request, words: str) -> tuple[tuple[str | None, str], ...]:
    return (Places(request.app.state.prefix, None).at("/documents"), "Documents"), (None, words)


def _reasons() -> Markup:
    return data_block(orjson.dumps(WORDING["reasons"]).decode())
