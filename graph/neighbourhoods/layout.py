"""Where the nodes of a drawing stand: in columns by their distance from the centre, so that no label meets
another and every edge runs between columns.

The work grows with nodes and edges. Within a group of the second column, a node stands beside the middle of
its neighbours in the first (the barycentre method of K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual
understanding of hierarchical system structures", 1981).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from graph.neighbourhoods.text import lines
from graph.neighbourhoods.view import GraphNode, GraphView
from graph.neighbourhoods.words import BESIDE, GROUPS, group_of, relation_label
from graph.ties.relations import WORDS

#: Pixels.
BOX, BETWEEN, MARGIN = 268, 150, 24
LINE, PADDING, GAP, HEADING = 15, 6, 8, 28
FONT: Final = 12.0
_STRIPE: Final = 14
_FEW: Final = 8  # nodes around the centre that one side holds
_BESIDE_ORDER: Final = tuple(BESIDE)


@dataclass(frozen=True, slots=True)
class Box:
    """A node and its place; `left` and `top` are its corner. Its words are broken into lines."""

    node: GraphNode
    column: int
    left: int
    top: int
    height: int
    lines: tuple[str, ...]
    note: str

    @property
    def middle(self) -> int:
        """Half way down the box."""
        return self.top + self.height // 2


@dataclass(frozen=True, slots=True)
class Block:
    """Boxes below a heading, in one column; `top` is the heading's own."""

    heading: str
    left: int
    top: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Every node once, in blocks; sizes in pixels."""

    width: int
    height: int
    blocks: tuple[Block, ...]


Titled = tuple[str, Sequence[GraphNode]]


def layout(view: GraphView) -> Layout:
    """The same view gives the same layout."""
    columns = [column for column in _columns(view) if column]
    height = max(_height(column) for column in columns)
    blocks = [block for number, column in enumerate(columns) for block in _placed(number, column, height)]
    width = 2 * MARGIN + len(columns) * BOX + (len(columns) - 1) * BETWEEN
    return Layout(width, height + 2 * MARGIN, tuple(blocks))


def _columns(view: GraphView) -> list[list[Titled]]:
    """What stands in each column, from left to right: the centre at the left, or between two sides."""
    centre, near = view.nodes[0], _near(view)
    far = _far(view, [node for _, nodes in near for node in nodes])
    first: list[Titled] = [("", [centre])]
    if far or len(view.nodes) - 1 <= _FEW:
        return [first, near, far]
    before, after = _halves(near)
    return [before, first, after]


def _near(view: GraphView) -> list[Titled]:
    """The nodes next to the centre under the words for what ties them, nearest relation first."""
    how: dict[str, tuple[int, str]] = {}
    for edge in view.edges:
        if view.centre in (edge.source, edge.target):
            other = edge.target if edge.source == view.centre else edge.source
            how[other] = _heading(edge.relation, outward=edge.source == view.centre)
    last = (len(WORDS) + len(BESIDE), "")
    near = sorted(
        (node for node in view.nodes if node.distance == 1), key=lambda node: how.get(node.id, last)
    )
    return [(key[1], list(nodes)) for key, nodes in groupby(near, key=lambda node: how.get(node.id, last))]


def _heading(relation: str, *, outward: bool) -> tuple[int, str]:
    """The rank and the words of a relation to the centre."""
    if relation in WORDS:
        return list(WORDS).index(relation), WORDS[relation].label
    side = "narrower" if relation == "broader" and not outward else relation
    if side in BESIDE:
        return len(WORDS) + _BESIDE_ORDER.index(side), BESIDE[side]
    return len(WORDS) + len(BESIDE), relation_label(relation)


def _far(view: GraphView, near: Sequence[GraphNode]) -> list[Titled]:
    """The nodes further out under the names of their groups, each beside its neighbours."""
    place = {node.id: number for number, node in enumerate(near)}
    beside: defaultdict[str, list[int]] = defaultdict(list)
    for edge in view.edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in place:
                beside[end].append(place[other])
    middle = {node: sum(places) / len(places) for node, places in beside.items()}
    members: defaultdict[str, list[GraphNode]] = defaultdict(list)
    for node in view.nodes:
        if node.distance > 1:
            members[group_of(node.type, node.kind).label].append(node)
    for nodes in members.values():
        nodes.sort(key=lambda node: middle.get(node.id, len(near)))
    return [(group.label, members[group.label]) for group in GROUPS if group.label in members]


def _halves(blocks: Sequence[Titled]) -> tuple[list[Titled], list[Titled]]:
    """Two columns of about the same height; a block that is on both sides has its heading on both."""
    whole, taken = _height(blocks), 0
    before: defaultdict[str, list[GraphNode]] = defaultdict(list)
    after: defaultdict[str, list[GraphNode]] = defaultdict(list)
    for heading, nodes in blocks:
        taken += HEADING
        for node in nodes:
            taken += _box_height(node) + GAP
            (before if taken <= whole // 2 + GAP else after)[heading].append(node)
    return list(before.items()), list(after.items())


def _height(blocks: Iterable[Titled]) -> int:
    return sum(
        (HEADING if heading else 0) + sum(_box_height(node) + GAP for node in nodes)
        for heading, nodes in blocks
    )


def _box_height(node: GraphNode) -> int:
    return 2 * PADDING + LINE * (len(_lines(node)) + bool(_note(node)))


def _lines(node: GraphNode) -> tuple[str, ...]:
    return lines(node.label, FONT, BOX - 2 * PADDING - _STRIPE, most=2)


def _note(node: GraphNode) -> str:
    """What stands below a thing's label: its kind, and how many recommendations are tied to it."""
    if node.count is None:
        return ""
    return f"{node.kind} · {node.count} recommendation{'' if node.count == 1 else 's'}"


def _placed(number: int, column: Sequence[Titled], height: int) -> list[Block]:
    left = MARGIN + number * (BOX + BETWEEN)
    at = MARGIN + (height - _height(column)) // 2
    blocks: list[Block] = []
    for heading, nodes in column:
        top = at
        at += HEADING if heading else 0
        boxes: list[Box] = []
        for node in nodes:
            boxes.append(Box(node, number, left, at, _box_height(node), _lines(node), _note(node)))
            at += boxes[-1].height + GAP
        blocks.append(Block(heading, left, top, tuple(boxes)))
    return blocks


def by_id(laid: Layout) -> Mapping[str, Box]:
    """Every box by the id of its node."""
    return {box.node.id: box for block in laid.blocks for box in block.boxes}
