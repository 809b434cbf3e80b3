"""What stands in brackets in a recommendation's words: remarks, and who is responsible."""

import re
from collections.abc import Collection, Iterator

from ingest.labels import field_label
from ingest.pieces import cut
from ontology.records import SourcedText

_ABBREVIATION = re.compile(r"[A-Z0-9][A-Za-z0-9]{0,2}[A-Z0-9&/.-]{0,10}s?|\w{1,3}|[ivx]+")
_LABEL = 60  # characters within which a label ends
_PARTS = frozenset(";•·\n")
_SEPARATOR = re.compile(f"[{''.join(sorted(_PARTS))}]|$")
_BRACKET = re.compile("[()]")


def remarks(
    text: SourcedText, parties: Collection[str]
) -> tuple[tuple[SourcedText, ...], tuple[SourcedText, ...]]:
    """The remarks and the responsible parties that a text gives in brackets.

    A remark is what stands in brackets of its own, apart from the word before; not an abbreviation ("(ASL)")
    or the mark of a list ("(a)"). Parties are what follows one of the labels `parties` ("(System: Human
    Resources)").
    """
    if "(" not in text.value:
        return (), ()
    notes: list[SourcedText] = []
    responsible: list[SourcedText] = []
    for start, end in _brackets(text.value):
        inner = text.value[start:end]
        label, colon, _ = inner[:_LABEL].partition(":")
        if colon and " ".join(label.split()).casefold() in parties:
            said = named(cut(text, start + len(label) + 1, end))
            responsible.extend(one for one in said if field_label(one.value) is None)
        elif inner.strip() and not _ABBREVIATION.fullmatch(inner.strip()):
            notes.append(cut(text, start, end))
    return tuple(notes), tuple(responsible)


def named(text: SourcedText) -> Iterator[SourcedText]:
    """The names in a list of names, as far as it parts them plainly: by semicolons, bullets or ends of
    lines.
    """
    if _PARTS.isdisjoint(text.value):  # as most cells do
        if (name := cut(text, 0)).value:
            yield name
        return
    start = 0
    for separator in _SEPARATOR.finditer(text.value):
        name = cut(text, start, separator.start())
        if name.value:
            yield name
        start = separator.end()


def _brackets(value: str) -> list[tuple[int, int]]:
    """The spans within outermost pairs of brackets that stand apart from the word before; others are passed
    over.
    """
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(value):
        if bracket[0] == "(":
            opened.append(bracket.end())
        elif opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, bracket.start()))
    return [(start, end) for start, end in pairs if start == 1 or not value[start - 2].isalnum()]
