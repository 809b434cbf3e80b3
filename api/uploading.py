"""An uploaded document on its way to the disk: a form with a file, or the bytes themselves."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from library.documents.description import described
from library.documents.stored import NewDocument
from library.settings import Settings
from library.uploads.jobs import Order
from library.uploads.trial import Work
from library.uploads.worker import Worker
from ontology.errors import Invalid, TooLarge

#: What a form may hold beside the file's bytes.
FORM_BYTES: Final = 256 * 1024
#: Seconds in which the next piece of a body must come, and all of it.
PIECE_SECONDS: Final = 30.0
BODY_SECONDS: Final = 900.0
#: Where a document may be posted.
PATHS: Final = ("/api/documents", "/api/preview", "/upload", "/upload/add")
#: Characters of a profile, which is a page of words.
PROFILE_CHARACTERS: Final = 64 * 1024
#: How many bodies a process receives at once, and how many documents it previews.
RECEIVING: Final = 8
PREVIEWING: Final = 2
_FIELDS: Final = ("slug", "title", "publisher", "date", "profile", "name", "profile_toml")
_FIELD_BYTES: Final = FORM_BYTES // 2
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


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an uploaded document, by parameters or by the fields of its form."""

    slug: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    profile: str | None = None
    name: str | None = None
    profile_toml: str | None = None

    def order(self) -> Order:
        """The order to add it. Raises Invalid, before the document is read, for what cannot be kept."""
        if not (self.slug or self.name):
            raise Invalid("Give a slug for the document, or the name of its file.", "slug")
        said = NewDocument(
            b"", self.name or f"{self.slug}", self.slug, self.title, self.publisher, self.date, self.profile
        )
        known = described(said)
        if len(self.profile_toml or "") > PROFILE_CHARACTERS:
            detail = f"The profile is longer than {PROFILE_CHARACTERS:,} characters, which none needs."
            raise TooLarge(detail, "profile_toml")
        return Order(
            "add",
            known.slug,
            known.source_name,
            known.title,
            known.publisher,
            known.date,
            known.profile,
            self.profile_toml,
        )


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
                said = await _from_form(timed, said, to, most, others)
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


async def _from_form(request: Request, said: Said, to: Path, most: int, others: Collection[str]) -> Said:
    async with _form(request, len(_FIELDS) + len(others)) as form:
        files = {name: value for name, value in form.items() if isinstance(value, UploadFile)}
        given = {name: value for name, value in form.multi_items() if isinstance(value, str) and value}
        for name in (*form.keys(), *files):
            if name not in _FIELDS and name != "file" and name not in others:
                known = ", ".join(("file", *_FIELDS))
                raise Invalid(f"There is no field {name[:80]!r} in this form; there are {known}.", name[:80])
        file = files.get("file")
        if file is None:
            raise Invalid("The form holds no file: give the document in its field 'file'.", "file")
        await _copied(_pieces(file), to, most)
        return _joined(said, {"name": file.filename or ""} | given)


@asynccontextmanager
async def _form(request: Request, most_fields: int) -> AsyncIterator[FormData]:
    try:
        async with request.form(max_files=1, max_fields=most_fields, max_part_size=_FIELD_BYTES) as form:
            yield form
    except HTTPException as error:
        # Starlette tells of all that is wrong with a form as 400, and apart only by its words.
        if error.detail.startswith("Part exceeded maximum size"):
            raise TooLarge(f"A field of the form is larger than {_FIELD_BYTES:,} bytes.") from error
        raise


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(_BLOCK):
        yield piece


def _joined(said: Said, given: Mapping[str, str]) -> Said:
    """What the parameters say, and else the form."""
    own = {field.name: getattr(said, field.name) for field in fields(Said)}
    return Said(**{name: value or given.get(name) or None for name, value in own.items()})


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise TooLarge(f"The document is larger than {most:,} bytes, the most that may be uploaded.", "file")
