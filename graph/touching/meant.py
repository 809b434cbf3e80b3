"""What a question of touching means: one thing, all of several things, or words that only texts have.

"What touches peers?" means peers; "stipends for nurses" means what touches stipends and nurses both. A
question is taken apart only where the whole of it is no name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, as_text, readings_of, unknown
from graph.touching.wordings import TextSearch, Wording
from ontology.asking import asks
from ontology.errors import NotFound
from ontology.labels import Token, tokenize

_MAX_WORDS: Final = 24  # of a question that is taken apart
_MAX_NAME: Final = 8  # words of a name that is looked for in one


@dataclass(frozen=True, slots=True)
class Meant:
    """A recommendation is an answer where it is tied to one thing of each of `groups`.

    `words` are those of the question that tell something, to be looked for in texts.
    """

    groups: tuple[tuple[Reading, ...], ...]
    words: str

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All that the question stands for, in its order."""
        return tuple(dict.fromkeys(reading for group in self.groups for reading in group))


def meant_by(catalog: Catalog, question: str, texts: TextSearch | None) -> Meant:
    """The thing that is called so; else all the things that the question names; else its words in texts.

    Raises Invalid, TooLarge, or NotFound with the things that are named, or else the nearest names.
    """
    if readings := readings_of(catalog, question):
        return Meant((readings,), question.strip())
    tokens = tokenize(question)
    telling = " ".join(token.text for token in tokens if not asks(token.text)) or question.strip()
    groups, unnamed = _apart(catalog, question, tokens) if len(tokens) <= _MAX_WORDS else ((), True)
    if groups and not unnamed:
        return Meant(groups, telling)
    if texts is not None and texts.count(Wording(words=telling)):
        return Meant(((as_text(telling),),), telling)
    further = ", and no text has all of its words" if texts is not None else ""
    error = unknown(catalog, question, further)
    named = tuple(dict.fromkeys(group[0].label for group in groups))
    raise NotFound(str(error), tuple(dict.fromkeys((*named, *error.nearest))))


def _apart(
    catalog: Catalog, question: str, tokens: Sequence[Token]
) -> tuple[tuple[tuple[Reading, ...], ...], bool]:
    """The things named in a question, the longest names first, and whether words are left that tell more."""
    groups: dict[tuple[Reading, ...], None] = {}
    unnamed = False
    at = 0
    while at < len(tokens):
        end, readings = next(_named(catalog, question, tokens, at), (at, ()))
        if readings:
            groups[readings] = None
            at = end
        else:
            unnamed = unnamed or not asks(tokens[at].text)
            at += 1
    return tuple(groups), unnamed


def _named(
    catalog: Catalog, question: str, tokens: Sequence[Token], at: int
) -> Iterator[tuple[int, tuple[Reading, ...]]]:
    """The names that begin with a word, the longest first, each with where it ends."""
    for end in range(min(len(tokens), at + _MAX_NAME), at, -1):
        if not asks(tokens[at].text) or not asks(tokens[end - 1].text):
            readings = readings_of(catalog, question[tokens[at].start : tokens[end - 1].end])
            if readings:
                yield end, readings
