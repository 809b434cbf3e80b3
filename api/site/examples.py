"""What can be asked of this very library, as examples: things that recommendations are tied to."""

from collections.abc import Iterator
from typing import Final

from api.site.answering import Json
from graph.asking.question import Parameter
from graph.catalog.entries import Type
from graph.catalog.things import Thing
from library.snapshots.snapshot import Snapshot

_LISTS: Final = ("populations", "systems", "topics", "categories")
_LONGEST: Final = 40  # characters of a name that is shown as an example
_TYPES: Final[dict[str, Type]] = {"concept": "concept", "category": "category", "document": "document"}


def names(overview: Json) -> list[str]:
    """The name of the commonest thing of each sort that has a short one, populations first; none of nothing.

    `overview` is the JSON of `api.bodies.overview.Overview`.
    """
    short = ([held["label"] for held in overview[name] if len(held["label"]) <= _LONGEST] for name in _LISTS)
    return [labels[0] for labels in short if labels]


def value(snapshot: Snapshot, parameter: Parameter) -> str:
    """The example that a saved question gives, where the library knows it; else its commonest such thing."""
    if parameter.type not in _TYPES or _known(snapshot, parameter):
        return parameter.example
    best = max(_commonest(snapshot, parameter), key=lambda thing: thing.count, default=None)
    if best is None or not best.count:
        return parameter.example
    return best.public_id if best.type == "document" else best.label


def _known(snapshot: Snapshot, parameter: Parameter) -> bool:
    named = snapshot.catalog.named(parameter.example)
    return any(each.count and each.type == parameter.type for each in named)


def _commonest(snapshot: Snapshot, parameter: Parameter) -> Iterator[Thing]:
    for kind in parameter.kinds or (None,):
        yield from snapshot.catalog.things(_TYPES[parameter.type], kind=kind, sort="count", limit=1)[1]
