"""An answer's JSON, put together from views that are already JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlsplit

import orjson

from api.paging import Beside
from library.snapshots.snapshot import Snapshot

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Body:
    """The JSON of an answer, and the value of the `Link` header that goes with it."""

    json: bytes
    links: str | None = None


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """One page of a list: `total` counts all of it, `next` and `previous` are the pages beside this."""

    snapshot: str
    total: int
    items: tuple[Item, ...]
    next: str | None
    previous: str | None


def at_site(snapshot: Snapshot, path: str) -> str:
    """The path of a call at the site, which may stand below the root of its host."""
    return urlsplit(snapshot.iris.base).path.rstrip("/") + path


def with_fields(view: bytes, **fields: object) -> bytes:
    """A JSON object with fields before its own."""
    before, inside = orjson.dumps(fields)[1:-1], view.lstrip()[1:]
    return b"{%b%b%b" % (before, b"" if inside.lstrip() == b"}" else b",", inside)


def listing(snapshot: Snapshot, items: Sequence[bytes], total: int, beside: Beside) -> Body:
    """One page of a list whose items are JSON already."""
    page: Listing[orjson.Fragment] = Listing(
        snapshot.id, total, tuple(map(orjson.Fragment, items)), beside.next, beside.previous
    )
    return Body(orjson.dumps(page), beside.link_header())
