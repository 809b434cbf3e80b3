"""A question taken apart: the things that it names and the words left beside them, wanted and denied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading
from graph.touching.clauses import Clause, Parts
from graph.touching.names import Names, of_sort
from ontology.asking import asks, compares, denies, denies_after, ends_denial, is_document, joins
from ontology.labels import Token, tokenize

_MAX_WORDS: Final = 64  # of a question that is taken apart


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
        self._question, self._tokens = question, tokens
        self._names = Names(catalog, question, tokens)
        self._last: tuple[int, tuple[Reading, ...]] = (0, ())  # the last name, and where it ends
        self._wanted = Clause()
        self._denied: list[Clause] = []

    def read(self) -> Question:
        at, denying, sort = 0, False, ""
        while at < len(self._tokens):
            self._part(at, denying)
            if self._sort(at):
                sort, at = self._tokens[at].text, at + 1
                continue
            end, readings = self._names.at(at)
            denial = 0 if readings else self._denial(at)
            if readings:
                self._name(at, end, of_sort(readings, sort), self._clause(denying))
                sort = ""
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
        self._last = (end, readings)
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

    def _sort(self, at: int) -> bool:
        end, last = self._last
        return self._names.sort(at, last if end == at else ())

    def _denial(self, at: int) -> int:
        """Of how many words a denial is that begins here; "no" denies only after what is wanted."""
        word, *after = [token.text for token in self._tokens[at : at + 2]]
        if after and denies(f"{word} {after[0]}"):
            return 2
        return int(denies(word) or (denies_after(word) and bool(self._wanted)))

    def _gap(self, at: int) -> Callable[[int], str]:
        return lambda end: self._question[end : self._tokens[at].start]
