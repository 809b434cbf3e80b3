"""Recommendations that something is missing of: found and counted by their facts, read a page at a time."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.gaps.found import Found, GapDocument, GapItem, Scope
from graph.gaps.kinds import GapKind
from graph.ties.ties import HOLE, Ties
from graph.touching.items import Fetch

#: The most documents that are told with their own counts.
MAX_DOCUMENTS: Final = 20
_LONGEST_ROW: Final = 300


def find_recommendations(catalog: Catalog, ties: Ties, fetch: Fetch, kind: GapKind, scope: Scope) -> Found:
    """First those of documents in which only some have the gap, which tells more than where all have it."""
    of, found = _found(ties, kind, scope)
    counts = np.bincount(ties.documents[found], minlength=len(ties.counts))
    page = _page(ties, found, counts == ties.counts, scope)
    return Found(
        total=len(found),
        of=of,
        items=tuple(_item(orjson.loads(record), kind) for record in (fetch(page) if page else ())),
        documents=_documents(catalog, ties, counts),
    )


def _found(ties: Ties, kind: GapKind, scope: Scope) -> tuple[int, NDArray[np.integer]]:
    """How many recommendations are in the scope, and which of them have the gap."""
    if not scope.documents:
        return ties.live, np.flatnonzero(_lacking(ties.facts, kind) & (ties.documents != HOLE))
    within = np.concatenate([ties.of_document(ordinal) for ordinal in scope.ordinals])
    return len(within), within[_lacking(ties.facts[within], kind)]


def _lacking(facts: NDArray[np.uint16], kind: GapKind) -> NDArray[np.bool_]:
    lacking: NDArray[np.bool_] = facts & np.uint16(kind.without) == 0
    lacking &= facts & np.uint16(kind.with_) == kind.with_
    return lacking


def in_scope(ties: Ties, scope: Scope) -> NDArray[np.bool_]:
    """Which recommendations are in the documents looked at."""
    within: NDArray[np.bool_] = ties.documents != HOLE
    if scope.documents:
        within = np.isin(ties.documents, np.array(scope.ordinals, np.uint32))
    return within


def _page(ties: Ties, found: NDArray[np.integer], whole: NDArray[np.bool_], scope: Scope) -> list[int]:
    key = whole[ties.documents[found]].astype(np.int64) << 32 | ties.ranks[found]
    end = min(scope.page.stop, len(key))
    first = np.argpartition(key, end - 1)[:end] if 0 < end < len(key) else np.arange(len(key))
    ordinals: list[int] = found[first[np.argsort(key[first])][scope.page]].tolist()
    return ordinals


def _documents(catalog: Catalog, ties: Ties, counts: NDArray[np.int64]) -> tuple[GapDocument, ...]:
    some = np.flatnonzero(counts)
    order = np.lexsort((ties.thing_ranks[some], -counts[some], counts[some] == ties.counts[some]))
    best = catalog.by_ordinals(some[order][:MAX_DOCUMENTS].tolist())
    return tuple(
        GapDocument(thing.public_id, thing.label, int(counts[thing.ordinal]), thing.count) for thing in best
    )


def _item(record: Mapping[str, Any], kind: GapKind) -> GapItem:
    source = record["source"]
    return GapItem(
        type="recommendation",
        id=record["id"],
        label=record["title"] or record["text"],
        document=record["document"],
        detail=_detail(record, kind),
        line_start=source["line_start"],
        line_end=source["line_end"],
        page=source["page"],
    )


def _detail(record: Mapping[str, Any], kind: GapKind) -> str | None:
    """What shows the gap: the vote's words, the whole row for a number that means nothing; else the text."""
    if kind.name == "reworded-vote":
        question = record["question"]
        return f"{question['id']}: {question['text']}"
    if kind.with_:
        row: str = record["source"]["quote"]
        return row[:_LONGEST_ROW]
    return record["text"] if record["title"] else None
