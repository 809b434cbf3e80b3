"""A query tree as a tantivy query.

tantivy's own parser is never given a query: a few thousand parentheses overflow its stack.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from tantivy import Query

from search import combining
from search.analysis import terms
from search.clauses import EXACT, FUZZY, STEM, Clauses
from search.foremost import Foremost
from search.index import Index
from search.names import word_fields
from search.tree import (
    And,
    Boost,
    Everything,
    Fuzzy,
    Maybe,
    Named,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Range,
    Tied,
    Word,
)

_MAX_PAIRS: Final = 6


class Compiled(NamedTuple):
    """A query that scores the best highest; every score is to be raised by `floor`, the same for all.

    Where there are `foremost`, they are sooner found.
    """

    query: Query
    floor: float
    foremost: Foremost | None = None


def compiled(node: Node, index: Index, *, rated: bool = True) -> Compiled:
    """The query that finds what the tree asks for; where it need not be `rated`, it finds it sooner."""
    parts = node.parts if isinstance(node, And) else (node,)
    # What every hit has need not be told by the query: then it finds as fast as one without tiers.
    plain = all(isinstance(part, Word | Phrase | Named | Tied | Not) for part in parts)
    compiler = _Compiler(index, plain=plain, rated=rated)
    query = compiler.query(node)
    return Compiled(query, compiler.floor, _foremost(node, index) if rated else None)


def unrated(node: Node, index: Index) -> Query:
    """The query that only finds; to be remembered, as `compiled` is."""
    return compiled(node, index, rated=False).query


def _foremost(node: Node, index: Index) -> Foremost | None:
    match node:
        case Fuzzy(text=text, field=field):
            found = Clauses(index, plain=True).itself(Word(text, field))
            return Foremost(*found, (EXACT, FUZZY)) if found else None
        case Word(field=field) if field is None or field in word_fields():
            found = Clauses(index, plain=True).itself(node)
            return Foremost(*found, (EXACT - STEM,), STEM) if found and found[1] else None
        case _:
            return None


class _Compiler:
    def __init__(self, index: Index, *, plain: bool, rated: bool) -> None:
        self._index = index
        self._rated = rated
        self._clauses = Clauses(index, plain=plain, rated=rated)

    @property
    def floor(self) -> float:
        """What every hit scores, if all that was compiled is wanted."""
        return self._clauses.floor

    def query(self, node: Node) -> Query:
        match node:
            case Word() | Phrase() | Pattern() | Fuzzy() | Range() | Tied():
                query = self._leaf(node)
            case And():
                query = self._and(node)
            case Or(parts=parts, weights=weights):
                query = self._or(parts, weights)
            case Named(part=part, tied=tied):
                # A word scores its whole tier here, beside what is only tied to what it names.
                query = combining.any_of([self._apart(part), *map(self.query, tied)])
            case Not(part=part):
                query = combining.all_of([Query.all_query()], denied=[self._apart(part)])
            case Maybe(part=part, wish=wish):
                query = combining.all_of([self.query(part)], wished=[self.query(wish)])
            case Boost(part=part, factor=factor):
                query = combining.weighted(self.query(part), factor)
            case Everything():
                query = Query.all_query()
            case _:
                query = Query.empty_query()
        return query

    def _leaf(self, leaf: Word | Phrase | Pattern | Fuzzy | Range | Tied) -> Query:
        match leaf:
            case Word():
                return self._clauses.word(leaf)
            case Phrase():
                return self._clauses.phrase(leaf)
            case Pattern():
                return self._clauses.pattern(leaf)
            case Fuzzy():
                return self._clauses.fuzzy(leaf)
            case Range():
                return self._clauses.span(leaf)
            case Tied():
                return self._clauses.tied(leaf)

    def _and(self, node: And) -> Query:
        parts = dict.fromkeys(node.parts)
        wanted = [self.query(part) for part in parts if not isinstance(part, Not)]
        denied = [self._apart(part.part) for part in parts if isinstance(part, Not)]
        return combining.all_of(wanted or [Query.all_query()], self._neighbours(node.parts), denied)

    def _or(self, parts: Sequence[Node], weights: Sequence[float]) -> Query:
        queries = [self.query(part) for part in parts]
        if weights:
            queries = [combining.weighted(q, weight) for q, weight in zip(queries, weights, strict=True)]
        return combining.any_of(queries)

    def _apart(self, node: Node) -> Query:
        """The query of a part that not every hit has."""
        return _Compiler(self._index, plain=False, rated=self._rated).query(node)

    def _neighbours(self, parts: Sequence[Node]) -> list[Query]:
        """That words which follow each other in the query do so in a record."""
        words = [_terms_of(part) for part in parts]
        pairs = [(left[0], right[0]) for left, right in pairwise(words) if len(left) == len(right) == 1]
        return [query for pair in pairs[:_MAX_PAIRS] for query in self._clauses.neighbours(*pair)]


def _terms_of(part: Node) -> list[str]:
    word = part.part if isinstance(part, Named) else part
    return terms(word.text) if isinstance(word, Word) and not word.field else []
