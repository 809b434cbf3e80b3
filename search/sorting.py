"""The order of results."""

from dataclasses import dataclass

from search.tree import Everything, Node


@dataclass(frozen=True, slots=True)
class Order:
    """By a column of the index, or by score where `column` is None."""

    column: str | None
    descending: bool


def order_of(sort: str, tree: Node) -> Order:
    """The order that a sort means; what all things are relevant to is in the order of the documents."""
    name = sort.removeprefix("-")
    if name == "relevance":
        return (
            Order("document_order", descending=False) if isinstance(tree, Everything) else Order(None, True)
        )
    return Order("percent" if name == "percent" else f"{name}_order", sort != name)
