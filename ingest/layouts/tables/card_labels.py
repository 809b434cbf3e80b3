"""What the labels of cards and worksheets are for."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.headers import recommendation_kind
from ingest.labels import field_label, opening, words_of
from ingest.meanings import Meanings, normal

_WELL = 0.9  # how well a label has to say what a column is for
_PLAINLY = 0.95  # how well one has to say that it stands before what is to be done
_BEFORE = re.compile(r"(?:\w+\s){1,2}(?=(?:recommendation|proposal)\b)", re.IGNORECASE)
_ASIDE = re.compile(r"\s?\([^()]{0,60}\)")  # "Hazard(s)", "Priority (High, Medium, Low)"
_MEANINGS = {
    "responsible": "responsible",
    "status": "status",
    "funding": "funding",
    "title": "title",
    "number": "number",
    "text": "text",
}


def meaning_of(label: str) -> str | None:
    """What a label is for; None where it is no known label."""
    if is_titled(label):
        return "text"
    if worded := _worksheet().get(_plain(label)):
        return worded
    label = without_kind(label)
    if (said := opening(f"{label.rstrip(' :')}:", announced=True)) and said.end > len(label):
        return "text"
    if known := field_label(f"{label.rstrip(' :')}:"):
        return known.meaning
    scores = _columns().scores(label)
    best = max(scores, key=lambda one: scores[one][0], default="")
    return _MEANINGS.get(best, "attribute") if best and scores[best][0] >= _WELL else None


def deed_of(labels: Sequence[str]) -> str | None:
    """The label before what is to be done, of several none of which names a recommendation: "Corrective
    action" below "Observation".
    """
    known = [label for label in labels if _deeds().scores(label).get("deed", (0.0, ""))[0] >= _PLAINLY]
    return known[0] if len({*map(_plain, known)}) == 1 else None


def is_loose(label: str) -> bool:
    """Whether a label may stand before a recommendation, or what is told of anything: "Description"."""
    kind = recommendation_kind()
    _, word = kind.columns.scores(label).get("text", (0.0, ""))
    return _plain(label) not in _worksheet() and word in kind.together


def names_action(label: str) -> bool:
    """Whether a label of a worksheet stands before the name of what is to be done."""
    return _worksheet().get(_plain(label)) == "title"


def without_kind(label: str) -> str:
    """A label without what kind of recommendation it is of: "Evaluation recommendation 2"."""
    before = _BEFORE.match(label)
    return label[before.end() :] if before else label


def is_titled(label: str) -> bool:
    """Whether the words of a row are a number and a title ("Recommendation 3: Escalation")."""
    said = opening(label, announced=True)
    return said is not None and said.end < len(label)


def _plain(label: str) -> str:
    return normal(_ASIDE.sub("", label[:200]))


@cache
def _worksheet() -> dict[str, str]:
    """The labels of worksheets for one action each, by what they are for."""
    meanings = ("text", "title", "number", "funding", "responsible", "attribute")
    return {normal(said): meaning for meaning in meanings for said in words_of("worksheets", meaning)}


@cache
def _deeds() -> Meanings:
    return recommendation_kind().weaker["deed"]


@cache
def _columns() -> Meanings:
    return recommendation_kind().columns
