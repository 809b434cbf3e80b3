"""Who may change the library: whoever has the token that its settings name."""

import hashlib
import hmac
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import SecretStr
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ontology.errors import Refused

_REALM: Final = 'Bearer realm="throughline"'
_bearer = HTTPBearer(auto_error=False, description="The token in the setting `token` (THROUGHLINE_TOKEN).")

Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def permitted(request: Request, credentials: Credentials) -> None:
    """Let pass who has the token, before a byte of the body is read.

    Raises Refused where there is none to have, HTTPException 401 where it is missing or wrong.
    """
    token: SecretStr | None = request.app.state.token
    if token is None or not token.get_secret_value():
        raise Refused("Changes over HTTP are off: set a token (THROUGHLINE_TOKEN) and start it anew.")
    if credentials is None:
        detail = "Send the token of this service: Authorization: Bearer …."
        raise HTTPException(HTTPStatus.UNAUTHORIZED, detail, {"WWW-Authenticate": _REALM})
    # Headers are read as Latin-1; this gives back the bytes that were sent.
    if not same(credentials.credentials.encode("latin-1"), token.get_secret_value()):
        challenge = f'{_REALM}, error="invalid_token"'
        raise HTTPException(
            HTTPStatus.UNAUTHORIZED, "This is not the token.", {"WWW-Authenticate": challenge}
        )


def same(given: bytes, token: str) -> bool:
    """Whether what was sent is the token, found in a time that tells nothing of where they differ."""
    digests = (hashlib.sha256(each).digest() for each in (given, token.encode()))
    return hmac.compare_digest(*digests)


Permitted = Depends(permitted)
