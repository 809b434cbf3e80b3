"""The ties of a record to what a query names, as reasons why it was found."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from ontology.concepts import KINDS
from search.answer import How
from search.kept import Reasons, Tie
from search.names import kind_labels
from search.tree import Tied
from search.wanted import Span

_CONCEPTS = frozenset({"concept", *KINDS})


class TiedLeaves:
    """The leaves of a tree that ask for what is tied to things."""

    def __init__(self, leaves: Sequence[Tied]) -> None:
        self._leaves = [(leaf, frozenset(leaf.ids) if leaf.field in _CONCEPTS else None) for leaf in leaves]
        self._ids = frozenset().union(*(ids for _, ids in self._leaves if ids))

    def __bool__(self) -> bool:
        return bool(self._leaves)

    def reasons(
        self, kept: Reasons, texts: Mapping[str, str], spans: dict[str, list[Span]]
    ) -> Iterator[tuple[How, str, str]]:
        """The places that tie a record to what they name, but for those that matched by their words.

        These places are added to the `spans` of the record.
        """
        ties = [tie for tie in kept["ties"] if tie[0] in self._ids]  # few of them
        for leaf, ids in self._leaves:
            if ids is None:
                yield from _by_place(leaf, kept)
            elif ties:
                yield from _by_tie(leaf.how, [tie for tie in ties if tie[0] in ids], texts, spans)


def _by_tie(
    how: How, ties: Collection[Tie], texts: Mapping[str, str], spans: dict[str, list[Span]]
) -> Iterator[tuple[How, str, str]]:
    inside = [tie for tie in ties if tie[1] in texts]
    covered = {field: _covered(texts[field], spans.get(field, ())) for field in {tie[1] for tie in inside}}
    for _, field, start, end, _ in inside:
        if 1 not in covered[field][start:end]:
            covered[field][start:end] = bytes([1]) * (end - start)
            spans.setdefault(field, []).append(Span(start, end, how))
            yield how, field, texts[field][start:end]
    for _, field, _, _, label in ties if not inside else ():
        yield how, field, label


def _covered(text: str, spans: Sequence[Span]) -> bytearray:
    """A 1 for each character of a text that is in a span, so that many ties are told beside many spans."""
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = bytes([1]) * (span.end - span.start)
    return covered


def _by_place(leaf: Tied, record: Reasons) -> Iterator[tuple[How, str, str]]:
    """That a record is of a document, of a kind or in a category."""
    category = record["category"] or {"id": "", "label": ""}
    values = {
        "document": (record["document"], record["document"]),
        "kind": (record["kind"], kind_labels()[record["kind"]]),
        "category": (category["id"], category["label"]),
        "category_number": (category["id"].partition("/")[2], category["label"]),
    }
    value, shown = values[leaf.field]
    if value in leaf.ids:
        yield leaf.how, leaf.field.partition("_")[0], shown
