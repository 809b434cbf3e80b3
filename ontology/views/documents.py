"""A document and its parts as the public JSON shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.iris import Iris
from ontology.records import Category, Document, Question, Section, Tie
from ontology.views.recommendations import SourceView


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; `id` is `<slug>/<code>`, `parent` the id of the section that holds it."""

    id: str
    iri: str
    document: str
    code: str
    title: str
    parent: str | None
    source: SourceView


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category of a document; `goal` is null where none is stated."""

    id: str
    iri: str
    document: str
    number: str
    label: str
    goal: str | None
    source: SourceView


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A vote; `outcomes` are the names of the outcomes that its words state."""

    id: str
    iri: str
    document: str
    number: str
    text: str
    percent: int | float | None
    outcome: str | None
    outcomes: tuple[str, ...]
    outcome_text: str | None
    tier: int | None
    source: SourceView


@dataclass(frozen=True, slots=True)
class LegendView:
    """One entry of a document's own key to its marks."""

    mark: str
    description: str
    source: SourceView


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """A term that the document sets out to define; `text` is null where it leaves it undefined."""

    term: str
    text: str | None
    source: SourceView


@dataclass(frozen=True, slots=True)
class ProvenanceView:
    """The original file (`size` in bytes), and what read it."""

    source_name: str
    media_type: str
    encoding: str | None
    sha256: str
    size: int
    reader: str
    profile: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document without its full text; `counts` are of its parts, and of recommendations by kind."""

    id: str
    iri: str
    title: str
    subtitle: str | None
    publisher: str | None
    date: str | None
    characters: int
    lines: int
    pages: int | None
    counts: dict[str, int]
    sections: tuple[SectionView, ...]
    categories: tuple[CategoryView, ...]
    legend: tuple[LegendView, ...]
    definitions: tuple[DefinitionView, ...]
    provenance: ProvenanceView


def document_view(document: Document, iris: Iris, kinds: Mapping[str, int]) -> DocumentView:
    """The public form of a document; `kinds` counts its recommendations by their kind."""
    raise NotImplementedError


def section_view(section: Section, document: Document, iris: Iris) -> SectionView:
    """The public form of a section."""
    raise NotImplementedError


def category_view(category: Category, document: Document, iris: Iris) -> CategoryView:
    """The public form of a category."""
    raise NotImplementedError


def question_view(
    question: Question, outcomes: tuple[Tie, ...], document: Document, iris: Iris
) -> QuestionView:
    """The public form of a vote, with its outcomes (`DocumentLinker.outcomes`)."""
    raise NotImplementedError
