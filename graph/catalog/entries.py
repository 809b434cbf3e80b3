"""What the catalog holds of each sort of thing: its id, its label, and the names it is looked up by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ontology.concepts import Concept
from ontology.labels import initials, is_acronym
from ontology.records import Category, Document, Question, Section

Type = Literal["concept", "document", "section", "category", "goal", "question"]

#: How a name stands for a thing, best first; a hidden name is never shown. A "number" is what a part of a
#: document is referred to by, such as "category 3" or "section A.2": parts of many documents have the same.
#: "initials" are those of a party's name for which no source gives an acronym; nothing else is called so.
How = Literal["label", "found", "acronym", "alias", "hidden", "number", "initials"]
HOW: Final[tuple[How, ...]] = ("label", "found", "acronym", "alias", "hidden", "number", "initials")

#: Names that only whole questions have: nobody is offered them while typing.
UNOFFERED: Final[frozenset[How]] = frozenset({"hidden", "number", "initials"})

_PARTIES: Final = frozenset({"system", "organization", "program"})
# A code that people refer to: a letter, or a few characters with a figure.
_REFERRED: Final = re.compile(r"[A-Za-z]|(?=[^\d]*\d)[\w.-]{1,12}")
_FIGURES: Final = re.compile(r"[A-Za-z]+\W*(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing as it is added; `view` is the JSON of its view, `document` a slug."""

    id: str
    type: Type
    label: str
    view: bytes
    names: tuple[tuple[str, How], ...] = ()
    kind: str | None = None
    document: str | None = None


def concept_entry(concept: Concept, view: bytes, document: str | None) -> Entry:
    """A concept of a vocabulary or, where `document` is a slug, one found in that document."""
    names = dict(_concept_names(concept, "label" if document is None else "found"))
    return Entry(concept.id, "concept", concept.label, view, tuple(names.items()), concept.kind, document)


def document_entry(document: Document, view: bytes) -> Entry:
    """A document, called by its title and its slug."""
    names: tuple[tuple[str, How], ...] = ((document.title, "label"), (document.slug, "alias"))
    return Entry(f"document/{document.slug}", "document", document.title, view, names, None, document.slug)


def section_entry(slug: str, section: Section, view: bytes) -> Entry:
    """A section; sections of many documents bear the same title, so that it names none of them."""
    label = f"{section.code} {section.title}"
    names = _numbered(section.code, "section")
    return Entry(f"section/{slug}/{section.code}", "section", label, view, names, None, slug)


def category_entry(slug: str, category: Category, view: bytes) -> Entry:
    """A category of a document."""
    label = category.label.value
    names = ((label, "label"), *_numbered(category.stated_number or "", "category"))
    return Entry(f"category/{slug}/{category.number}", "category", label, view, names, None, slug)


def goal_entry(slug: str, number: str, goal: str, view: bytes) -> Entry:
    """The goal stated for a category, by the category's number; the view is the category's."""
    names = ((goal, "label"), *_numbered(number, "goal"))
    return Entry(f"goal/{slug}/{number}", "goal", goal, view, names, None, slug)


def question_entry(slug: str, question: Question, view: bytes) -> Entry:
    """A question put to a vote, called by its number and by its text."""
    number, text = question.number, question.text.value
    figures = _FIGURES.fullmatch(number)
    referred = _numbered(figures[1], "question", "Q", "vote") if figures else _numbered(number, "question")
    names: tuple[tuple[str, How], ...] = ((number, "label"), (text, "alias"), *referred)
    return Entry(f"question/{slug}/{number}", "question", f"{number}: {text}", view, names, None, slug)


def _numbered(code: str, *nouns: str) -> tuple[tuple[str, How], ...]:
    """What a part of a document is referred to by; none where its code is made from its title."""
    return tuple((f"{noun} {code}", "number") for noun in nouns) if _REFERRED.fullmatch(code) else ()


def _concept_names(concept: Concept, how: How) -> Iterator[tuple[str, How]]:
    """Every name with how it stands for the concept; of equal names the last, and so the best, counts."""
    short = initials(concept.label) if concept.kind in _PARTIES else ""
    if short and not any(map(is_acronym, concept.alt_labels)):
        yield short, "initials"
    yield from ((name, "hidden") for name in concept.hidden_labels)
    yield from ((name, "acronym" if is_acronym(name) else "alias") for name in concept.alt_labels)
    yield (concept.label, how)
