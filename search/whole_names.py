"""Names of several words, which a record has whole or not at all."""

from collections.abc import Iterator

from search.analysis import stem, terms
from search.tree import And, Named, Node, Word, leaves, mapped
from search.wanted import Span


class WholeNames:
    """The names of several words in a tree, by the stems of their words."""

    def __init__(self, tree: Node) -> None:
        self._names: list[frozenset[str]] = []
        others = self._without_names(tree)
        self._alone = frozenset(_roots(others)) if self._names else frozenset()

    def whole(self, spans: dict[str, list[Span]]) -> dict[str, list[Span]]:
        """The spans of a record, by field, without those of names of which it has but some words."""
        if not self._names:
            return spans
        present = {span.root for found in spans.values() for span in found}
        missing = [name for name in self._names if not name <= present]
        if not missing:
            return spans
        complete = [name for name in self._names if name <= present]
        partial = frozenset().union(*missing).difference(self._alone, *complete)
        whole = {f: [span for span in found if span.root not in partial] for f, found in spans.items()}
        return {field: found for field, found in whole.items() if found}

    def _without_names(self, node: Node) -> Node:
        """The tree with each name of several words as what is tied to it alone."""
        if isinstance(node, Named) and isinstance(node.part, And):
            self._names.append(frozenset(_roots(node.part)))
            return node.tied[0]
        return mapped(node, self._without_names)


def _roots(node: Node) -> Iterator[str]:
    for leaf in leaves(node):
        if isinstance(leaf, Word):
            yield from map(stem, terms(leaf.text))
