"""Who may change the library: whoever has the token that its settings name."""

import asyncio
import hashlib
import hmac
import re
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import SecretStr
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from ontology.errors import Refused

#: How a form begins whose first field is the token (RFC 7578, section 4.2), and how much is read to know.
_FIRST: Final = re.compile(
    rb'--[^\r\n]{1,200}\r\ncontent-disposition: form-data; name="token"\r\n\r\n([^\r\n]{0,1000})\r\n--',
    re.IGNORECASE,
)
_BEGINNING: Final = 4096
_SECONDS: Final = 30.0
_REALM: Final = 'Bearer realm="throughline"'
_bearer = HTTPBearer(auto_error=False, description="The token in the setting `token` (THROUGHLINE_TOKEN).")

Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def permitted(request: Request, credentials: Credentials) -> None:
    """Let pass who has the token, before a byte of the body is read.

    Raises Refused where there is none to have, HTTPException 401 where it is missing or wrong.
    """
    token = _token(request)
    if credentials is None:
        detail = "Send the token of this service: Authorization: Bearer …."
        raise HTTPException(HTTPStatus.UNAUTHORIZED, detail, {"WWW-Authenticate": _REALM})
    # Headers are read as Latin-1; this gives back the bytes that were sent.
    if not same(credentials.credentials.encode("latin-1"), token):
        challenge = f'{_REALM}, error="invalid_token"'
        raise HTTPException(
            HTTPStatus.UNAUTHORIZED, "This is not the token.", {"WWW-Authenticate": challenge}
        )


def permitted_by_form(request: Request, beginning: bytes) -> None:
    """Let pass who sends the token as the first field of a form. Raises what `permitted` raises."""
    token = _token(request)
    first = _FIRST.match(beginning)
    if first is None or not same(first[1], token):
        raise HTTPException(HTTPStatus.UNAUTHORIZED, "This is not the token.", {"Connection": "close"})


async def begun(request: Request) -> tuple[Request, bytes]:
    """A request as if nothing of it were read, and the bytes in which its form has a token if it has any."""
    messages: list[Message] = []
    beginning = b""
    async with asyncio.timeout(_SECONDS):
        while len(beginning) < _BEGINNING and not _FIRST.match(beginning):
            messages.append(await request.receive())
            beginning += messages[-1].get("body", b"")
            if not messages[-1].get("more_body", False):
                break

    async def receive() -> Message:
        return messages.pop(0) if messages else await request.receive()

    return Request(request.scope, receive), beginning


def _token(request: Request) -> str:
    token: SecretStr | None = request.app.state.token
    if token is None or not token.get_secret_value():
        raise Refused("Changes over HTTP are off: set a token (THROUGHLINE_TOKEN) and start it anew.")
    return token.get_secret_value()


def same(given: bytes, token: str) -> bool:
    """Whether what was sent is the token, found in a time that tells nothing of where they differ."""
    digests = (hashlib.sha256(each).digest() for each in (given, token.encode()))
    return hmac.compare_digest(*digests)


Permitted = Depends(permitted)
