"""Records as RDF: what a document and its linked recommendations say, as lines of N-Quads."""

from collections.abc import Iterable, Iterator

from ontology.concepts import Concept
from ontology.iris import Iris
from ontology.records import Document, LinkedRecommendation


def document_quads(document: Document, found: Iterable[Concept], iris: Iris) -> Iterator[str]:
    """All that a document says beside its recommendations, in its named graph; a line of N-Quads each."""
    raise NotImplementedError


def recommendation_quads(linked: LinkedRecommendation, document: Document, iris: Iris) -> Iterator[str]:
    """One recommendation, its ties and their evidence, in its document's named graph; a line of N-Quads each."""
    raise NotImplementedError
