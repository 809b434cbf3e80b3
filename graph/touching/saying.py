"""A tie in words."""

from collections.abc import Sequence

from graph.quoting.quotes import Quote, Record
from graph.ties.relations import FURTHER, PART_OF, WORDS
from graph.touching.asked import Step
from graph.touching.proofs import AskedEdge
from ontology.rules import load_rules


def sentence_of(record: Record, edge: AskedEdge, further: Sequence[Step], evidence: Sequence[Quote]) -> str:
    """The tie in words, from the record and the relation only: what is not quoted is a name or a phrase."""
    said = WORDS[edge.relation].sentence.format(code=record["code"], thing=edge.target.label)
    if further:
        said += FURTHER[further[-1].relation].format(asked=further[-1].label)
    tie = (edge.relation, edge.target.id, edge.basis)
    proofs = [quote for quote in evidence if (quote.relation, quote.thing, quote.basis) == tie]
    # A title says little by itself.
    best = next((proof for proof in proofs if proof.quote != record["title"]), next(iter(proofs), None))
    if edge.basis == "inferred":
        said += FURTHER["inferred"].format(rule=_rule(best))
    return f"{said}: “{best.quote}”" if best and best.relation != PART_OF else f"{said}."


def _rule(quote: Quote | None) -> str:
    name = quote.rule if quote else None
    rule = load_rules().get(name or "")
    return rule.label if rule else (name or "")
