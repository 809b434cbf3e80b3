"""Why a record matched, and where, read from the record itself."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ontology.concepts import KINDS
from search.analysis import composed
from search.answer import How, Match
from search.names import kind_labels
from search.texts import Kept, Record, index_fields
from search.tree import Fuzzy, Node, Pattern, Phrase, Range, Tied, Word, leaves
from search.wanted import Span, Wanted
from search.whole_names import WholeNames

#: From the best reason to the weakest.
HOWS: Final[tuple[How, ...]] = ("exact", "stem", "alias", "relation", "fuzzy")
_MAX_MATCHES: Final = 20


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a record matched, best first, and what to mark: composed texts with their spans, by field."""

    matches: tuple[Match, ...]
    marked: Mapping[str, tuple[str, list[Span]]]


class Matcher:
    """Explains for record after record why it matches a tree."""

    def __init__(self, tree: Node, replaced: Collection[str] = ()) -> None:
        every = list(leaves(tree))
        self._tied = [leaf for leaf in every if isinstance(leaf, Tied)]
        self._words = [leaf for leaf in every if isinstance(leaf, Word | Phrase | Pattern | Fuzzy)]
        self._codes = [_code(leaf) for leaf in self._words if isinstance(leaf, Word | Pattern)]
        self._ranges = {leaf.field for leaf in every if isinstance(leaf, Range)}
        self._names = WholeNames(tree)
        self._replaced = replaced
        self._wanted: dict[tuple[str, ...], Wanted] = {}

    def explain(self, kept: Kept) -> Explanation:
        """Why this record matches."""
        texts = {field: composed(text) for field, text in kept.texts()}
        spans = self._names.whole({field: self._in(field).spans(text) for field, text in texts.items()})
        matches = [
            Match(span.how, field, texts[field][span.start : span.end])
            for field, found in spans.items()
            for span in found
        ]
        matches += self._by_code(kept)
        for leaf in self._tied:
            matches += _by_tie(leaf, kept, texts, spans)
        marked = {field: (texts[field], found) for field, found in spans.items() if found}
        return Explanation(_best(matches), marked)

    def _in(self, field: str) -> Wanted:
        """What is wanted in a text of this field."""
        names = index_fields(field)
        if names not in self._wanted:
            asked = {*names, *(() if field == "note" else (None,))}
            self._wanted[names] = Wanted(
                [leaf for leaf in self._words if leaf.field in asked], self._replaced
            )
        return self._wanted[names]

    def _by_code(self, kept: Kept) -> Iterator[Match]:
        record = kept.record
        question = record["question"]
        number = question["id"].rpartition("/")[2] if question else ""
        for field, value in (("code", record["code"]), ("code", record["id"]), ("question", number)):
            if value and any(code.fullmatch(value.lower()) for code in self._codes):
                yield Match("exact", field, value)
        if "code" in self._ranges:
            yield Match("exact", "code", record["code"])
        if "percent" in self._ranges and question:
            yield Match("exact", "percent", f"{question['percent']:g}")


def _code(leaf: Word | Pattern) -> re.Pattern[str]:
    """What codes the leaf means; an open one only where codes are asked for."""
    escaped = re.escape(leaf.text.lower())
    is_open = isinstance(leaf, Pattern) and leaf.field == "code"
    return re.compile(escaped.replace(r"\*", ".*").replace(r"\?", ".") if is_open else escaped)


def _by_tie(
    leaf: Tied, kept: Kept, texts: Mapping[str, str], spans: Mapping[str, list[Span]]
) -> Iterator[Match]:
    """The places that tie a record to what a leaf names, but for those that matched by their words."""
    if leaf.field not in {"concept", *KINDS}:
        yield from _by_place(leaf, kept.record)
        return
    ties = [tie for tie in kept.ties if tie[0] in leaf.ids]
    inside = [tie for tie in ties if tie[1] in texts]
    for _, field, start, end, _ in inside:
        if not any(span.start < end and start < span.end for span in spans[field]):
            spans[field].append(Span(start, end, leaf.how))
            yield Match(leaf.how, field, texts[field][start:end])
    for _, field, _, _, label in ties if not inside else ():
        yield Match(leaf.how, field, label)


def _by_place(leaf: Tied, record: Record) -> Iterator[Match]:
    """That a record is of a document, of a kind or in a category."""
    category = record["category"] or {"id": None, "number": None, "label": ""}
    values = {
        "document": (record["document"], record["document"]),
        "kind": (record["kind"], kind_labels()[record["kind"]]),
        "category": (category["id"], category["label"]),
        "category_number": (category["number"], category["label"]),
    }
    value, shown = values[leaf.field]
    if value in leaf.ids:
        yield Match(leaf.how, leaf.field.partition("_")[0], shown)


def _best(matches: list[Match]) -> tuple[Match, ...]:
    """Each reason once, the best first."""
    once: dict[tuple[str, ...], Match] = {}
    for match in matches:
        once.setdefault((match.how, match.field, match.term.lower()), match)
    ordered = sorted(once.values(), key=lambda match: HOWS.index(match.how))
    return tuple(ordered[:_MAX_MATCHES])
