"""Questions that deny something: "peers but not parents", "which are not completed"."""

from collections.abc import Sequence

from graph.catalog.catalog import MAX_PAGE, Catalog
from graph.catalog.resolve import Reading, as_text
from graph.touching.clauses import Groups, Parts
from graph.touching.meant import Meant
from graph.touching.misnamed import unanswered
from graph.touching.near import STATES
from graph.touching.parts import Question
from graph.touching.wordings import TextSearch
from ontology.errors import NotFound

_HINT = "To deny something, name what is wanted too, and what is denied part by part: A but not B or C."


def denying(catalog: Catalog, question: str, parts: Question, texts: TextSearch | None) -> Meant:
    """What is wanted, but not what touches other things or has other words.

    Where only a state is denied, what has another state of its kind is wanted. Raises NotFound where nothing
    is wanted, or what is denied cannot be told.
    """
    left, without = parts.wanted.left, _without(parts.denied)
    groups = parts.wanted.groups or (() if left else _other_states(catalog, parts.denied))
    unread = any(part.left for part in parts.denied) or bool(left)
    if not (groups or left) or without is None or (texts is None and unread):
        named = (*groups, *(group for part in parts.denied for group in part.groups))
        error = unanswered(catalog, question, named, None)
        raise NotFound(f"{error} {_HINT}", error.nearest)
    words = ((as_text(left),),) if left else ()
    return Meant((*groups, *words), left, without=without, called=parts.wanted.called)


def _without(denied: Sequence[Parts]) -> Groups | None:
    """What stands together is denied together, a group each; of a list each part alone, so one group of all.

    None where a part of a list would itself be several groups.
    """
    phrases = [(*part.groups, *([(as_text(part.left),)] if part.left else [])) for part in denied]
    if len(phrases) == 1:
        return phrases[0]
    if any(len(phrase) > 1 for phrase in phrases):
        return None
    return (
        (tuple(dict.fromkeys(reading for phrase in phrases for reading in phrase[0])),) if phrases else None
    )


def _other_states(catalog: Catalog, denied: Sequence[Parts]) -> Groups:
    """The states that something has, of the kind of those denied; none where more than states is denied."""
    kinds = {reading.kind for part in denied for group in part.groups for reading in group}
    if len(kinds) != 1 or not kinds <= STATES or any(part.left for part in denied):
        return ()
    _, things = catalog.things("concept", kind=kinds.pop(), sort="count", limit=MAX_PAGE)
    states = (Reading(it.id, it.type, it.kind, it.label, "label", it.label) for it in things if it.count)
    return tuple(filter(None, [tuple(states)]))
