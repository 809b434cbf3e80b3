"""The form by which a document is uploaded: what its fields say, also where it is refused."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields, replace
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from library.documents.description import described
from library.documents.stored import NewDocument
from library.uploads.jobs import Order
from ontology.errors import Invalid, TooLarge

#: What a form may hold beside the file's bytes.
FORM_BYTES: Final = 256 * 1024
#: Characters of a profile, which is a page of words.
PROFILE_CHARACTERS: Final = 64 * 1024
_FIELD_BYTES: Final = FORM_BYTES // 2
_SECONDS: Final = 30.0


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


#: The fields that say something of a document.
FIELDS: Final = tuple(field.name for field in fields(Said))


@asynccontextmanager
async def filled_in(
    request: Request, said: Said, others: Collection[str] = ()
) -> AsyncIterator[tuple[UploadFile, Said]]:
    """The file of a form, and what is said of it, by the form where it is not `said` already.

    `others` are fields that the form may have for another's use. Raises Invalid for what the form holds,
    TooLarge for a field that is too long, HTTPException for what is no form.
    """
    async with _form(request, others) as form:
        request.state.said = said = _joined(said, form)
        for name in form:
            if name not in FIELDS and name != "file" and name not in others:
                known = ", ".join(("file", *FIELDS))
                raise Invalid(f"There is no field {name[:80]!r} in this form; there are {known}.", name[:80])
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Invalid("The form holds no file: give the document in its field 'file'.", "file")
        yield file, replace(said, name=said.name or file.filename or None)


async def hear(request: Request, others: Collection[str] = ()) -> None:
    """Keep, for `heard`, the fields within the first FORM_BYTES of a form; the rest of it is never read."""
    beginning = Request(request.scope, _Beginning(request))
    try:
        async with asyncio.timeout(_SECONDS), _form(beginning, others) as form:
            request.state.said = _joined(Said(), form)
    except (HTTPException, TooLarge, TimeoutError, ClientDisconnect):
        # What is no form, or does not come, has nothing to be kept.
        return


def heard(request: Request) -> Said:
    """What was said of a document by the form of a request, as far as it was read, to be corrected."""
    said: Said = getattr(request.state, "said", Said())
    return said


class _Beginning:
    """The messages of a request up to FORM_BYTES of its body, as if it ended there."""

    def __init__(self, request: Request) -> None:
        self._receive = request.receive
        self._left = FORM_BYTES

    async def __call__(self) -> Message:
        message = await self._receive()
        body: bytes = message.get("body", b"")[: self._left]
        self._left -= len(body)
        more = message.get("more_body", False) and self._left > 0
        return {**message, "body": body, "more_body": more}


@asynccontextmanager
async def _form(request: Request, others: Collection[str]) -> AsyncIterator[FormData]:
    most = len(FIELDS) + len(others)
    try:
        async with request.form(max_files=1, max_fields=most, max_part_size=_FIELD_BYTES) as form:
            yield form
    except HTTPException as error:
        # Starlette tells of all that is wrong with a form as 400, and apart only by its words.
        if error.detail.startswith("Part exceeded maximum size"):
            raise TooLarge(f"A field of the form is larger than {_FIELD_BYTES:,} bytes.") from error
        raise


def _joined(said: Said, form: FormData) -> Said:
    """What the parameters say, and else the form."""
    given = {name: value for name, value in form.multi_items() if isinstance(value, str) and value}
    return Said(**{name: getattr(said, name) or given.get(name) for name in FIELDS})
