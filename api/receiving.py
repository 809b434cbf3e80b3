"""Documents in the bodies of requests: added to the library as jobs, or only looked at."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from api.problems import ContentTooLarge
from api.upload_form import Said
from api.uploading import Uploads, received
from library.uploads.jobs import Job
from library.uploads.trial import tried
from ontology.errors import Busy, TooLarge


async def added(request: Request, said: Said, others: Collection[str] = ()) -> Job:
    """The job that adds the document in a request's body.

    Raises what `received` raises, ContentTooLarge and Busy.
    """
    uploads: Uploads = request.app.state.uploads
    async with _one_of(uploads.receiving, "documents are being received"):
        with uploads.worker.jobs.incoming() as folder:
            said = await received(request, said, folder / "content", uploads.most, others)
            return await run_in_threadpool(uploads.worker.submit, said.order(), folder)


async def previewed(
    request: Request, said: Said, limit: int, offset: int = 0, others: Collection[str] = ()
) -> tuple[Mapping[str, Any], Said]:
    """What would be understood of the document in a request's body, and what is said of it.

    Raises what `received` and reading raise, ContentTooLarge and Busy.
    """
    uploads: Uploads = request.app.state.uploads
    async with _one_of(uploads.previewing, "documents are being previewed"):
        with tempfile.TemporaryDirectory(prefix="throughline-") as folder:
            content = Path(folder) / "content"
            said = await received(request, said, content, uploads.most, others)
            order = replace(said, name=said.name or "document").order()
            work = uploads.worker.work
            more = {"limit": limit, "offset": offset, "profile_toml": said.profile_toml}
            return await run_in_threadpool(lambda: tried("preview", content, order, work, **more)), said


@asynccontextmanager
async def _one_of(places: asyncio.Semaphore, what: str) -> AsyncIterator[None]:
    """One of a number of places, while the block takes in what a request holds.

    Raises Busy where all are taken, ContentTooLarge where the block finds anything too large.
    """
    if places.locked():
        raise Busy(f"As many {what} as this service takes at once; try again in a moment.")
    async with places:
        try:
            yield
        except TooLarge as error:
            raise ContentTooLarge(str(error), error.name) from error
