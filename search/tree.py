"""A query as a tree: what was asked, before anything is known of the index."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Word:
    """One written word; `field` is None where any field will do."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in this order, with at most `slop` words moved or put between."""

    words: tuple[str, ...]
    field: str | None = None
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with parts left open: `*` stands for any letters, `?` for one."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that may be off by up to `distance` letters."""

    text: str
    distance: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Values of an ordered field from `low` to `high`; None leaves an end open."""

    field: str
    low: str | None
    high: str | None
    include_low: bool = True
    include_high: bool = True


@dataclass(frozen=True, slots=True)
class Everything:
    """All recommendations."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No recommendation."""


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these; with `weights`, as many numbers, that say how much each counts."""

    parts: tuple["Node", ...]
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """All but this."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Maybe:
    """All of `part`, those first that are `wish` too."""

    part: "Node"
    wish: "Node"


@dataclass(frozen=True, slots=True)
class Boost:
    """`part`, counting `factor` times."""

    part: "Node"
    factor: float


@dataclass(frozen=True, slots=True)
class Tied:
    """Recommendations that have any of these `ids` in a `field` of ids; `label` is what they are called."""

    field: str
    ids: tuple[str, ...]
    how: Literal["exact", "alias", "relation"] = "exact"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """`part`, words that name things, or whatever is `tied` to those things."""

    part: "Node"
    tied: tuple[Tied, ...]


Node = (
    Word
    | Phrase
    | Pattern
    | Fuzzy
    | Range
    | Everything
    | Nothing
    | And
    | Or
    | Not
    | Maybe
    | Boost
    | Tied
    | Named
)


def leaves(node: Node, *, denied: bool = False) -> Iterator[Node]:
    """Every node without parts; what only says what is not wanted is left out, unless `denied`."""
    inner: tuple[Node, ...]
    match node:
        case And(parts=parts) | Or(parts=parts):
            inner = parts
        case Named(part=part, tied=tied):
            inner = (part, *tied)
        case Maybe(part=part, wish=wish):
            inner = (part, wish)
        case Boost(part=part):
            inner = (part,)
        case Not(part=part):
            inner = (part,) if denied else ()
        case _:
            yield node
            return
    for each in inner:
        yield from leaves(each, denied=denied)


def mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with `change` done to each of its parts; a node without parts as it is."""
    match node:
        case And(parts=parts):
            return all_of([change(part) for part in parts])
        case Or(parts=parts, weights=weights):
            return Or(tuple(change(part) for part in parts), weights)
        case Not(part=part) | Boost(part=part) | Named(part=part):
            return replace(node, part=change(part))
        case Maybe(part=part, wish=wish):
            return Maybe(change(part), change(wish))
        case _:
            return node


def all_of(parts: Sequence[Node]) -> Node:
    """The conjunction of these; an And among them is taken apart."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))
