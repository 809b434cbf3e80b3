"""The categories that a document sets up: in a table with their goals, or else by using them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from ingest.layouts.tables.category_words import numbered, parted, share_word, without_word
from ingest.layouts.tables.rows import labels
from ingest.layouts.tables.sheets import Sheet
from ingest.layouts.wording.codes import Apart
from ingest.meanings import normal
from ingest.nesting import slug
from ingest.pieces import cut, place_of
from ontology.records import Category, Place, SourcedText

_NUMBERED = re.compile(
    r"(?:category\s{1,3})?([A-Za-z]{0,2}\d{1,3}(?:\.\d{1,3})*|[A-Za-z])[.):]\s+(?=\S)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:category\s{1,3})?([A-Za-z]{0,2}\d{1,3}(?:\.\d{1,3})*|[A-Za-z])[.):]?", re.IGNORECASE
)
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;/&]\s?\d{1,3}){1,20}")  # several categories, each named elsewhere
_SPELT = 90  # of 100: a name this like a category's is that category's, misspelt
_MOST = 500  # names in a column: where there are more, they are no categories
_REMEMBERED = 10_000


def stated(sheets: Iterable[Sheet]) -> Iterator[Category]:
    """The categories of the tables that set them up, each with its goal; a row without a name adds to the
    goal.
    """
    found: dict[tuple[str, str], Category] = {}
    apart = Apart()
    for sheet in sheets:
        for cell, place in sheet.groups("label"):
            category = _category(cell("label"), cell("goal"), cell("number"), place)
            key = (category.number, normal(category.label.value))
            if key not in found and category.label.value:
                found[key] = replace(category, number=apart.name(category.number))
    yield from found.values()


def used(sheets: Iterable[Sheet]) -> Iterator[Category]:
    """The categories that the rows of recommendations name, for a document that sets up none."""
    found: dict[str, tuple[SourcedText, Place]] = {}
    seen: set[str] = set()
    for label, place in (one for sheet in sheets for one in labels(sheet)):
        if label.value in seen:
            continue
        if len(seen) == _MOST:
            return
        seen.add(label.value)
        if _NUMBERS.fullmatch(label.value):
            continue
        found.setdefault(normal(label.value), (label, place))
    yield from _apart([*found.values()])


def _apart(labels: list[tuple[SourcedText, Place]]) -> Iterator[Category]:
    """The categories of some labels, without the words before their names where these tell none apart."""
    shared = share_word(label.value for label, _ in labels)
    numbers: set[str] = set()
    names: set[str] = set()
    for label, place in labels:
        name = cut(label, len(label.value) - len(without_word(label.value))) if shared else label
        category = _category(name, None, None, place)
        if category.number in numbers or normal(category.label.value) in names:
            category = replace(category, number=slug(label.value), label=label)
        if category.number not in numbers:
            numbers.add(category.number)
            names.add(normal(category.label.value))
            yield category


class CategoryNumbers:
    """Tells which of a document's categories a cell names, by number, by name, or by both."""

    def __init__(self, categories: Iterable[Category]) -> None:
        categories = tuple(categories)
        self._numbers = {category.number.casefold(): category.number for category in categories}
        self._names = {normal(category.label.value): category.number for category in categories}
        self._known: dict[str, str | None] = {}

    def number(self, cell: str) -> str | None:
        """The number of the category that a cell names; of the first, where it names more; None for none."""
        if cell not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[cell] = self._find(cell)
        return self._known[cell]

    def _find(self, cell: str) -> str | None:
        if number := self._exactly(cell):
            return number
        parts = re.split(r"[,;/&\n]|\band\b", cell[:1_000])
        found = (
            (self._exactly(part.strip()) for part in parts if part.strip()) if len(parts) > 1 else iter(())
        )
        first = next((number for number in found if number), None)
        if first or len(cell) < 5:
            return first
        best = process.extractOne(
            normal(cell[:1_000]), self._names.keys(), scorer=fuzz.ratio, score_cutoff=_SPELT
        )
        return self._names[best[0]] if best else None

    def _exactly(self, cell: str) -> str | None:
        if by_name := self._names.get(normal(cell)):
            return by_name
        before = parted(cell)
        bare = cell[before.start :] if before else without_word(cell)
        if bare != cell and (by_name := self._names.get(normal(bare))):
            return by_name
        if number := (before and before.number) or numbered(cell):
            return self._numbers.get(number.casefold())
        said = _NUMBER.fullmatch(cell) or _NUMBERED.match(cell)
        return self._numbers.get(said[1].casefold()) if said else self._numbers.get(cell.casefold())


def _category(
    label: SourcedText, goal: SourcedText | None, number: SourcedText | None, place: Place
) -> Category:
    """A category; without a number of its own the slug of its name stands for one."""
    before = parted(label.value)
    said = None if before else _NUMBERED.match(label.value)
    if before or said:
        label = cut(label, before.start if before else said.end() if said else 0)
    own = before.number if before else said[1] if said else None
    bare = _NUMBER.fullmatch(number.value if number and number.value else label.value)
    name = own or (bare[1] if bare else slug(label.value))
    where = place_of(label, place) if goal is None else place
    return Category(name, label, goal if goal and goal.value else None, where, bool(own or bare))
