"""Views: records in the form in which everyone outside reads them, as JSON."""

from ontology.views.concepts import ConceptView, concept_view
from ontology.views.documents import (
    CategoryView,
    DocumentView,
    QuestionView,
    SectionView,
    category_view,
    document_view,
    question_view,
    section_view,
)
from ontology.views.recommendations import RecommendationView, recommendation_view
from ontology.views.sources import SourceView

__all__ = [
    "CategoryView",
    "ConceptView",
    "DocumentView",
    "QuestionView",
    "RecommendationView",
    "SectionView",
    "SourceView",
    "category_view",
    "concept_view",
    "document_view",
    "question_view",
    "recommendation_view",
    "section_view",
]
