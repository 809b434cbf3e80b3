"""What a line states of a recommendation after its words: "Build a path. Lead: Public Works. Due: 2027."."""

import re
from collections.abc import Iterator

from ingest.labels import FieldLabel, field_label
from ingest.pieces import cut
from ontology.records import SourcedText

Said = tuple[FieldLabel, SourcedText]

_LABEL = re.compile(r"(?<![\w-])(?=[A-Z])(?:[\w'’/-]+\s){0,3}[\w'’/-]+(?:\(s\))?:\s")
_ENDED = re.compile(r"[.;!?()\[\]|–—\n]\s*\Z|\A\s*\Z")
_OPENED = " \t\n([|–—"
_LEFT = " .;|–—"  # what parts one field from the next
_LOOKED_AT = 20_000  # characters
_LONG = 15  # words of a value that may be a sentence of the recommendation instead, unless it is a response


def fields_within(text: SourcedText) -> tuple[SourcedText, list[Said]]:
    """The words of a line before the first field that it states, and the fields with their values.

    The first label stands after a sentence's end, a bracket or a dash; those after it anywhere.
    """
    labels = list(_labels(text.value[:_LOOKED_AT]))
    if not labels or (len(labels) == 1 and _is_bracketed(text.value, labels[0][0])):
        return text, []
    starts = [start for start, _, _ in labels]
    words = cut(text, 0, len(text.value[: starts[0]].rstrip(_OPENED)))
    ends = [*starts[1:], len(text.value)]
    said = [(label, _value(text, at, end)) for (_, at, label), end in zip(labels, ends, strict=True)]
    if any(label.meaning == "attribute" and len(value.value.split()) > _LONG for label, value in said):
        return text, []
    return words, [one for one in said if one[1].value]


def _is_bracketed(value: str, at: int) -> bool:
    """Whether a label opens a bracket: with nothing else in it, that is a remark within the words."""
    return value[:at].rstrip().endswith(("(", "["))


def _labels(value: str) -> Iterator[tuple[int, int, FieldLabel]]:
    """Where each label begins and its value, and what it means."""
    stated = False
    for found in _LABEL.finditer(value):
        at = found.start()
        while at < found.end():
            label = field_label(value[at : found.end()])
            if label and (stated or _ENDED.search(value[max(0, at - 5) : at])):
                stated = True
                yield at, found.end(), label
                break
            at = value.find(" ", at, found.end() - 1) + 1 or found.end()


def _value(text: SourcedText, start: int, end: int) -> SourcedText:
    value = text.value[start:end]
    ended = value.rstrip().rstrip(_LEFT)
    closed = ended.removesuffix(")") if ended.count(")") > ended.count("(") else ended
    return cut(text, start, start + len(closed.rstrip(_LEFT)))
