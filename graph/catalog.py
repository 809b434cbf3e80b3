"""The things of the graph, by id and by name: one SQLite file, so that nothing of it is held in memory.

Recommendations are not among them: their records are stored beside the text that is searched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

Type = Literal["concept", "document", "section", "category", "goal", "question"]
How = Literal["label", "alias", "acronym", "hidden", "found"]
Sort = Literal["label", "id", "count"]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that recommendations can be tied to, or that a document holds.

    `id` is the path of its IRI ("population/peers", "category/wet-2024-2026/1"), or a foreign IRI; `kind` a
    concept's kind; `document` the slug of the document that holds it or in which it was found; `ordinal`
    its row in the ties; `count` the number of recommendations tied to it; `view` the JSON of its view.
    """

    id: str
    type: Type
    kind: str | None
    label: str
    document: str | None
    ordinal: int
    count: int
    view: bytes


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a name stands for: `name` is the label that matched, never a hidden one."""

    thing_id: str
    label: str
    name: str
    how: How


@dataclass(frozen=True, slots=True)
class Completion:
    """A name that begins, or has a word that begins, as typed."""

    thing_id: str
    type: Type
    kind: str | None
    label: str
    name: str
    count: int


class Catalog:
    """A sealed catalog, open for reading from any number of threads."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises Damaged where `path` is not a catalog as it was written."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def thing(self, thing_id: str) -> Thing:
        """Raises NotFound, with the nearest known ids."""
        raise NotImplementedError

    def by_ordinals(self, ordinals: Sequence[int]) -> list[Thing]:
        """The things in these rows of the ties, in the order given; a removed one is left out."""
        raise NotImplementedError

    def named(self, name: str) -> list[Named]:
        """All things called just so, up to case, inflection and punctuation: by label first, then by alias."""
        raise NotImplementedError

    def things(
        self,
        type: Type,
        *,
        kind: str | None = None,
        document: str | None = None,
        sort: Sort = "label",
        limit: int = 20,
        offset: int = 0,
    ) -> tuple[int, list[Thing]]:
        """How many there are, and one page of them."""
        raise NotImplementedError

    def starting(self, prefix: str, limit: int = 10) -> list[Completion]:
        """Completions of what was typed so far: up to case and accents, at the start of any word."""
        raise NotImplementedError

    def narrower(self, thing_id: str) -> list[str]:
        """The ids of all concepts under this one, nearest first."""
        raise NotImplementedError

    def nearest(self, text: str, limit: int = 5) -> list[Named]:
        """The known names most like this one, best first."""
        raise NotImplementedError
