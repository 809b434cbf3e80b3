"""A recommendation as the public JSON shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontology.fields import worded_fields
from ontology.iris import Iris
from ontology.records import (
    Basis,
    Document,
    Evidence,
    Kind,
    LinkedRecommendation,
    Recommendation,
    SourcedText,
    Tie,
)
from ontology.views.numbered import numbered_parts
from ontology.views.sources import SourceView, source_view
from ontology.views.states import state_name, tier_of, whole_number
from ontology.wording import reworded


@dataclass(frozen=True, slots=True)
class CategorySummary:
    """The category of a recommendation; `number` and `goal` are None where the document states none.

    `evidence` is the cell of the recommendation that names it, or the heading that it stands under.
    """

    id: str
    number: str | None
    label: str
    goal: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FundingView:
    """The funding, as a concept's name or, where no concept is known, in the source's words."""

    state: str
    source_text: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """The status; `source_text` is None where a fill colour states it without words.

    `evidence` is None where no concept is known for the words.
    """

    state: str
    source_text: str | None
    basis: Basis
    evidence: Evidence | None


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
    """A concept named in `field`, at its characters `start` to `end`, which are `quote`.

    `evidence` tells where that stands outside of the source of the recommendation, as an answer may; or None.
    """

    concept: str
    label: str
    kind: str
    field: str
    start: int
    end: int
    quote: str
    evidence: Evidence | None


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
    """The public form of a linked recommendation of this document."""
    said = linked.recommendation
    ties = _by_relation(linked.ties)
    return RecommendationView(
        id=said.id,
        iri=iris.recommendation(said.id),
        document=said.document,
        code=said.code,
        kind=said.kind,
        category=_category(said, document, ties.get("category", ())),
        title=said.title.value if said.title else None,
        text=said.text.value,
        actions=tuple(dict.fromkeys(state_name(tie) for tie in ties.get("action", ()))),
        actor=_words(said.actor),
        funding=_funding(said, ties.get("funding", ())),
        status=_status(said, ties.get("status", ())),
        question=_question(said, document, ties.get("outcome", ())),
        responsible=_responsible(ties.get("responsible", ())),
        mentions=tuple(_mention(tie, said) for tie in ties.get("mentions", ())),
        notes=tuple(note.value for note in said.notes),
        attributes={header: cell.value for header, cell in said.attributes.items()},
        source=source_view(said.place, document),
    )


def _by_relation(ties: Iterable[Tie]) -> dict[str, list[Tie]]:
    by_relation: dict[str, list[Tie]] = {}
    for tie in ties:
        by_relation.setdefault(tie.relation, []).append(tie)
    return by_relation


def _category(said: Recommendation, document: Document, ties: Sequence[Tie]) -> CategorySummary | None:
    category = numbered_parts(document).categories.get(said.category or "")
    if category is None or not ties:
        return None
    goal = category.goal.value if category.goal else None
    return CategorySummary(
        id=f"{document.slug}/{category.number}",
        number=category.stated_number,
        label=category.label.value,
        goal=goal,
        evidence=ties[0].evidence,
    )


def _funding(said: Recommendation, ties: Sequence[Tie]) -> FundingView | None:
    words = _words(said.funding)
    return FundingView(state_name(ties[0]) if ties else words, words) if words else None


def _status(said: Recommendation, ties: Sequence[Tie]) -> StatusView | None:
    words = _words(said.status)
    if ties:
        return StatusView(state_name(ties[0]), words, ties[0].basis, ties[0].evidence)
    return StatusView(words, words, "stated", None) if words else None


def _question(said: Recommendation, document: Document, outcomes: Sequence[Tie]) -> QuestionSummary | None:
    question = numbered_parts(document).questions.get(said.question or "")
    if question is None:
        return None
    words = _words(question.outcome)
    return QuestionSummary(
        id=question.number,
        text=question.text.value,
        percent=whole_number(question.percent),
        outcome=state_name(outcomes[0]) if outcomes else None,
        outcome_text=words,
        tier=tier_of(words),
        wording_changed=_is_reworded(said, question.text.value),
    )


def _is_reworded(said: Recommendation, vote: str) -> bool:
    """Whether a vote was held on other words than the recommendation's text, or than its title alone."""
    return reworded([text.value for text in (said.text, said.title) if text], vote)


def _responsible(ties: Iterable[Tie]) -> tuple[ResponsibleView, ...]:
    """Each party once: as stated where the source states it, else as it is inferred first."""
    first: dict[str, Tie] = {}
    for tie in sorted(ties, key=lambda tie: tie.basis != "stated"):
        first.setdefault(tie.target, tie)
    in_order = sorted(first.values(), key=lambda tie: tie.evidence.start)
    return tuple(ResponsibleView(t.target, t.label, t.basis, t.rule, t.evidence) for t in in_order)


def _mention(tie: Tie, said: Recommendation) -> MentionView:
    quote = tie.evidence.quote
    if len(quote) != tie.end - tie.start:  # markup stands between the words in the source
        field = next((f for f in worded_fields(said) if f.name == tie.field), None)
        quote = field.text.value[tie.start : tie.end] if field else quote
    within = said.place.start <= tie.evidence.start and tie.evidence.end <= said.place.end
    elsewhere = None if within else tie.evidence
    return MentionView(tie.target, tie.label, tie.kind, tie.field, tie.start, tie.end, quote, elsewhere)


def _words(cell: SourcedText | None) -> str | None:
    """What a cell says, or None where it is empty."""
    return (cell.value.strip() or None) if cell else None
