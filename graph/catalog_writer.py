"""Write a catalog: add and remove what a document holds, then commit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ontology.concepts import Concept
from ontology.records import Category, Document, Question, Section


@dataclass(frozen=True, slots=True)
class ThingColumns:
    """What the ties keep of every thing, by ordinal: its kind (or type), as an index into `kinds`, and its
    rank among all things sorted by name. Ordinals of removed things have kind 0, the empty one."""

    kinds: tuple[str, ...]
    kind: NDArray[np.uint8]
    rank: NDArray[np.uint32]


class CatalogWriter:
    """A catalog being written. A thing gets its ordinal when it is first added and keeps it; no ordinal is
    ever used again. `view` is always the JSON of the thing's view. Every `add_…` returns the ordinal."""

    def __init__(self, path: Path) -> None:
        """Open the catalog at `path`, or begin one."""

    def add_concept(self, concept: Concept, view: bytes, document: str | None = None) -> int:
        """A concept of a vocabulary or, where `document` is its slug, one found in that document."""
        raise NotImplementedError

    def add_document(self, document: Document, view: bytes) -> int:
        """The document itself; its parts are added one by one."""
        raise NotImplementedError

    def add_section(self, slug: str, section: Section, view: bytes) -> int:
        """A section of the document with this slug."""
        raise NotImplementedError

    def add_category(self, slug: str, category: Category, view: bytes) -> int:
        """A category of the document with this slug; its goal, where it states one, is added too."""
        raise NotImplementedError

    def add_question(self, slug: str, question: Question, view: bytes) -> int:
        """A question that the document with this slug put to a vote."""
        raise NotImplementedError

    def remove_document(self, slug: str) -> None:
        """Take out a document, its parts, and the concepts that were found in no other document."""
        raise NotImplementedError

    def remove_vocabulary(self) -> None:
        """Take out every concept that was not found in a document, to add those of a changed vocabulary."""
        raise NotImplementedError

    def ordinals(self, ids: Iterable[str]) -> list[int]:
        """The ordinals of things that have been added, in the order of `ids`. Raises NotFound."""
        raise NotImplementedError

    def columns(self) -> ThingColumns:
        """What the ties keep of every thing."""
        raise NotImplementedError

    def document_order(self) -> NDArray[np.uint32]:
        """The ordinals of all documents, sorted by slug."""
        raise NotImplementedError

    def set_counts(self, counts: NDArray[np.uint32] | Sequence[int]) -> None:
        """How many recommendations are tied to each thing, by ordinal."""
        raise NotImplementedError

    def commit(self) -> None:
        """Make all that was added or removed so far last."""

    def close(self) -> None:
        """Let go of the file; what was not committed is lost."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
