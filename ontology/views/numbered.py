"""The parts of a document by the numbers that its recommendations give."""

from dataclasses import dataclass
from functools import lru_cache

from ontology.records import Category, Document, Question


@dataclass(frozen=True, slots=True)
class NumberedParts:
    """A document's categories and votes by their numbers."""

    categories: dict[str, Category]
    questions: dict[str, Question]


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A document, equal to itself alone: it is too large to be compared."""

    document: Document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document

    def __hash__(self) -> int:
        return id(self.document)


def numbered_parts(document: Document) -> NumberedParts:
    """The parts of a document, put in order once for all of its recommendations."""
    return _numbered_parts(_Same(document))


@lru_cache(maxsize=1)  # views are made of one document after the other, which may have a vote for every item
def _numbered_parts(same: _Same) -> NumberedParts:
    return NumberedParts(
        {category.number: category for category in same.document.categories},
        {question.number: question for question in same.document.questions},
    )
