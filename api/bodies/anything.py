"""Whatever has an id, for those who do not say what it is."""

from api.bodies.body import Body
from api.bodies.recommendations import recommendation_body
from api.bodies.things import thing_body
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound

# What the public id of a thing leaves out of the id of its IRI.
_LEFT_OUT = ("", "document/", "category/", "question/", "section/")


def any_body(snapshot: Snapshot, id: str) -> Body:  # noqa: A002 (the word that ids go by)
    """The recommendation with this id, else the thing. Raises NotFound with the nearest of both."""
    nearest: tuple[str, ...] = ()
    try:
        return recommendation_body(snapshot, id.removeprefix("recommendation/"))
    except NotFound as error:
        nearest += error.nearest
    for before in _LEFT_OUT:
        try:
            thing = snapshot.catalog.thing(before + id)
        except NotFound as error:
            nearest += error.nearest
        else:
            return thing_body(snapshot, thing.id, thing.type)
    raise NotFound(f"Nothing has the id {id[:100]!r}.", tuple(dict.fromkeys(nearest))[:5])
