"""Ties: the edges of a recommendation, each with the words that prove it."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Final

from ontology.abbreviations import abbreviations
from ontology.concepts import KINDS, Concept, Vocabulary
from ontology.fields import Field, responsible_fields, worded_fields
from ontology.found import FoundConcepts
from ontology.found_parties import FoundParties
from ontology.legends import Legend
from ontology.linking import Linker, Match
from ontology.parties import PartyReader
from ontology.phrases import Phrases
from ontology.positions import Positions
from ontology.records import Document, LinkedRecommendation, Place, Recommendation, SourcedText, Tie
from ontology.rules import load_rules, load_slot

# Kinds that have a column of their own; their labels ("Expand", "Yes", "Open") are common words elsewhere.
_TEXT_KINDS: Final = frozenset(KINDS) - {"action", "funding", "status", "outcome"}
# What a responsible party may be, the best first where a name has several meanings. A topic or a competency
# is spoken of and cannot be responsible.
_PARTY_KINDS: Final = ("system", "organization", "program", "occupation", "population")
_ACTOR_KINDS: Final = frozenset(_PARTY_KINDS)
# The columns that speak of a kind, and the relation to it.
_COLUMNS: Final = {
    "actions": ("action", frozenset({"action"})),
    "funding": ("funding", frozenset({"funding"})),
}
_COLUMNS_AND_ACTOR: Final = _COLUMNS | {"actor": ("actor", _ACTOR_KINDS)}


class DocumentLinker:
    """Links the recommendations of one document; the linker may serve any number of documents at once."""

    def __init__(self, document: Document, vocabulary: Vocabulary, linker: Linker) -> None:
        self._slug = document.slug
        self._concepts = vocabulary.concepts
        self._linker = linker
        self._positions = Positions(document)
        self._legend = Legend(document)
        self._found = FoundConcepts(document.slug)
        reader = PartyReader(linker, vocabulary, _PARTY_KINDS)
        self._parties = FoundParties(reader, self._found, abbreviations(document))
        self._categories = {category.number: category for category in document.categories}
        self._questions = {question.number: question for question in document.questions}
        self._outcomes: dict[str, tuple[Tie, ...]] = {}

    @property
    def found(self) -> dict[str, Concept]:
        """The concepts met so far that no vocabulary knows, by id: stated parties, marks of the legend."""
        return self._found.concepts

    def learn(self, recommendations: Iterable[Recommendation]) -> None:
        """Go once through the document's recommendations, so that parties which only the document knows are
        found in every text, also before the cell that states them.
        """
        self._parties.learn(recommendations)

    def link(self, recommendation: Recommendation) -> LinkedRecommendation:
        """The recommendation with all its ties, in the order of the source; no tie twice at one place."""
        ties: dict[tuple[str, str, int, int], Tie] = {}
        for tie in chain(
            self._numbered(recommendation),
            self._stated_parties(recommendation),
            chain.from_iterable(map(self._worded, worded_fields(recommendation))),
            self._status(recommendation),
            self.outcomes(recommendation.question) if recommendation.question else (),
        ):
            ties.setdefault((tie.relation, tie.target, tie.evidence.start, tie.evidence.end), tie)
        in_order = sorted(ties.values(), key=lambda tie: tie.evidence.start)
        return LinkedRecommendation(recommendation, tuple(in_order))

    def outcomes(self, question: str) -> tuple[Tie, ...]:
        """The outcomes of a vote, by its number; empty where none is stated."""
        if question not in self._outcomes:
            vote = self._questions.get(question)
            cell = Field("question/outcome", vote.outcome, vote.place) if vote and vote.outcome else None
            matches = self._linker.find(cell.text.value, {"outcome"}) if cell else []
            ties = self._ties("outcome", cell, matches, {"outcome"}, "vote-joined-by-number") if cell else ()
            self._outcomes[question] = tuple(ties)
        return self._outcomes[question]

    def _numbered(self, recommendation: Recommendation) -> Iterator[Tie]:
        """The category and the vote, which the document gives by number."""
        if category := self._categories.get(recommendation.category or ""):
            name, cell = category.label.value, recommendation.category_cell
            yield self._number("category", category.number, name, cell, category.place)
        if question := self._questions.get(recommendation.question or ""):
            name, cell = question.number, recommendation.question_cell
            yield self._number("question", question.number, name, cell, question.place)

    def _number(self, relation: str, number: str, label: str, cell: SourcedText | None, place: Place) -> Tie:
        field = Field(relation, cell or SourcedText("", ()), place)
        concept = Concept(f"{relation}/{self._slug}/{number}", "", relation, label)
        return self._tie(relation, concept, field, f"{relation}-by-number")

    def _worded(self, field: Field) -> Iterator[Tie]:
        """What a text mentions, whom it shows to be responsible, and what its column speaks of."""
        relation, kinds = _COLUMNS_AND_ACTOR.get(field.name, ("", frozenset()))
        text = field.text.value
        if kinds:
            yield from self._ties(relation, field, self._linker.find(text, kinds), kinds, "named-in-column")
        matches = self._linker.find(text, _TEXT_KINDS | kinds)  # so that "not WET" does not mention WET
        yield from self._ties("mentions", field, matches, _TEXT_KINDS, "label-in-text")
        if field.name != "responsible":
            yield from self._inferred_parties(field, matches)
            yield from self._found_parties(field, matches)

    def _stated_parties(self, recommendation: Recommendation) -> Iterator[Tie]:
        for field in responsible_fields(recommendation):
            for party in self._parties.read(field.text.value):
                known = [self._concepts[concept] for concept in party.concepts]
                for concept in known or [self._parties.named(party)]:
                    yield self._tie(
                        "responsible", concept, field, "stated-responsible", (party.start, party.end)
                    )

    def _inferred_parties(self, field: Field, matches: list[Match]) -> Iterator[Tie]:
        systems = [match for match in matches if any(self._is_system(concept) for concept in match.concepts)]
        if systems:
            for finding in _phrases().find(field.text.value, systems):
                for concept in filter(self._is_system, finding.party.concepts):
                    span = (finding.start, finding.end)
                    yield self._tie("responsible", self._concepts[concept], field, finding.rule, span)

    def _found_parties(self, field: Field, known: list[Match]) -> Iterator[Tie]:
        """The document's own parties, where their names stand in a text."""
        for match in self._parties.mentioned(field.text.value, known):
            concepts = [self._parties.concepts[concept] for concept in match.concepts]
            yield from self._each("mentions", concepts, field, "label-in-text", (match.start, match.end))

    def _is_system(self, concept: str) -> bool:
        return self._concepts[concept].kind == "system"

    def _status(self, recommendation: Recommendation) -> Iterator[Tie]:
        """The status by the document's legend, in words or by the colour of the cell; else in known words."""
        cell = recommendation.status
        if cell is not None and cell.value.strip():
            field = Field("status", cell, recommendation.place)
            if marked := self._legend.of_cell(cell.value):
                yield self._tie("status", self._found.add(marked.concept), field, "status-by-legend")
                return
            kinds = frozenset({"status"})
            ties = list(
                self._ties("status", field, self._linker.find(cell.value, kinds), kinds, "named-in-column")
            )
            yield from ties
            if ties:
                return
        if recommendation.status_fill and (marked := self._legend.of_fill(recommendation.status_fill)):
            field = Field("status", SourcedText("", ()), marked.entry.place)
            yield self._tie("status", self._found.add(marked.concept), field, "status-by-fill")

    def _ties(
        self, relation: str, field: Field, matches: Iterable[Match], kinds: Collection[str], rule: str
    ) -> Iterator[Tie]:
        """A tie to each concept of these kinds that the matches name."""
        for match in matches:
            concepts = [self._concepts[name] for name in match.concepts]
            named = [concept for concept in concepts if concept.kind in kinds]
            if named:
                yield from self._each(relation, named, field, rule, (match.start, match.end))

    def _tie(
        self, relation: str, concept: Concept, field: Field, rule: str, span: tuple[int, int] | None = None
    ) -> Tie:
        return self._each(relation, [concept], field, rule, span or (0, len(field.text.value)))[0]

    def _each(
        self, relation: str, concepts: Iterable[Concept], field: Field, rule: str, span: tuple[int, int]
    ) -> list[Tie]:
        """A tie to each of the concepts, by one piece of evidence."""
        evidence = self._positions.evidence_of(field.text, *span, field.place)
        basis = load_rules()[rule].basis
        return [
            Tie(relation, c.id, c.label, c.kind, field.name, *span, basis, rule, evidence) for c in concepts
        ]


@cache
def _phrases() -> Phrases:
    return Phrases(load_rules().values(), load_slot())
