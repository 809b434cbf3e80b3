"""The trail of a decision, as the service tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import orjson

from api.bodies.body import Body
from api.bodies.sheets import sheet
from graph.paths.trails import Trail, trail
from library.snapshots.snapshot import Snapshot

_COLUMNS: Final = (
    "part",
    "name",
    "value",
    "sentence",
    "recommendation",
    "vote",
    "document",
    "line_start",
    "line_end",
    "quote",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailAnswer(Trail):
    """A trail, and the snapshot that it was read from."""

    snapshot: str


def trail_body(snapshot: Snapshot, recommendation_id: str) -> Body:
    """The trail of a recommendation. Raises NotFound with the nearest ids."""
    record = orjson.loads(snapshot.index.record(recommendation_id))
    found = trail(snapshot.catalog, snapshot.ties, snapshot.index.records, record)
    plain = {field.name: getattr(found, field.name) for field in fields(Trail)}
    return Body(orjson.dumps(TrailAnswer(**plain, snapshot=snapshot.id)))


def trail_csv(body: bytes) -> bytes:
    """A line for each step, and one for each run of the wording."""
    return sheet(_COLUMNS, _rows(orjson.loads(body)))


def _rows(found: Mapping[str, Any]) -> Iterator[list[object]]:
    for step in found["steps"]:
        proof = step["evidence"] or {}
        where = [proof.get(name) for name in _COLUMNS[6:]]
        yield ["step", step["name"], step["value"], step["sentence"], "", "", *where]
    for run in (found["wording"] or {"runs": ()})["runs"]:
        yield ["wording", run["change"], "", "", run["left"], run["right"], "", "", "", ""]
