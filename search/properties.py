"""The properties of what can be reconciled with, as cells: texts, numbers, or other things."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.catalog.catalog import Catalog
from search.entities import CONCEPT, RECOMMENDATION, Entity

Cell = Mapping[str, str | int | float]
Read = Callable[[Entity, Catalog], Iterator[Cell]]


@dataclass(frozen=True, slots=True)
class Property:
    """`of` is the type that has it, Concept or Recommendation; `things` whether its values are things."""

    id: str
    name: str
    of: str
    read: Read
    things: bool = False


def cells(entity: Entity, property_id: str, catalog: Catalog) -> list[Cell]:
    """The values of a property; none where the thing is of a type that does not have it."""
    found = (known for known in PROPERTIES if known.id == property_id and known.of in entity.types)
    return [cell for known in found for cell in known.read(entity, catalog)]


def properties_of(type_id: str | None, parents: Mapping[str, str | None]) -> list[Property]:
    """The properties that things of a type have, each id once; of all types without one."""
    above = {type_id, parents.get(type_id or "")}
    chosen = (known for known in PROPERTIES if type_id is None or known.of in above)
    return list({known.id: known for known in chosen}.values())


def _texts(*path: str) -> Read:
    """A text or number, or several, that stand in the view at a path."""

    def read(entity: Entity, _: Catalog) -> Iterator[Cell]:
        found: Any = entity.view
        for name in path:
            found = found and found[name]
        for value in found if isinstance(found, list) else [found]:
            if value is not None:
                yield _cell(value)

    return read


def _cell(value: str | float) -> Cell:
    if isinstance(value, str):
        return {"str": value}
    return {"int": value} if isinstance(value, int) else {"float": value}


def _things(*names: str, prefix: str = "") -> Read:
    """Things whose ids stand in the view under a name, or under a name of each member of a list there."""

    def read(entity: Entity, catalog: Catalog) -> Iterator[Cell]:
        found: Any = entity.view[names[0]] or []
        members = found if isinstance(found, list) else [found]
        ids = [member if len(names) == 1 else member[names[1]] for member in members]
        for thing in catalog.by_ids([prefix + each for each in dict.fromkeys(ids)]):
            yield {"id": thing.id, "name": thing.label}

    return read


def _count(entity: Entity, _: Catalog) -> Iterator[Cell]:
    yield {"int": entity.count}


def _vote(entity: Entity, catalog: Catalog) -> Iterator[Cell]:
    vote = entity.view["question"]
    ids = [f"question/{entity.view['document']}/{vote['id']}"] if vote else []
    yield from ({"id": thing.id, "name": thing.label} for thing in catalog.by_ids(ids))


PROPERTIES: Final = (
    Property("label", "Label", CONCEPT, _texts("label")),
    Property("alias", "Other names", CONCEPT, _texts("alt_labels")),
    Property("definition", "Definition", CONCEPT, _texts("definition")),
    Property("kind", "Kind", CONCEPT, _texts("kind")),
    Property("notation", "Notation", CONCEPT, _texts("notation")),
    Property("broader", "Broader", CONCEPT, _things("broader"), things=True),
    Property("narrower", "Narrower", CONCEPT, _things("narrower"), things=True),
    Property("related", "Related", CONCEPT, _things("related"), things=True),
    Property("source", "Vocabulary or document it comes from", CONCEPT, _texts("source")),
    Property("recommendations", "Number of recommendations", CONCEPT, _count),
    Property("title", "Title", RECOMMENDATION, _texts("title")),
    Property("text", "Text", RECOMMENDATION, _texts("text")),
    Property("code", "Code", RECOMMENDATION, _texts("code")),
    Property("kind", "Kind", RECOMMENDATION, _texts("kind")),
    Property("document", "Document", RECOMMENDATION, _things("document", prefix="document/"), things=True),
    Property(
        "category", "Category", RECOMMENDATION, _things("category", "id", prefix="category/"), things=True
    ),
    Property("goal", "Goal", RECOMMENDATION, _texts("category", "goal")),
    Property(
        "action", "What is to be done", RECOMMENDATION, _things("actions", prefix="action/"), things=True
    ),
    Property("actor", "Who is to act", RECOMMENDATION, _texts("actor")),
    Property("funding", "Funding", RECOMMENDATION, _texts("funding", "state")),
    Property("status", "Status", RECOMMENDATION, _texts("status", "state")),
    Property("question", "Vote", RECOMMENDATION, _vote, things=True),
    Property("percent", "Percentage of the vote", RECOMMENDATION, _texts("question", "percent")),
    Property("outcome", "Outcome of the vote", RECOMMENDATION, _texts("question", "outcome")),
    Property("responsible", "Responsible", RECOMMENDATION, _things("responsible", "id"), things=True),
    Property("mentions", "What it names", RECOMMENDATION, _things("mentions", "concept"), things=True),
    Property("notes", "Notes", RECOMMENDATION, _texts("notes")),
    Property("line", "First line in the document", RECOMMENDATION, _texts("source", "line_start")),
    Property("page", "Page in the document", RECOMMENDATION, _texts("source", "page")),
)
