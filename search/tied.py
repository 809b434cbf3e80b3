"""The ties of a record to what a query names, as reasons why it was found."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from ontology.concepts import KINDS
from search.answer import How
from search.kept import Reasons
from search.names import kind_labels
from search.tree import Tied
from search.wanted import Span


def by_tie(
    leaf: Tied, ids: Collection[str], reasons: Reasons, texts: Mapping[str, str], spans: dict[str, list[Span]]
) -> Iterator[tuple[How, str, str]]:
    """The places that tie a record to what a leaf names, but for those that matched by their words."""
    if leaf.field not in {"concept", *KINDS}:
        yield from _by_place(leaf, reasons)
        return
    ties = [tie for tie in reasons["ties"] if tie[0] in ids]
    inside = [tie for tie in ties if tie[1] in texts]
    marked = {f: _marked(texts[f], spans.get(f, ())) for f in {tie[1] for tie in inside}}
    for _, field, start, end, _ in inside:
        if not any(marked[field][start:end]):
            marked[field][start:end] = bytes([1]) * (end - start)
            spans.setdefault(field, []).append(Span(start, end, leaf.how))
            yield leaf.how, field, texts[field][start:end]
    for _, field, _, _, label in ties if not inside else ():
        yield leaf.how, field, label


def _marked(text: str, spans: Sequence[Span]) -> bytearray:
    """A 1 for each character of a text that is in a span, so that many ties are told beside many spans."""
    marked = bytearray(len(text))
    for span in spans:
        marked[span.start : span.end] = bytes([1]) * (span.end - span.start)
    return marked


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
