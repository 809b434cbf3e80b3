"""A document and its parts as the public JSON shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from ontology.iris import Iris
from ontology.records import Category, Definition, Document, LegendEntry, Question, Section, Tie
from ontology.views.sources import SourceView, source_view
from ontology.views.states import state_name, tier_of, whole_number

_NO_COUNTS: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; `id` is `<slug>/<code>`, `parent` the id of the section that holds it.

    The lines of its `source` are those of the whole section, its quote the first of them: a section that
    holds others would say all of them again.
    """

    id: str
    iri: str
    document: str
    code: str
    title: str
    parent: str | None
    source: SourceView


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category of a document; `number` and `goal` are null where none is stated."""

    id: str
    iri: str
    document: str
    number: str | None
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


def document_view(document: Document, iris: Iris, kinds: Mapping[str, int] = _NO_COUNTS) -> DocumentView:
    """The public form of a document; `kinds` counts its recommendations by their kind."""
    return DocumentView(
        id=document.slug,
        iri=iris.document(document.slug),
        title=document.title,
        subtitle=document.subtitle,
        publisher=document.publisher,
        date=document.date,
        characters=len(document.text),
        lines=document.text.count("\n") + (document.text[-1:] not in ("", "\n")),
        pages=len(document.page_starts) or None,
        counts=_counts(document, kinds),
        sections=tuple(section_view(section, document, iris) for section in document.sections),
        categories=tuple(category_view(category, document, iris) for category in document.categories),
        legend=tuple(_legend_view(entry, document) for entry in document.legend),
        definitions=tuple(_definition_view(definition, document) for definition in document.definitions),
        provenance=ProvenanceView(
            document.source_name,
            document.media_type,
            document.encoding,
            document.sha256,
            document.size,
            document.reader,
            document.profile,
        ),
    )


def section_view(section: Section, document: Document, iris: Iris) -> SectionView:
    """The public form of a section."""
    return SectionView(
        id=f"{document.slug}/{section.code}",
        iri=iris.thing(f"section/{document.slug}/{section.code}"),
        document=document.slug,
        code=section.code,
        title=section.title,
        parent=f"{document.slug}/{section.parent}" if section.parent else None,
        source=replace(
            source_view(section.place.first_line(document.text), document), line_end=section.place.line_end
        ),
    )


def category_view(category: Category, document: Document, iris: Iris) -> CategoryView:
    """The public form of a category."""
    return CategoryView(
        id=f"{document.slug}/{category.number}",
        iri=iris.thing(f"category/{document.slug}/{category.number}"),
        document=document.slug,
        number=category.stated_number,
        label=category.label.value,
        goal=category.goal.value if category.goal else None,
        source=source_view(category.place, document),
    )


def question_view(
    question: Question, outcomes: Sequence[Tie], document: Document, iris: Iris
) -> QuestionView:
    """The public form of a vote, with its outcomes (`DocumentLinker.outcomes`)."""
    names = tuple(dict.fromkeys(map(state_name, outcomes)))
    words = question.outcome.value.strip() or None if question.outcome else None
    return QuestionView(
        id=f"{document.slug}/{question.number}",
        iri=iris.thing(f"question/{document.slug}/{question.number}"),
        document=document.slug,
        number=question.number,
        text=question.text.value,
        percent=whole_number(question.percent),
        outcome=names[0] if names else None,
        outcomes=names,
        outcome_text=words,
        tier=tier_of(words),
        source=source_view(question.place, document),
    )


def _counts(document: Document, kinds: Mapping[str, int]) -> dict[str, int]:
    return {
        "recommendations": sum(kinds.values()),
        **kinds,
        "sections": len(document.sections),
        "categories": len(document.categories),
        "questions": len(document.questions),
        "legend": len(document.legend),
        "definitions": len(document.definitions),
    }


def _legend_view(entry: LegendEntry, document: Document) -> LegendView:
    return LegendView(entry.mark, entry.description.value, source_view(entry.place, document))


def _definition_view(definition: Definition, document: Document) -> DefinitionView:
    text = definition.text.value if definition.text else None
    return DefinitionView(definition.term.value, text, source_view(definition.place, document))
