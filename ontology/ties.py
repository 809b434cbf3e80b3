"""Ties: the edges of a recommendation, each with the words that prove it."""

from ontology.concepts import Concept, Vocabulary
from ontology.linking import Linker
from ontology.records import Document, LinkedRecommendation, Recommendation, Tie


class DocumentLinker:
    """Links the recommendations of one document; `found` holds the concepts met in it that no vocabulary knows."""

    def __init__(self, document: Document, vocabulary: Vocabulary, linker: Linker) -> None:
        self.found: dict[str, Concept] = {}
        raise NotImplementedError

    def link(self, recommendation: Recommendation) -> LinkedRecommendation:
        """The recommendation with all its ties, in the order of the source."""
        raise NotImplementedError

    def outcomes(self, question: str) -> tuple[Tie, ...]:
        """The outcomes of a vote, by its number; empty where none is stated."""
        raise NotImplementedError
