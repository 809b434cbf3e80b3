"""A recommendation as the public JSON shows it."""

from dataclasses import dataclass

from ontology.iris import Iris
from ontology.records import Basis, Document, Evidence, Kind, LinkedRecommendation


@dataclass(frozen=True, slots=True)
class CategorySummary:
    """The category of a recommendation; `goal` is None where the document states none."""

    id: str
    number: str
    label: str
    goal: str | None


@dataclass(frozen=True, slots=True)
class FundingView:
    """The funding, as a concept's name or, where no concept is known, in the source's words."""

    state: str
    source_text: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """The status; `source_text` is None where a fill colour states it without words."""

    state: str
    source_text: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """The vote on a recommendation; `percent` (0 to 100) is of strong or very strong support."""

    id: str
    text: str
    percent: int | float | None
    outcome: str | None
    outcome_text: str | None
    tier: int | None
    wording_changed: bool


@dataclass(frozen=True, slots=True)
class ResponsibleView:
    """A party responsible, stated or inferred by the named rule."""

    id: str
    label: str
    basis: Basis
    rule: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MentionView:
    """A concept named in `field`, at its characters `start` to `end`, which are `quote`."""

    concept: str
    label: str
    kind: str
    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where something stands in its document, and what stands there, verbatim."""

    document: str
    line_start: int
    line_end: int
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation; what is null or empty is not stated."""

    id: str
    iri: str
    document: str
    code: str
    kind: Kind
    category: CategorySummary | None
    title: str | None
    text: str
    actions: tuple[str, ...]
    actor: str | None
    funding: FundingView | None
    status: StatusView | None
    question: QuestionSummary | None
    responsible: tuple[ResponsibleView, ...]
    mentions: tuple[MentionView, ...]
    notes: tuple[str, ...]
    attributes: dict[str, str]
    source: SourceView


def recommendation_view(linked: LinkedRecommendation, document: Document, iris: Iris) -> RecommendationView:
    """The public form of a linked recommendation."""
    raise NotImplementedError
