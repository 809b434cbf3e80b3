"""The versions of a document and what changed between two of them, as the service tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from api.bodies.body import Body, at_site
from api.bodies.sheets import sheet
from api.paging import Beside, Page, Pairs, beside
from library.history.changes import CHANGES, ChangedItem, ChangeKind, Changes, changes
from library.history.versions import VersionView, past_of, two_versions, versions
from library.snapshots.snapshot import Snapshot

_BETWEEN: Final = "; "
_COLUMNS: Final = (
    "changes",
    "before_id",
    "after_id",
    "before_title",
    "after_title",
    "before_text",
    "after_text",
    "matched_by",
    "likeness",
    "moved",
    "fields",
    "before_line",
    "after_line",
)


@dataclass(frozen=True, slots=True)
class VersionsAnswer:
    """The versions of a document, oldest first."""

    snapshot: str
    document: str
    items: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class ChangesRequest:
    """Which versions to compare (none named: the newest with the one before), and which page to give.

    `change` names kinds of change, none meaning all; an item with any of them is given.
    """

    slug: str
    before: int | None = None
    after: int | None = None
    change: tuple[ChangeKind, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesAnswer:
    """What changed from `before` to `after`; `before` is null where the document has one version only.

    `counts` are of all items, `total` of those with the kinds of change that were asked for.
    """

    snapshot: str
    document: str
    before: VersionView | None
    after: VersionView
    counts: dict[str, int]
    total: int
    items: tuple[ChangedItem, ...]
    next: str | None
    previous: str | None


def versions_body(snapshot: Snapshot, slug: str) -> Body:
    """The versions of a document. Raises NotFound with the nearest."""
    return Body(orjson.dumps(VersionsAnswer(snapshot.id, slug, versions(snapshot, slug))))


def changes_body(snapshot: Snapshot, asked: ChangesRequest, path: str, page: Page) -> Body:
    """A page of what changed; `path` is that of the call. Raises what `versions.two_versions` raises."""
    before, after = two_versions(snapshot, asked.slug, asked.before, asked.after)
    found = _found(snapshot, asked.slug, before, after)
    wanted = frozenset(asked.change or CHANGES)
    items = [item for item in found.items if wanted.intersection(item.changes)]
    around: Beside = beside(at_site(snapshot, path), _pairs(asked), page, len(items))
    answer = ChangesAnswer(
        snapshot.id,
        asked.slug,
        before,
        after,
        found.counts,
        len(items),
        tuple(items[page.offset : page.offset + page.limit]),
        around.next,
        around.previous,
    )
    return Body(orjson.dumps(answer), around.link_header())


def changes_csv(body: bytes) -> bytes:
    """The items of a page, a line each."""
    return sheet(_COLUMNS, map(_row, orjson.loads(body)["items"]))


def _found(snapshot: Snapshot, slug: str, before: VersionView | None, after: VersionView) -> Changes:
    if before is None:
        return Changes(dict.fromkeys(CHANGES, 0) | {"unchanged": after.recommendations or 0}, ())
    return changes(slug, past_of(snapshot, slug, before), past_of(snapshot, slug, after))


def _pairs(asked: ChangesRequest) -> Pairs:
    numbers = (("from", asked.before), ("to", asked.after))
    return [
        *((name, str(number)) for name, number in numbers if number is not None),
        *(("change", kind) for kind in asked.change),
    ]


def _row(item: Mapping[str, Any]) -> list[object]:
    before, after = item["before"] or {}, item["after"] or {}
    both = (side.get(name) for name in ("id", "title", "text") for side in (before, after))
    return [
        _BETWEEN.join(item["changes"]),
        *both,
        item["matched_by"],
        item["likeness"],
        _BETWEEN.join(_told(item["moved"])),
        _BETWEEN.join(_told(item["fields"])),
        before.get("line_start"),
        after.get("line_start"),
    ]


def _told(fields: list[Mapping[str, Any]]) -> Iterator[str]:
    for each in fields:
        yield f"{each['field']}: {_or_not(each['before'])} → {_or_not(each['after'])}"


def _or_not(words: str | None) -> str:
    return "not stated" if words is None else words
