"""What can be reconciled with: concepts and recommendations, each with its types and properties."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from graph.catalog.catalog import Catalog, Thing
from ontology.concepts import KINDS
from search.index import Index

RECOMMENDATION: Final = "Recommendation"
CONCEPT: Final = "Concept"

_PREFIX: Final = "recommendation/"
_RECOMMENDATIONS: Final[Mapping[str, str]] = {
    "program-existing": "ExistingProgramRecommendation",
    "program-new": "NewProgramRecommendation",
    "policy": "PolicyRecommendation",
    "statement": "PolicyStatement",
}
#: Each type by the local name of its class, with the local name of the one above it.
TYPES: Final[Mapping[str, str | None]] = {
    CONCEPT: None,
    **dict.fromkeys(KINDS.values(), CONCEPT),
    RECOMMENDATION: None,
    **dict.fromkeys(_RECOMMENDATIONS.values(), RECOMMENDATION),
}

_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing by the id of its IRI; `types` are local names of classes, the most special first.

    `view` is its public JSON, `count` how many recommendations are tied to it.
    """

    id: str
    name: str
    types: tuple[str, ...]
    view: Mapping[str, Any]
    count: int = 0


def entity(index: Index, catalog: Catalog, thing_id: str) -> Entity:
    """The thing with this id. Raises NotFound, with the nearest."""
    if thing_id.startswith(_PREFIX):
        return recommendation_entity(orjson.loads(index.record(thing_id.removeprefix(_PREFIX))))
    return thing_entity(catalog.thing(thing_id))


def thing_entity(thing: Thing) -> Entity:
    """A thing of the catalog; what is no concept has its own sort as its type, and is in no list of types."""
    types = (KINDS[thing.kind], CONCEPT) if thing.kind else (thing.type.title(),)
    return Entity(thing.id, thing.label, types, orjson.loads(thing.view), thing.count)


def recommendation_entity(record: Mapping[str, Any]) -> Entity:
    """A recommendation, named by its title or, where it has none, by its code and its first words."""
    special = _RECOMMENDATIONS.get(record["kind"])
    types = (special, RECOMMENDATION) if special else (RECOMMENDATION,)
    name = record["title"] or f"{record['code']}: {shortened(record['text'])}"
    return Entity(_PREFIX + record["id"], name, types, record)


def shortened(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"


def type_name(type_id: str) -> str:
    """What people call a type: "Funding state" for FundingState."""
    return _WORD.sub(" ", type_id).capitalize()


def known_type(name: str, ontology: str) -> str | None:
    """The type that a client means by a local name, an IRI under `ontology` or a kind of concept."""
    local = name.removeprefix(ontology)
    return local if local in TYPES else KINDS.get(local)
