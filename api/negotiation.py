"""Which form of an answer is asked for: by suffix, else by `Accept` (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
}
SUFFIX = "throughline.suffix"

# The first parts of the paths of pages that answer a question; each is its data too, under a suffix.
PAGES = frozenset(
    "search touches documents categories systems competencies populations concepts communities binding "
    "matrix compare gaps paths ask data".split()
)

# Also ".2", which Java's client sends, and more than the three decimals that the RFC allows.
_WEIGHT = re.compile(r"q=(\d(?:\.\d{0,20})?|\.\d{1,20})", re.ASCII)


class Suffixes:
    """Takes a known suffix off the path of a call or page, and notes it in the scope."""

    def __init__(self, app: ASGIApp, prefix: str = "") -> None:
        self.app = app
        self.root = f"{prefix}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes `/api/recommendations.csv` on as `/api/recommendations`, with its suffix noted."""
        if scope["type"] == "http":
            stem, dot, suffix = scope["path"].rpartition(".")
            if dot and suffix in MEDIA_TYPES and self._is_ours(stem):
                scope.update({"path": stem, SUFFIX: suffix})
        await self.app(scope, receive, send)

    def _is_ours(self, stem: str) -> bool:
        first, slash, _ = stem.removeprefix(self.root).partition("/")
        return stem.startswith(self.root) and (first in PAGES or (first == "api" and bool(slash)))


def spelled(request: Request, path: str) -> str:
    """The path with the suffix that the client gave it, for links that lead on in the same form."""
    suffix: str | None = request.scope.get(SUFFIX)
    return f"{path}.{suffix}" if suffix else path


def form(request: Request, offered: Sequence[str] = ("json",)) -> str:
    """The name of the form to answer in, one of those offered.

    Raises HTTPException: 404 for a suffix that is not offered, 406 where none of them is acceptable.
    """
    suffix: str | None = request.scope.get(SUFFIX)
    if suffix is not None:
        if suffix in offered:
            return suffix
        raise HTTPException(
            HTTPStatus.NOT_FOUND, f"This has no form {suffix!r}; it has {', '.join(offered)}."
        )
    return preferred(request, {name: MEDIA_TYPES[name] for name in offered})


def preferred(request: Request, offered: Mapping[str, str]) -> str:
    """The name of the media type that the client wants most; of equals, the first that is offered.

    Raises HTTPException 406 where none of them is acceptable.
    """
    accept = ",".join(Headers(scope=request.scope).getlist("Accept")) or "*/*"
    weights = {name: quality(accept, media_type) for name, media_type in offered.items()}
    best = max(weights, key=lambda name: weights[name])
    if weights[best] > 0:
        return best
    types = ", ".join(offered.values())
    raise HTTPException(HTTPStatus.NOT_ACCEPTABLE, f"This can be given as {types}; Accept one of them.")


def quality(accept: str, media_type: str) -> float:
    """How much a client wants a media type, 0 to 1: that of the most specific range which holds it."""
    media_type = media_type.partition(";")[0]
    family = media_type.partition("/")[0]
    precedence = {media_type: 3, f"{family}/*": 2, "*/*": 1}
    ranges = [_range(each) for each in accept.split(",")[:64]]
    matching = [(precedence[name], weight) for name, weight in ranges if name in precedence]
    return max(matching, default=(0, 0.0), key=lambda match: match[0])[1]


def _range(text: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    weight = next((found[1] for part in parameters if (found := _WEIGHT.fullmatch(part))), "1")
    return name, min(1.0, float(weight))
