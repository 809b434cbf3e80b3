"""Fields: the texts of a recommendation that are linked, by the names that ties give them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ontology.records import Place, Recommendation, SourcedText


@dataclass(frozen=True, slots=True)
class Field:
    """A text by the name of its field; `place`, which holds it, proves what no character of it can."""

    name: str
    text: SourcedText
    place: Place


def worded_fields(recommendation: Recommendation) -> Iterator[Field]:
    """The texts in which concepts are mentioned: all but the numbers, the status and the vote."""
    cells = {
        "title": recommendation.title,
        "text": recommendation.text,
        "actions": recommendation.actions,
        "funding": recommendation.funding,
        "actor": recommendation.actor,
        **{f"attributes/{header}": cell for header, cell in recommendation.attributes.items()},
    }
    for name, text in cells.items():
        if text is not None:
            yield Field(name, text, recommendation.place)
    yield from responsible_fields(recommendation)


def responsible_fields(recommendation: Recommendation) -> Iterator[Field]:
    """The names of the parties that the source states to be responsible; they all have one field's name."""
    for text in recommendation.responsible:
        yield Field("responsible", text, recommendation.place)
