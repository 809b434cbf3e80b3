"""One recommendation as the index takes it."""

from dataclasses import dataclass

from ontology.records import Document, LinkedRecommendation
from ontology.views import RecommendationView


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of one recommendation: plain values by field, which processes can hand to each other."""

    fields: dict[str, str | float | bytes | list[str]]


def index_entry(linked: LinkedRecommendation, view: RecommendationView, document: Document) -> Entry:
    """The entry of a linked recommendation, whose `view` is stored whole."""
    raise NotImplementedError
