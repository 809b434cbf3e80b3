"""Full text inside SPARQL: patterns of one predicate, answered by the text index before the query runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextHit:
    """A recommendation that words found: its IRI, its score, and its text as HTML with the words marked."""

    iri: str
    score: float
    highlight: str


#: What finds recommendations, best first, by words and the greatest number of them.
Find = Callable[[str, int], Sequence[TextHit]]
