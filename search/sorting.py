"""The order of results."""

from dataclasses import dataclass

from search.tree import Everything, Node, leaves


@dataclass(frozen=True, slots=True)
class Order:
    """By a column of the index, or by score where `column` is None."""

    column: str | None
    descending: bool


def order_of(sort: str, tree: Node) -> Order:
    """The order that a sort means; where nothing says what is wanted, it is that of the documents."""
    name = sort.removeprefix("-")
    if name == "relevance":
        anything = all(isinstance(leaf, Everything) for leaf in leaves(tree))
        return Order("document_order" if anything else None, descending=not anything)
    return Order("percent" if name == "percent" else f"{name}_order", descending=sort != name)
