"""The things of one document as the catalog takes them: each record with the JSON of its view."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import orjson

from ontology import views
from ontology.concepts import Concept
from ontology.iris import Iris
from ontology.records import Category, Document, Question, Section
from ontology.ties import DocumentLinker


@dataclass(frozen=True, slots=True)
class Parts:
    """A document, without its text, and the things in it; `found` are concepts that no vocabulary knows."""

    document: Document
    view: bytes
    sections: tuple[tuple[Section, bytes], ...]
    categories: tuple[tuple[Category, bytes], ...]
    questions: tuple[tuple[Question, bytes], ...]
    found: tuple[tuple[Concept, bytes], ...]


def parts_of(document: Document, linker: DocumentLinker, kinds: Mapping[str, int], iris: Iris) -> Parts:
    """The parts of a document all of whose recommendations were linked; `kinds` counts those by kind."""

    def question_json(question: Question) -> bytes:
        outcomes = linker.outcomes(question.number)
        return orjson.dumps(views.question_view(question, outcomes, document, iris))

    return Parts(
        replace(document, text=""),
        orjson.dumps(views.document_view(document, iris, kinds)),
        tuple((s, orjson.dumps(views.section_view(s, document, iris))) for s in document.sections),
        tuple((c, orjson.dumps(views.category_view(c, document, iris))) for c in document.categories),
        tuple((q, question_json(q)) for q in document.questions),
        tuple((c, concept_json(c, iris)) for c in linker.found.values()),
    )


def concept_json(concept: Concept, iris: Iris) -> bytes:
    """The JSON of a concept's view."""
    return orjson.dumps(views.concept_view(concept, iris))
