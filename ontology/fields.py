"""Fields: the texts of a recommendation that are linked, by the names that ties give them."""

from collections.abc import Iterator
from typing import NamedTuple

from ontology.records import Place, Recommendation, SourcedText


class Field(NamedTuple):
    """A text by the name of its field; `place`, which holds it, proves what no character of it can."""

    name: str
    text: SourcedText
    place: Place


def worded_fields(recommendation: Recommendation) -> Iterator[Field]:
    """The texts in which concepts are mentioned: all but the numbers, the status and the vote."""
    place = recommendation.place
    cells = (
        ("title", recommendation.title),
        ("text", recommendation.text),
        ("actions", recommendation.actions),
        ("funding", recommendation.funding),
        ("actor", recommendation.actor),
    )
    for name, text in cells:
        if text is not None:
            yield Field(name, text, place)
    for header, cell in recommendation.attributes.items():
        yield Field(f"attributes/{header}", cell, place)
    yield from responsible_fields(recommendation)


def responsible_fields(recommendation: Recommendation) -> Iterator[Field]:
    """The names of the parties that the source states to be responsible; they all have one field's name."""
    for text in recommendation.responsible:
        yield Field("responsible", text, recommendation.place)
