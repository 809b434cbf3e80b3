"""Frequent terms that no concept covers, as the service tells them."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import orjson

from api.bodies.body import Body, at_site
from api.bodies.sheets import sheet
from api.paging import Page, Pairs, beside
from graph.ties.ties import HOLE
from library.snapshots.snapshot import Snapshot
from library.terms.candidates import Candidate, candidates

PATH: Final = "/api/terms"
#: The most recommendations that are read for one answer.
MOST_READ: Final = 10_000
_COLUMNS: Final = ("label", "forms", "score", "count", "recommendations", "example", "document", "line_start")
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class TermsAnswer:
    """Candidate terms, the best first; `read` of the `of` recommendations were looked through."""

    snapshot: str
    document: str | None
    read: int
    of: int
    total: int
    items: tuple[Candidate, ...]
    next: str | None
    previous: str | None


def found_terms(snapshot: Snapshot, document: str | None, least: int) -> tuple[list[Candidate], int, int]:
    """The candidates, how many recommendations were read for them, and of how many. Raises NotFound."""
    owners = snapshot.ties.documents
    if document is None:
        every = np.flatnonzero(owners != HOLE)
    else:
        every = np.flatnonzero(owners == snapshot.catalog.thing(f"document/{document}").ordinal)
    read = every[:MOST_READ].tolist()
    batches = (read[at : at + _BATCH] for at in range(0, len(read), _BATCH))
    records = (orjson.loads(record) for batch in batches for record in snapshot.index.records(batch))
    return candidates(records, least), len(read), len(every)


def terms_body(snapshot: Snapshot, document: str | None, least: int, path: str, page: Page) -> Body:
    """A page of the candidates; `path` is that of the call. Raises NotFound for the document."""
    found, read, of = found_terms(snapshot, document, least)
    pairs: Pairs = [("document", document or ""), ("least", str(least))]
    around = beside(at_site(snapshot, path), pairs, page, len(found))
    items = tuple(found[page.offset : page.offset + page.limit])
    answer = TermsAnswer(snapshot.id, document, read, of, len(found), items, around.next, around.previous)
    return Body(orjson.dumps(answer), around.link_header())


def terms_csv(body: bytes) -> bytes:
    """The terms of a page, a line each with its first example."""
    return sheet(_COLUMNS, map(_row, orjson.loads(body)["items"]))


def _row(item: dict[str, Any]) -> list[object]:
    example = item["examples"][0]
    counted = [item[name] for name in ("score", "count", "recommendations")]
    where = [example[name] for name in ("recommendation", "document", "line_start")]
    return [item["label"], "; ".join(item["forms"]), *counted, *where]
