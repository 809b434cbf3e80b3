"""Two documents side by side, as the service tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import orjson

from api.bodies.body import Body, at_site
from api.bodies.sheets import sheet
from api.paging import Beside, Page, Pairs, address, beside
from graph.comparing.compare import Compared, CompareRequest, Comparison, Concepts, compare
from graph.ties.relations import RELATIONS
from library.snapshots.snapshot import Snapshot

PATH = "/api/compare"

_COLUMNS: Final = ("part", "id", "label", "kind", "left", "right", "score", "shared")
_BETWEEN: Final = "; "
# What is counted is tied: what only has the words of a name in its text is not.
_TIED: Final = tuple(("relation", name) for name in RELATIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedEntry(Compared):
    """A concept with the addresses of what is tied to it in either document; None where nothing is."""

    left_url: str | None
    right_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptsPage(Concepts):
    """A part of a comparison; `url` is the address of that part alone, to page through."""

    items: tuple[ComparedEntry, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonAnswer(Comparison):
    """A comparison from a snapshot; a part that was not asked for is null.

    `next` and `previous` are the pages beside this, where one part was asked for.
    """

    shared: ConceptsPage | None
    only_left: ConceptsPage | None
    only_right: ConceptsPage | None
    snapshot: str
    next: str | None
    previous: str | None


def comparison_body(snapshot: Snapshot, request: CompareRequest, path: str = PATH) -> Body:
    """What two documents share, and what not; `path` is that of the call. Raises what `compare` raises."""
    found = compare(snapshot.catalog, snapshot.ties, snapshot.index.records, request)
    around = _beside(snapshot, request, found, path)
    pages = {
        part.replace("-", "_"): _page(snapshot, request, part, getattr(found, part.replace("-", "_")), path)
        for part in ("shared", "only-left", "only-right")
    }
    answer = ComparisonAnswer(
        left=found.left,
        right=found.right,
        pairs=found.pairs,
        **pages,
        snapshot=snapshot.id,
        next=around.next,
        previous=around.previous,
    )
    return Body(orjson.dumps(answer), around.link_header())


def comparison_csv(body: bytes) -> bytes:
    """Every concept and pair of an answer, a line each; `left` and `right` are counts or, of a pair, ids."""
    return sheet(_COLUMNS, _rows(orjson.loads(body)))


def _rows(found: Mapping[str, Any]) -> Iterator[list[object]]:
    for part in ("shared", "only_left", "only_right"):
        for item in (found[part] or {"items": ()})["items"]:
            beside_it = _BETWEEN.join(near["id"] for near in item["near"])
            plain = [item[name] for name in ("id", "label", "kind", "left", "right")]
            yield [part.replace("_", "-"), *plain, "", beside_it]
    for pair in (found["pairs"] or {"items": ()})["items"]:
        shared = _BETWEEN.join(concept["id"] for concept in pair["shared"])
        yield [
            "pairs",
            "",
            pair["sentence"],
            "",
            pair["left"]["id"],
            pair["right"]["id"],
            pair["score"],
            shared,
        ]


def _pairs(request: CompareRequest, part: str) -> Pairs:
    return [
        ("left", request.left),
        ("right", request.right),
        ("part", part),
        *(("kind", kind) for kind in request.kind),
    ]


def _beside(snapshot: Snapshot, request: CompareRequest, found: Comparison, path: str) -> Beside:
    if request.part is None or not request.limit:
        return Beside(None, None)
    total = getattr(found, request.part.replace("-", "_")).total
    query, page = _pairs(request, request.part), Page(request.limit, request.offset)
    return beside(at_site(snapshot, path), query, page, total)


def _page(
    snapshot: Snapshot, request: CompareRequest, part: str, found: Concepts | None, path: str
) -> ConceptsPage | None:
    if found is None:
        return None
    items = tuple(_entry(snapshot, request, item) for item in found.items)
    url = address(at_site(snapshot, path), _pairs(request, part))
    return ConceptsPage(total=found.total, items=items, url=url)


def _entry(snapshot: Snapshot, request: CompareRequest, item: Compared) -> ComparedEntry:
    def url(document: str, count: int) -> str | None:
        query = [("id", item.id), ("document", document), ("depth", "1"), *_TIED]
        return address(at_site(snapshot, "/api/touches"), query) if count else None

    plain = {field.name: getattr(item, field.name) for field in fields(Compared)}
    return ComparedEntry(
        **plain, left_url=url(request.left, item.left), right_url=url(request.right, item.right)
    )
