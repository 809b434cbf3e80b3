"""Pages of a list: which slice, and the addresses of the ones beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

Pairs = Sequence[tuple[str, str]]

_SAFE: Final = "/:,"


@dataclass(frozen=True, slots=True)
class Page:
    """Up to `limit` items after the first `offset`."""

    limit: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """The addresses of the pages after and before; None where there is none."""

    next: str | None
    previous: str | None

    def link_header(self) -> str | None:
        """The value of a `Link` header (RFC 8288) that tells the same, or None."""
        told = [(self.next, "next"), (self.previous, "prev")]
        return ", ".join(f'<{url}>; rel="{relation}"' for url, relation in told if url) or None


def address(path: str, pairs: Pairs) -> str:
    """The path with its query; empty values are left out."""
    query = urlencode([(name, value) for name, value in pairs if value != ""], quote_via=quote, safe=_SAFE)
    return f"{path}?{query}" if query else path


def quoted(value: str) -> str:
    """A value as `address` writes it."""
    return quote(value, safe=_SAFE)


def beside(path: str, pairs: Pairs, page: Page, total: int) -> Beside:
    """The pages next to this one of a list of `total` items; `pairs` is the query without limit and offset.

    Beyond the end, the page before is the last one that has items.
    """

    def at(offset: int) -> str:
        place = [("limit", str(page.limit)), *([("offset", str(offset))] if offset else [])]
        return address(path, [*pairs, *place])

    following, preceding = page.offset + page.limit, min(page.offset, total) - page.limit
    return Beside(
        next=at(following) if following < total else None,
        previous=at(max(0, preceding)) if page.offset > 0 and total > 0 else None,
    )
