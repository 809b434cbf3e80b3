"""What a recommendation states, as one number, so that what is missing is counted without reading it."""

from collections.abc import Mapping
from typing import Final, get_args

from ontology.records import Kind, LinkedRecommendation, Question, Recommendation, SourcedText
from ontology.wording import reworded

#: The kinds of recommendation; a number of facts holds the index of one in its lowest bits.
RECOMMENDATION_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
KIND_MASK: Final = 0b111

#: The bit of each fact: a tie there is, or words in a cell, whether or not a concept is known for them.
FACTS: Final[Mapping[str, int]] = {
    name: 1 << bit
    for bit, name in enumerate(
        (
            "category",  # its category is one that the document sets up
            "unknown-category",  # it gives a category that the document does not set up
            "responsible",  # a party is responsible, stated or inferred
            "action",
            "funding",
            "status",
            "vote",  # its vote is one that the document reports
            "unknown-vote",  # it gives a vote that the document does not report
            "outcome",  # its vote has an outcome
            "reworded",  # its vote was held on other words
        ),
        3,
    )
}


def facts_of(linked: LinkedRecommendation, votes: Mapping[str, Question]) -> int:
    """The facts of a linked recommendation; `votes` are those of its document, by number."""
    said, relations = linked.recommendation, {tie.relation for tie in linked.ties}
    vote = votes.get(said.question or "")
    holds = {
        "category": "category" in relations,
        "unknown-category": bool(said.category) and "category" not in relations,
        "responsible": "responsible" in relations,
        "action": "action" in relations or _words(said.actions),
        "funding": "funding" in relations or _words(said.funding),
        "status": "status" in relations or _words(said.status),
        "vote": "question" in relations,
        "unknown-vote": bool(said.question) and "question" not in relations,
        "outcome": "outcome" in relations or bool(vote and _words(vote.outcome)),
        "reworded": vote is not None and _reworded(said, vote),
    }
    bits = sum(FACTS[name] for name, held in holds.items() if held)
    return bits | RECOMMENDATION_KINDS.index(said.kind)


def _words(cell: SourcedText | None) -> bool:
    return bool(cell and cell.value.strip())


def _reworded(said: Recommendation, vote: Question) -> bool:
    return reworded([text.value for text in (said.text, said.title) if text], vote.text.value)
