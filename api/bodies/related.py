"""The recommendations nearest to one."""

from dataclasses import dataclass, fields

import orjson

from api.bodies.body import Body
from api.bodies.locating import located_one
from api.bodies.wordings import IndexWordings
from graph.related.related import LIMIT, RelatedAnswer, related
from library.snapshots.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPage(RelatedAnswer):
    """A `graph.related.related.RelatedAnswer` from a snapshot."""

    snapshot: str


def related_body(snapshot: Snapshot, name: str, limit: int = LIMIT) -> Body:
    """The nearest to the recommendation with an id, or a code that one document has.

    Raises NotFound with the nearest ids, Invalid, TooLarge.
    """
    index = snapshot.index
    ordinal = located_one(index, name.strip().removeprefix("recommendation/"))
    found = related(
        snapshot.catalog, snapshot.ties, index.records, IndexWordings(index), ordinal, limit=limit
    )
    told = {field.name: getattr(found, field.name) for field in fields(RelatedAnswer)}
    return Body(orjson.dumps(RelatedPage(**told, snapshot=snapshot.id)))
