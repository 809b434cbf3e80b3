"""A recommendation in brief: what every list that answers a question tells of each."""

from dataclasses import dataclass, fields
from typing import Any

from graph.quoting.quotes import Record


@dataclass(frozen=True, slots=True)
class ItemCategory:
    """The category of an item."""

    id: str
    number: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A recommendation in brief; what a list tells of it besides stands in what is made of this."""

    id: str
    iri: str
    document: str
    code: str
    kind: str
    title: str | None
    text: str
    category: ItemCategory | None


def brief(record: Record) -> dict[str, Any]:
    """The values of a Brief, by their names, from the stored JSON of a RecommendationView."""
    category = record["category"]
    return {field.name: record[field.name] for field in fields(Brief)} | {
        "category": category and ItemCategory(category["id"], category["number"], category["label"])
    }
