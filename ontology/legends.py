"""Legends: what the marks and colours of a document's status column mean, by its own key to them."""

import re
from dataclasses import dataclass, replace
from typing import Final

from ontology.concepts import Concept
from ontology.labels import label_key, label_slug
from ontology.records import Document, LegendEntry

# What ends a mark at the beginning of a cell: "Green – since May", "Green (ongoing)".
_END_OF_MARK: Final = re.compile(r"\s*[:;,(\n]|\s+[-\u2013\u2014]\s")


@dataclass(frozen=True, slots=True)
class Marked:
    """An entry of the legend, and the status that it sets up, which is the document's own."""

    entry: LegendEntry
    concept: Concept


class Legend:
    """The marks of a document, looked up by what a cell says or by how it is filled."""

    def __init__(self, document: Document) -> None:
        marks = [_marked(number, entry, document.slug) for number, entry in enumerate(document.legend, 1)]
        self._marks = {_mark_key(marked.entry.mark): marked for marked in reversed(marks)}
        self._names = {_mark_key(of_name(one.entry.description.value)): one for one in reversed(marks)}

    def of_cell(self, cell: str) -> Marked | None:
        """The mark that a cell consists of, or begins with before a break."""
        if not self._marks:
            return None
        return self._marks.get(_mark_key(cell)) or self._marks.get(_mark_key(_END_OF_MARK.split(cell, 1)[0]))

    def of_fill(self, colour: str) -> Marked | None:
        """The mark that is named like a fill colour, or the one of which that is a shade ("light green"), or
        the one whose meaning it is: that is how its status is called.
        """
        shades = [self._marks[word] for word in label_key(colour).split() if word in self._marks]
        if found := self._marks.get(_mark_key(colour)):
            return found
        if found := self._names.get(_mark_key(colour)):
            return Marked(found.entry, replace(found.concept, label=colour))
        return shades[0] if len(shades) == 1 else None


def of_name(description: str) -> str:
    """What a description calls what it describes: its words up to the first break, without a full stop."""
    return _END_OF_MARK.split(description.strip(), maxsplit=1)[0].strip(" .")


def _mark_key(mark: str) -> str:
    """What is equal for two forms of a mark, which may be a word or a sign."""
    return label_key(mark) or mark.strip()


def _marked(number: int, entry: LegendEntry, slug: str) -> Marked:
    name = f"status/{slug}.{label_slug(entry.mark) or f'mark-{number}'}"
    definition = entry.description.value
    return Marked(entry, Concept(name, name, "status", entry.mark, definition=definition, source=slug))
