"""Which thing a path means: one that is, one that was, or none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from starlette.requests import Request

from api.bodies.body import Body
from api.bodies.recommendations import recommendation_body
from api.bodies.things import thing_body
from api.linked.forms import FORMS, split
from graph.store.descriptions import is_said
from graph.syntaxes.writing import RDF
from library.history.removed import Removed, removed
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound

_RECOMMENDATION: Final = "recommendation/"
# As `ontology.iris` keeps ids readable.
_SAFE: Final = "/-._~!$'()*+,;:@"


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that the graph describes, and the suffix under which it was asked for.

    `type` is as of the catalog, "recommendation", or None for what only the graph knows; `json` gives the
    same JSON as the thing's call under `/api`.
    """

    id: str
    iri: str
    suffix: str | None
    type: str | None
    json: Callable[[], Body] | None

    @property
    def path(self) -> str:
        """Its address at the site."""
        return f"/doc/{quote(self.id, safe=_SAFE)}"

    @property
    def forms(self) -> tuple[str, ...]:
        """The names of the forms that it can be given in."""
        return ("html", *(("json",) if self.json else ()), *RDF)


class Gone(Exception):
    """The library held the thing once."""

    def __init__(self, thing: Removed) -> None:
        super().__init__(thing.id)
        self.thing = thing


def found(request: Request, snapshot: Snapshot, path: str, *, suffixes: bool) -> Found:
    """The thing at a path below `/id/` or `/doc/`; with `suffixes`, the path may end in that of a form.

    Raises Gone for one that was removed, NotFound with the nearest for any other.
    """
    raw: bytes = request.scope.get("raw_path") or b""
    # An escaped slash would make a second address of the same thing.
    readings = [] if b"%2f" in raw.lower() else [(path, None), *([split(path, FORMS)] if suffixes else [])]
    for thing_id, suffix in readings:
        if is_said(snapshot.graph, snapshot.iris.thing(thing_id)):
            return _thing(snapshot, thing_id, suffix)
    for thing_id, _ in readings:
        if gone := removed(snapshot, thing_id) or removed(snapshot, _proven(thing_id)):
            raise Gone(gone)
    raise _not_found(snapshot, readings[-1][0] if readings else path)


def _proven(thing_id: str) -> str:
    """The id of the recommendation that evidence is for: it goes when that goes."""
    parts = thing_id.split("/")
    return f"{_RECOMMENDATION}{'/'.join(parts[1:-1])}" if parts[0] == "evidence" else thing_id


def _thing(snapshot: Snapshot, thing_id: str, suffix: str | None) -> Found:
    iri = snapshot.iris.thing(thing_id)
    if thing_id.startswith(_RECOMMENDATION):
        public = thing_id.removeprefix(_RECOMMENDATION)
        return Found(thing_id, iri, suffix, "recommendation", lambda: recommendation_body(snapshot, public))
    known = snapshot.catalog.by_ids([thing_id])
    if not known:
        return Found(thing_id, iri, suffix, None, None)
    type_ = known[0].type
    return Found(thing_id, iri, suffix, type_, lambda: thing_body(snapshot, thing_id, type_))


def _not_found(snapshot: Snapshot, thing_id: str) -> NotFound:
    """What to say of a thing that never was, with the nearest that are, by their ids."""
    said = f"There is nothing with the id {thing_id[:100]!r}."
    try:
        if thing_id.startswith(_RECOMMENDATION):
            snapshot.index.record(thing_id.removeprefix(_RECOMMENDATION))
        else:
            snapshot.catalog.thing(thing_id)
    except NotFound as error:
        near = error.nearest
        if thing_id.startswith(_RECOMMENDATION):
            near = tuple(f"{_RECOMMENDATION}{each}" for each in near)
        return NotFound(said, near)
    return NotFound(said)
