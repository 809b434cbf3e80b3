"""What a question of touching means: one thing, all of several things, or words that only texts have.

"What touches peers?" means peers; "stipends for nurses" means what touches stipends and nurses both; "evening
classes for nurses" means what touches nurses and has the other words in its text. A question is taken apart
only where the whole of it is no name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, as_text, readings_of, unknown
from graph.touching.asked import MAX_APART, tied_ids
from graph.touching.clauses import Groups, Parts
from graph.touching.parts import Question, taken_apart
from graph.touching.wordings import TextSearch, Wording
from ontology.asking import asks
from ontology.errors import NotFound
from ontology.labels import tokenize


@dataclass(frozen=True, slots=True)
class Meant:
    """A recommendation is an answer where it is tied to one thing of each of `groups`.

    Of a group that is words, of the type "text", it has all of these. `words` are those of the question that
    tell something, to be looked for in texts; `unmet` those of them that name nothing and that nothing has
    which touches the things named. What is tied to one thing of each of `without`, or has its words, is no
    answer.
    """

    groups: Groups
    words: str
    unmet: str = ""
    without: Groups = ()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All that the question stands for, in its order."""
        groups = (*self.groups, *self.without)
        return tuple(dict.fromkeys(reading for group in groups for reading in group))

    @property
    def named(self) -> Groups:
        """The groups that are things."""
        return tuple(group for group in self.groups if group[0].type != "text")

    @property
    def left(self) -> Reading | None:
        """The words beside the things named, where there are both."""
        words = next((group[0] for group in self.groups if group[0].type == "text"), None)
        return words if self.named else None


def meant_by(catalog: Catalog, question: str, texts: TextSearch | None) -> Meant:
    """The thing that is called so; else all the things that the question names; else its words in texts.

    Raises Invalid, TooLarge, or NotFound with the things that are named, or else the nearest names.
    """
    if readings := readings_of(catalog, question):
        return Meant((readings,), question.strip())
    parts = taken_apart(catalog, question)
    if parts.denied:
        return _denying(catalog, question, parts, texts)
    groups, left = parts.wanted.groups, parts.wanted.left
    telling = " ".join(told.text for told in tokenize(question) if not asks(told.text)) or question.strip()
    if groups and not left:
        return Meant(groups, telling)
    if texts is not None:
        if groups and texts.count(beside(catalog, groups, left)):
            return Meant((*groups, (as_text(left),)), telling)
        if texts.count(Wording(words=telling)):
            return Meant(((as_text(telling),),), telling)
        if groups and _told(telling, left, texts):
            return Meant(groups, telling, unmet=left)
    raise _unanswered(catalog, question, groups, texts)


def _denying(catalog: Catalog, question: str, parts: Question, texts: TextSearch | None) -> Meant:
    """Things, but not what touches others or has other words; words alone cannot be asked for so."""
    groups, left = parts.wanted.groups, parts.wanted.left
    unread = any(part.left for part in parts.denied) or bool(left)
    without = _without(parts.denied)
    if not groups or without is None or (texts is None and unread):
        named = (*groups, *(group for part in parts.denied for group in part.groups))
        error = _unanswered(catalog, question, named, None)
        hint = (
            "To deny something, name what is wanted too, and what is denied part by part: A but not B or C."
        )
        raise NotFound(f"{error} {hint}", error.nearest)
    words = ((as_text(left),),) if left else ()
    return Meant((*groups, *words), "", without=without)


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


def _told(telling: str, left: str, texts: TextSearch) -> bool:
    """Whether the things are told where nothing that touches them has the words left beside their names.

    Words that no text has may be just what the question is about, unless more of it are names.
    """
    words = left.split()
    return len(telling.split()) > 2 * len(words) or all(texts.count(Wording(words=word)) for word in words)


def _unanswered(catalog: Catalog, question: str, groups: Groups, texts: TextSearch | None) -> NotFound:
    """The nearest are what the question names, recommendations of whose code it is, and names like it."""
    further = ", and no text has all of its words" if texts is not None else ""
    error = unknown(catalog, question, further)
    named = [group[0].label for group in groups]
    coded = texts.coded(question.strip()) if texts is not None else ()
    return NotFound(str(error), tuple(dict.fromkeys((*named, *coded, *error.nearest))))


def beside(catalog: Catalog, groups: Sequence[Sequence[Reading]], words: str) -> Wording:
    """Words in the texts of what is tied to one thing of each group, as far as the text index knows ties."""
    tied = [tied_ids(catalog, group) for group in groups]
    return Wording(words, within=tuple(ids for ids in tied if 0 < len(ids) <= MAX_APART))
