"""A question taken apart: the things that it names and the words left beside them, wanted and denied."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, readings_of
from graph.touching.clauses import Clause, Parts
from ontology.asking import asks, compares, denies, denies_after, ends_denial, is_document, joins
from ontology.labels import Token, tokenize

_MAX_WORDS: Final = 64  # of a question that is taken apart
_MAX_NAME: Final = 8  # words of a name that is looked for in one


@dataclass(frozen=True, slots=True)
class Question:
    """What is wanted, and what is denied: after a "not" up to a "but" or the end.

    Of "not A and B" each part is denied by itself; words that stand together are denied together.
    """

    wanted: Parts
    denied: tuple[Parts, ...] = ()


def taken_apart(catalog: Catalog, question: str) -> Question:
    """A question of too many words has no names."""
    tokens = tokenize(question)
    if len(tokens) > _MAX_WORDS:
        return Question(Parts(left=question))
    return _Reader(catalog, question, tokens).read()


class _Reader:
    def __init__(self, catalog: Catalog, question: str, tokens: Sequence[Token]) -> None:
        self._catalog, self._question, self._tokens = catalog, question, tokens
        self._wanted = Clause()
        self._denied: list[Clause] = []

    def read(self) -> Question:
        at, denying = 0, False
        while at < len(self._tokens):
            self._part(at, denying)
            end, readings = next(self._named(at), (at, ()))
            denial = 0 if readings else self._denial(at)
            if readings:
                self._name(at, end, readings, self._clause(denying))
            elif denial:
                denying, end = True, at + denial
                self._denied.append(Clause())
            else:
                denying = denying and not ends_denial(self._tokens[at].text)
                self._word(at, denying)
            at = max(end, at + 1)
        return Question(self._wanted.parts(), tuple(each.parts() for each in self._denied if each))

    def _name(self, at: int, end: int, readings: tuple[Reading, ...], clause: Clause) -> None:
        clause.name(readings, self._gap(at), self._tokens[end - 1].end)
        if end < len(self._tokens) and is_document(self._tokens[end].text):
            clause.called.append(readings)

    def _word(self, at: int, denying: bool) -> None:
        token = self._tokens[at]
        if compares(token.text):
            self._clause(denying).compare()
        elif not asks(token.text) and not ends_denial(token.text):
            self._clause(denying).word(token.text, self._gap(at), token.end)

    def _clause(self, denying: bool) -> Clause:
        return self._denied[-1] if denying else self._wanted

    def _part(self, at: int, denying: bool) -> None:
        """Begins another part of what is denied where one ends: at a comma, an "and" or an "or"."""
        before = self._question[self._tokens[at - 1].end : self._tokens[at].start] if at else ""
        if denying and ("," in before or joins(self._tokens[at].text)):
            self._denied.append(Clause())

    def _denial(self, at: int) -> int:
        """Of how many words a denial is that begins here; "no" denies only after what is wanted."""
        word, *after = [token.text for token in self._tokens[at : at + 2]]
        if after and denies(f"{word} {after[0]}"):
            return 2
        return int(denies(word) or (denies_after(word) and bool(self._wanted)))

    def _gap(self, at: int) -> Callable[[int], str]:
        return lambda end: self._question[end : self._tokens[at].start]

    def _named(self, at: int) -> Iterator[tuple[int, tuple[Reading, ...]]]:
        """The names that begin with a word, the longest first, each with where it ends."""
        tokens = self._tokens
        first = tokens[at].text
        for end in range(min(len(tokens), at + _MAX_NAME), at, -1):
            if asks(first) and asks(tokens[end - 1].text):
                continue
            name = self._question[tokens[at].start : tokens[end - 1].end]
            readings = readings_of(self._catalog, name)
            if not readings and denies(first):
                # What is "not WET" may be called so; what "isn't WET" or "has not been WET" is that.
                telling = [token.text for token in tokens[at + 1 : end] if not asks(token.text)]
                readings = self._denied_state(telling)
            if readings:
                yield self._counted(at, end, readings)

    def _denied_state(self, telling: Sequence[str]) -> tuple[Reading, ...]:
        """What is called "not" and some words, the last of which may be written as a participle."""
        names = (f"not {' '.join(telling)}{ending}" for ending in ("", "ed", "d") if telling)
        return next(filter(None, (readings_of(self._catalog, name) for name in names)), ())

    def _counted(self, at: int, end: int, readings: tuple[Reading, ...]) -> tuple[int, tuple[Reading, ...]]:
        """Numbers that go on after one: "questions 2, 3 and 4"."""
        noun = self._tokens[at].text
        while readings[0].how == "number":
            after = end + (end < len(self._tokens) and joins(self._tokens[end].text))
            further = self._tokens[after : after + 1]
            more = readings_of(self._catalog, f"{noun} {further[0].text}") if further else ()
            if not more or more[0].how != "number":
                break
            end, readings = after + 1, (*readings, *more)
        return end, readings
