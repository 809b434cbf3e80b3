"""The lines at the end of a cell that only say something of the recommendation in it: "Source: …"."""

from ingest.labels import field_label
from ingest.pieces import cut
from ontology.records import SourcedText

_LONG = 30  # words of a value that such a line states


def labelled_below(text: SourcedText) -> tuple[SourcedText, dict[str, SourcedText]]:
    """The words of a cell without such lines, and what these state by label, in their order."""
    found: dict[str, SourcedText] = {}
    while "\n" in text.value:
        at = text.value.rindex("\n") + 1
        line = text.value[at:]
        said = field_label(line)
        value = line[said.end :].strip() if said else ""
        if said is None or said.meaning != "attribute" or not value or len(value.split()) > _LONG:
            break
        found = {said.label: cut(text, at + said.end), **found}
        text = cut(text, 0, at)
    return text, found
