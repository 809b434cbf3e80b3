"""An uploaded document on its way to the disk: a form with a file, or the bytes themselves."""

import asyncio
from collections.abc import AsyncIterator, Collection
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from api.upload_form import Said, filled_in
from library.settings import Settings
from library.uploads.trial import Work
from library.uploads.worker import Worker
from ontology.errors import Invalid, TooLarge

#: Seconds in which the next piece of a body must come, and all of it.
PIECE_SECONDS: Final = 30.0
BODY_SECONDS: Final = 900.0
#: Where a document may be posted.
PATHS: Final = ("/api/documents", "/api/preview", "/upload", "/upload/add")
#: How many bodies a process receives at once, and how many documents it previews.
RECEIVING: Final = 8
PREVIEWING: Final = 2
_BLOCK: Final = 1 << 20


class Uploads:
    """What the uploads to one process of the service share: who does the work, and bounds on all of them.

    `most` is the size in bytes of the largest document.
    """

    def __init__(self, settings: Settings) -> None:
        data, seconds = str(settings.data.absolute()), settings.upload_seconds
        self.worker = Worker(Work(data, settings.base_iri, settings.processes, seconds))
        self.most = min(settings.upload_bytes, settings.document_bytes)
        self.receiving = asyncio.Semaphore(RECEIVING)
        self.previewing = asyncio.Semaphore(PREVIEWING)


async def received(request: Request, said: Said, to: Path, most: int, others: Collection[str] = ()) -> Said:
    """Write the document in a request's body to a file; what is said of it, by the form too.

    `others` are fields that a form may have for another's use.

    The body is never in memory as a whole. Raises Invalid for what it holds, TooLarge for a field or a
    document over its limit, HTTPException where the body comes too slowly, ends early, or is encoded.
    """
    if request.headers.get("Content-Encoding", "identity") != "identity":
        detail = "Send the document as it is, without Content-Encoding."
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    timed = Request(request.scope, _Timed(request))
    try:
        async with asyncio.timeout(BODY_SECONDS):
            if kind == "multipart/form-data":
                async with filled_in(timed, said, others) as (file, by_form):
                    await _copied(_pieces(file), to, most)
                said = by_form
            else:
                await run_in_threadpool(to.touch)
                await _copied(timed.stream(), to, most)
    except TimeoutError as error:
        detail = "The body came too slowly; send it again over a better line."
        raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, detail, {"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "The body ended before it was whole.") from error
    if to.stat().st_size == 0:
        raise Invalid("The document is empty: there is no byte in it.", "file")
    return said


class _Timed:
    """The messages of a request, each of which must come in time."""

    def __init__(self, request: Request) -> None:
        self._receive = request.receive

    async def __call__(self) -> Message:
        async with asyncio.timeout(PIECE_SECONDS):
            return await self._receive()


async def _copied(pieces: AsyncIterator[bytes], to: Path, most: int) -> None:
    size = 0
    with to.open("wb") as file:
        async for piece in pieces:
            size += len(piece)
            _check_size(size, most)
            await run_in_threadpool(file.write, piece)


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(_BLOCK):
        yield piece


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise TooLarge(f"The document is larger than {most:,} bytes, the most that may be uploaded.", "file")
