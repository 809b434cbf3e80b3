"""Ties: the edges of a recommendation, each with the words that prove it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from ontology.abbreviations import abbreviations
from ontology.concepts import KINDS, Concept, Vocabulary
from ontology.denied import as_said
from ontology.fields import Field, responsible_fields, worded_fields
from ontology.found import FoundConcepts
from ontology.found_parties import FoundParties
from ontology.legends import Legend
from ontology.linking import Linker, Match
from ontology.parties import PartyReader
from ontology.passages import WordsOfText
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
    "actor": ("actor", _ACTOR_KINDS),
}
_ELSEWHERE: Final = "status-said-elsewhere"
# What cells of up to so many characters say is remembered, of so many cells: columns say the same again.
_MAX_CELL: Final = 100
_MAX_CELLS: Final = 1 << 14


class _Said(NamedTuple):
    """What characters `start` to `end` of a text say, wherever it stands: a tie without its evidence."""

    relation: str
    concept: Concept
    rule: str
    start: int
    end: int


class DocumentLinker:
    """Links the recommendations of one document; the linker may serve any number of documents at once."""

    def __init__(self, document: Document, vocabulary: Vocabulary, linker: Linker) -> None:
        self._slug = document.slug
        self._concepts = vocabulary.concepts
        self._linker = linker
        self._positions = Positions(document)
        self._legend = Legend(document)
        self._rules = load_rules()
        self._found = FoundConcepts(document.slug)
        reader = PartyReader(linker, vocabulary, _PARTY_KINDS)
        self._parties = FoundParties(reader, self._found, abbreviations(document))
        self._categories = {category.number: category for category in document.categories}
        self._questions = {question.number: question for question in document.questions}
        self._outcomes: dict[str, tuple[Tie, ...]] = {}
        self._things: dict[tuple[str, str], Concept] = {}  # categories and votes, as concepts
        self._cells: dict[tuple[str, str, str], Sequence[_Said]] = {}

    @property
    def found(self) -> dict[str, Concept]:
        """The concepts met so far that no vocabulary knows, by id: stated parties, marks of the legend."""
        return self._found.concepts

    def learn(self, recommendations: Iterable[Recommendation]) -> None:
        """Go once through the document's recommendations, so that parties which only the document knows are
        found in every text, also before the cell that states them.
        """
        self._parties.learn(recommendations)
        self._cells.clear()

    def link(self, recommendation: Recommendation) -> LinkedRecommendation:
        """The recommendation with all its ties, in the order of the source; no tie twice at one place."""
        ties: dict[tuple[str, str, int, int], Tie] = {}
        for tie in chain(
            self._numbered(recommendation),
            self._of_cells("stated", responsible_fields(recommendation), self._stated_parties),
            self._of_cells("worded", worded_fields(recommendation), self._worded),
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
            told = cell.text.value if cell else ""
            matches = as_said(told, self._linker.find(told, {"outcome"}), done=False)
            said = self._named("outcome", matches, {"outcome"}, "vote-joined-by-number")
            self._outcomes[question] = tuple(self._tie(cell, one) for one in said) if cell else ()
        return self._outcomes[question]

    def _of_cells(
        self, way: str, fields: Iterable[Field], read: Callable[[Field], Iterator[_Said]]
    ) -> Iterator[Tie]:
        """The ties of some fields, read in one way; what a short cell says is remembered."""
        for field in fields:
            text = field.text.value
            found = read(field) if len(text) > _MAX_CELL else self._remembered(way, field, read)
            for said in found:
                yield self._tie(field, said)

    def _remembered(
        self, way: str, field: Field, read: Callable[[Field], Iterator[_Said]]
    ) -> Sequence[_Said]:
        cell = (way, field.name, field.text.value)
        found = self._cells.get(cell)
        if found is None:
            if len(self._cells) >= _MAX_CELLS:
                self._cells.clear()
            found = self._cells[cell] = tuple(read(field))
        return found

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
        if (relation, number) not in self._things:
            thing = Concept(f"{relation}/{self._slug}/{number}", "", relation, label)
            self._things[relation, number] = thing
        concept = self._things[relation, number]
        return self._tie(field, _whole(relation, concept, f"{relation}-by-number", field))

    def _worded(self, field: Field) -> Iterator[_Said]:
        """What a text mentions, whom it shows to be responsible, and what its column speaks of."""
        relation, kinds = _COLUMNS.get(field.name, ("", frozenset()))
        words = WordsOfText(field.text.value)
        if kinds:
            found = self._linker.find_in(words, kinds)
            told = as_said(field.text.value, found, done=False) if relation == "funding" else found
            yield from self._named(relation, told, kinds, "named-in-column")
        matches = self._linker.find_in(words, _TEXT_KINDS | kinds)  # so that "not WET" does not mention WET
        yield from self._named("mentions", matches, _TEXT_KINDS, "label-in-text")
        if field.name != "responsible":
            yield from self._inferred_parties(words, matches)
            yield from self._found_parties(words, matches)

    def _stated_parties(self, field: Field) -> Iterator[_Said]:
        for party in self._parties.read(field.text.value):
            known = [self._concepts[concept] for concept in party.concepts]
            for concept in known or [self._parties.named(party)]:
                yield _Said("responsible", concept, "stated-responsible", party.start, party.end)

    def _inferred_parties(self, words: WordsOfText, matches: list[Match]) -> Iterator[_Said]:
        systems = [match for match in matches if any(self._is_system(concept) for concept in match.concepts)]
        if systems:
            for finding in _phrases().find(words, systems):
                for concept in filter(self._is_system, finding.party.concepts):
                    yield _Said(
                        "responsible", self._concepts[concept], finding.rule, finding.start, finding.end
                    )

    def _found_parties(self, words: WordsOfText, known: list[Match]) -> Iterator[_Said]:
        """The document's own parties, where their names stand in a text."""
        for match in self._parties.mentioned(words, known):
            for concept in match.concepts:
                party = self._parties.concepts[concept]
                yield _Said("mentions", party, "label-in-text", match.start, match.end)

    def _is_system(self, concept: str) -> bool:
        return self._concepts[concept].kind == "system"

    def _status(self, recommendation: Recommendation) -> Iterator[Tie]:
        """The status in the words of its cell, or by the colour of the cell."""
        cell = recommendation.status
        if cell is not None and cell.value.strip():
            field = Field("status", cell, recommendation.place)
            if ties := list(self._of_cells("stated", [field], self._status_said)):
                elsewhere = _is_elsewhere(cell, recommendation.place)
                yield from (_said_elsewhere(tie) if elsewhere else tie for tie in ties)
                return
        if recommendation.status_fill and (marked := self._legend.of_fill(recommendation.status_fill)):
            field = Field("status", SourcedText("", ()), marked.entry.place)
            concept = self._found.add(marked.concept)
            yield self._tie(field, _whole("status", concept, "status-by-fill", field))

    def _status_said(self, field: Field) -> Iterator[_Said]:
        """The status by the document's legend; else in known words."""
        cell, kinds = field.text.value, frozenset({"status"})
        if marked := self._legend.of_cell(cell):
            yield _whole("status", self._found.add(marked.concept), "status-by-legend", field)
        else:
            found = as_said(cell, self._linker.find(cell.replace("_", " "), kinds))
            yield from self._named("status", found, kinds, "named-in-column")

    def _named(
        self, relation: str, matches: Iterable[Match], kinds: Collection[str], rule: str
    ) -> Iterator[_Said]:
        """The concepts of these kinds that the matches name."""
        for match in matches:
            for concept in map(self._concepts.__getitem__, match.concepts):
                if concept.kind in kinds:
                    yield _Said(relation, concept, rule, match.start, match.end)

    def _tie(self, field: Field, said: _Said) -> Tie:
        relation, concept, rule, start, end = said
        evidence = self._positions.evidence_of(field.text, start, end, field.place)
        return Tie(
            relation,
            concept.id,
            concept.label,
            concept.kind,
            field.name,
            start,
            end,
            self._rules[rule].basis,
            rule,
            evidence,
        )


def _said_elsewhere(tie: Tie) -> Tie:
    """A tie that no column makes, as what it is; one by the document's legend stays so."""
    if tie.rule != "named-in-column":
        return tie
    return replace(tie, rule=_ELSEWHERE, basis=load_rules()[_ELSEWHERE].basis)


def _is_elsewhere(cell: SourcedText, place: Place) -> bool:
    """Whether words stand outside of the recommendation that they are said of."""
    if not cell.pieces:
        return False
    return cell.pieces[-1].end <= place.start or place.end <= cell.pieces[0].start


def _whole(relation: str, concept: Concept, rule: str, field: Field) -> _Said:
    """What all of a field's text says."""
    return _Said(relation, concept, rule, 0, len(field.text.value))


@cache
def _phrases() -> Phrases:
    return Phrases(load_rules().values(), load_slot())
