"""The names in a query: what the things that its words name are called otherwise, and what is under them."""

import itertools
from collections.abc import Iterator
from typing import Final, Literal

from graph.catalog.catalog import Catalog, Named
from search import tree
from search.analysis import stop_words, terms
from search.answer import Expansion
from search.index import Index
from search.things import index_id
from search.tree import And, Node, Tied, Word, all_of, mapped

_MAX_WORDS: Final = 8  # of one name
_MAX_LOOKED_AT: Final = 16  # words of one query
_MAX_NARROWER: Final = 200

#: What recommendations are found by where it is named; what holds many of them tells little of each.
_HOW: Final[dict[str, Literal["alias", "relation"]]] = {
    "concept": "alias",
    "category": "relation",
    "document": "relation",
}


def name_things(node: Node, index: Index, catalog: Catalog) -> tuple[Node, tuple[Expansion, ...]]:
    """The tree with words that name things as Named nodes, and what was named.

    Of two names that share a word the longer one is taken, else the one more to the left.
    """
    namer = _Namer(index, catalog)
    named = namer.visit(node)
    return named, tuple(dict.fromkeys(namer.told))


class _Namer:
    def __init__(self, index: Index, catalog: Catalog) -> None:
        self.told: list[Expansion] = []
        self._index = index
        self._catalog = catalog
        self._left = _MAX_LOOKED_AT

    def visit(self, node: Node) -> Node:
        match node:
            case And(parts=parts):
                return all_of(list(self._runs(parts)))
            case Word():
                return next(self._runs((node,)))
            case _:
                return mapped(node, self.visit)

    def _runs(self, parts: tuple[Node, ...]) -> Iterator[Node]:
        """The parts, with those that together are a name as one."""
        at = 0
        while at < len(parts):
            words = _words(parts[at : at + _MAX_WORDS])
            count, named = self._longest(words)
            at += count
            if named:
                yield named
            else:
                part = parts[at - 1]
                yield part if isinstance(part, Word) else self.visit(part)

    def _longest(self, words: list[Word]) -> tuple[int, Node | None]:
        """How many of the first words are a name, and its node; one word is passed by where none is."""
        self._left -= 1
        for count in range(len(words) if self._left >= 0 else 0, 0, -1):
            name = " ".join(word.text for word in words[:count])
            tied = () if stop_words().issuperset(terms(name)) else self._tied(name)
            if tied:
                return count, tree.Named(all_of(words[:count]), tied)
        return 1, None

    def _tied(self, name: str) -> tuple[Tied, ...]:
        named, told = self._index.once(_meant, name, self._catalog)
        self.told += told
        return named


def _meant(name: str, catalog: Catalog) -> tuple[tuple[Tied, ...], tuple[Expansion, ...]]:
    """What recommendations are found by where this name stands, and what is told of it."""
    found = _shown([thing for thing in catalog.named(name) if thing.type in _HOW])
    concepts = [thing.thing_id for thing in found if thing.type == "concept"]
    under = [each for each in catalog.under(concepts) if each.depth] if concepts else []
    present = [thing for thing in found if thing.count or under or thing.type == "document"]
    tied = [Tied(thing.type, (index_id(thing.thing_id),), _HOW[thing.type], thing.label) for thing in present]
    narrower = tuple(each.id for each in under[:_MAX_NARROWER])
    tied += [Tied("concept", narrower, "relation")] if narrower else []
    return tuple(tied), tuple(_expansion(name, thing, len(under)) for thing in present)


def _shown(found: list[Named]) -> list[Named]:
    """What a name stands for openly or, where it stands for nothing so, what it leads to as a hidden name."""
    return [thing for thing in found if thing.how != "hidden"] or found


def _words(parts: tuple[Node, ...]) -> list[Word]:
    """The unfielded words with which the parts begin."""
    words = itertools.takewhile(lambda part: isinstance(part, Word) and not part.field, parts)
    return [word for word in words if isinstance(word, Word)]


def _expansion(words: str, thing: Named, narrower: int) -> Expansion:
    under = narrower if thing.type == "concept" else 0
    return Expansion(words, thing.type, index_id(thing.thing_id), thing.label, under)
