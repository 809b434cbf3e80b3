"""What is found of one gap: how many, in which documents, and the items of a page."""

from dataclasses import dataclass
from typing import Literal

GapType = Literal["recommendation", "question", "category", "goal", "definition", "concept"]


@dataclass(frozen=True, slots=True)
class GapItem:
    """One thing that something is missing of.

    `id` is as the calls for its type have it: a goal's is its category's, a definition's the slug of its
    document. `detail` says more in the source's words, where they help. `line_start` and `line_end` are lines
    of the document, from 1.
    """

    type: GapType
    id: str
    label: str
    document: str | None
    detail: str | None
    line_start: int | None
    line_end: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class GapDocument:
    """How many of a document's `of` recommendations have a gap."""

    id: str
    title: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Found:
    """A page of `total` items, out of `of` that were looked at, where that many are counted."""

    total: int
    of: int | None
    items: tuple[GapItem, ...]
    documents: tuple[GapDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look, and which page: `documents` are slugs with their ordinals; none means all."""

    documents: tuple[tuple[str, int], ...]
    limit: int
    offset: int = 0

    @property
    def slugs(self) -> list[str]:
        """The slugs of the documents."""
        return [slug for slug, _ in self.documents]

    @property
    def ordinals(self) -> list[int]:
        """Their ordinals."""
        return [ordinal for _, ordinal in self.documents]

    @property
    def page(self) -> slice:
        """The items of the page."""
        return slice(self.offset, self.offset + self.limit)
