"""What a person calls a document, a kind, a category or a concept, as ids of the index."""

from typing import Final

from graph.catalog.catalog import Catalog, Named
from search.index import Index
from search.names import kind_labels
from search.tree import Tied

#: The field of what categories are numbered by in their documents, which is the last part of their ids.
CATEGORY_NUMBER: Final = "category_number"

_STARTS: Final = 50


def things_called(index: Index, catalog: Catalog, field: str, name: str) -> Tied | None:
    """What `name` means in a field of ids: an id, the last part of one, or any label; None if nothing."""
    for known in (index_id(name), name.lower(), f"{field}/{name.lower()}"):
        if index.has(field, known):
            return Tied(field, (known,), label=name)
    if field == "category" and index.has(CATEGORY_NUMBER, name):
        return Tied(CATEGORY_NUMBER, (name,), label=name)
    if field == "kind":
        return _kind(name)
    return _tied(field, name, catalog.named(name))


def things_starting(catalog: Catalog, field: str, start: str) -> Tied | None:
    """The things of a field of ids that have a name, or a word in a name, that begins so."""
    return _tied(field, start, catalog.starting(start, _STARTS))


def thing_id(field: str, known: str) -> str:
    """The id of the thing that an id in this field of the index means; `index_id` undoes it."""
    return f"{field}/{known}" if field in {"document", "category"} else known


def index_id(whole: str) -> str:
    """The id of a thing as the index has it: that of a document or category without the prefix."""
    return whole.removeprefix("document/").removeprefix("category/")


def _tied(field: str, name: str, found: list[Named]) -> Tied | None:
    ids = tuple(index_id(thing.thing_id) for thing in found if field in _fields(thing))
    return Tied(field, ids, label=name) if ids else None


def _fields(thing: Named) -> tuple[str, ...]:
    """The fields of ids in which a thing may stand."""
    return (thing.kind or "", "concept") if thing.type == "concept" else (thing.type,)


def _kind(name: str) -> Tied | None:
    wanted = name.lower()
    ids = tuple(kind for kind, label in kind_labels().items() if wanted in {kind, *label.lower().split()})
    return Tied("kind", ids, label=name) if ids else None
