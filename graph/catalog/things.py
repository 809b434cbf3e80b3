"""The things of the graph as they are looked up."""

from dataclasses import dataclass

from graph.catalog.entries import How, Type


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that recommendations can be tied to, or that a document holds.

    `ordinal` is its row in the ties. `id` is the path of its IRI ("population/peers"), or a foreign IRI;
    `kind` a concept's kind; `document` the slug of the document that holds it or in which it was found;
    `count` the number of recommendations tied to it; `view` the JSON of its view.
    """

    ordinal: int
    id: str
    type: Type
    kind: str | None
    label: str
    document: str | None
    count: int
    view: bytes

    @property
    def public_id(self) -> str:
        """The id as lists of one type have it: a category's is "wet-2024-2026/1"; a concept's is whole."""
        return self.id if self.type == "concept" else self.id.removeprefix(f"{self.type}/")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing, and the one of its names that was meant; never a hidden one."""

    ordinal: int
    thing_id: str
    type: Type
    kind: str | None
    label: str
    count: int
    name: str
    how: How


@dataclass(frozen=True, slots=True)
class Under:
    """A concept under others: `depth` steps narrower than the nearest of them, 0 for themselves."""

    ordinal: int
    id: str
    label: str
    depth: int
