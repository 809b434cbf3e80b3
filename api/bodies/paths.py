"""How two things hang together."""

from dataclasses import dataclass, fields

import orjson

from api.bodies.body import Body
from api.bodies.locating import locator
from graph.paths.paths import LIMIT, PathsAnswer, paths
from library.snapshots.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class PathsPage(PathsAnswer):
    """A `graph.paths.paths.PathsAnswer` from a snapshot."""

    snapshot: str


def paths_body(snapshot: Snapshot, ends: tuple[str, str], limit: int = LIMIT) -> Body:
    """The best paths. Raises NotFound with the nearest known things, Invalid, TooLarge."""
    index = snapshot.index
    found = paths(snapshot.catalog, snapshot.ties, index.records, locator(index), ends, limit=limit)
    told = {field.name: getattr(found, field.name) for field in fields(PathsAnswer)}
    return Body(orjson.dumps(PathsPage(**told, snapshot=snapshot.id)))
