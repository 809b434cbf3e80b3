"""A neighbourhood as a picture: one SVG file without scripts, whose boxes are links."""

from collections.abc import Iterator, Mapping
from typing import Final

from graph.neighbourhoods.layout import BOX, FONT, LINE, MARGIN, PADDING, Block, Box, Layout, by_id, layout
from graph.neighbourhoods.view import GraphEdge, GraphView
from graph.neighbourhoods.words import GROUPS, STYLE, group_of
from graph.syntaxes.markup import escaped

_LONGEST: Final = 300  # characters of a label where it is told whole
_ASCENT: Final = 11  # from the top of a line to the foot of its letters
_BEND: Final = 28  # where the curve of an edge within a column is pulled to; it stays inside the margin
_SAMPLE: Final = 13  # the square of a colour in the legend
_LEGEND_LINE: Final = 20
_LEGEND_COLUMN: Final = 250


def drawing(view: GraphView) -> str:
    """The SVG 1.1 file. Boxes stand in columns by distance; the ones beside the centre are headed by what
    ties them to it. An edge that is inferred is dashed.

    For those who cannot see it: a title, a description, and every box a link whose name tells all.
    """
    laid = layout(view)
    foot = laid.height
    return "".join(
        (
            _head(view, laid, foot + _legend_height(view, laid)),
            '<g aria-hidden="true">',
            *_edges(view, by_id(laid)),
            "</g>",
            *(part for block in laid.blocks for part in _block(block, view)),
            _legend(view, laid, foot),
            "</svg>\n",
        )
    )


def _head(view: GraphView, laid: Layout, height: int) -> str:
    size = f'width="{laid.width}" height="{height}" viewBox="0 0 {laid.width} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="graphics-document document" lang="en"'
        f' aria-labelledby="title desc"><title id="title">{_told(f"What lies around {view.nodes[0].label}")}'
        f'</title><desc id="desc">{_told(_description(view, laid))}</desc><style>{STYLE}</style>'
    )


def _description(view: GraphView, laid: Layout) -> str:
    """The whole picture in a few sentences."""
    blocks: dict[str, int] = {}
    for block in laid.blocks:
        if block.heading:
            blocks[block.heading] = blocks.get(block.heading, 0) + len(block.boxes)
    listed = "; ".join(f"{heading}: {count}" for heading, count in blocks.items())
    around = f"{len(view.nodes) - 1} nodes and {len(view.edges)} edges around {_short(view.nodes[0].label)}."
    more = " More lies around it than is drawn." if view.cut else ""
    return f"{around}{f' {listed}.' if listed else ''}{more} Every node is a link."


def _edges(view: GraphView, boxes: Mapping[str, Box]) -> Iterator[str]:
    """The edges to the centre last, so that they lie above the others."""
    for edge in sorted(view.edges, key=lambda edge: view.centre in (edge.source, edge.target)):
        faint = "" if view.centre in (edge.source, edge.target) else " f"
        inferred = " i" if edge.basis == "inferred" else ""
        path = _path(boxes[edge.source], boxes[edge.target])
        yield f'<path class="e{faint}{inferred}" d="{path}"><title>{_told(_edge_words(edge))}</title></path>'


def _edge_words(edge: GraphEdge) -> str:
    return f"{edge.label} ({edge.basis})"


def _path(one: Box, other: Box) -> str:
    """A curve from side to side of two columns, or out of one column and back."""
    first, last = sorted((one, other), key=lambda box: (box.column, box.top))
    start, end = f"{first.left + BOX} {first.middle}", f"{last.left} {last.middle}"
    if first.column == last.column:
        out = first.left + BOX + _BEND
        return f"M{start}C{out} {first.middle} {out} {last.middle} {last.left + BOX} {last.middle}"
    half = (first.left + BOX + last.left) // 2
    return f"M{start}C{half} {first.middle} {half} {last.middle} {end}"


def _block(block: Block, view: GraphView) -> Iterator[str]:
    named = f' role="group" aria-label="{_told(block.heading)}"' if block.heading else ""
    yield f"<g{named}>"
    if block.heading:
        yield f'<text class="h" aria-hidden="true" x="{block.left}" y="{block.top + LINE}">'
        yield f"{_told(block.heading)}</text>"
    for box in block.boxes:
        yield _box(box, centre=box.node.id == view.centre)
    yield "</g>"


def _box(box: Box, *, centre: bool) -> str:
    node, shade = box.node, group_of(box.node.type, box.node.kind).name
    name = _told(f"{_short(node.label)} ({box.note or node.kind})")
    place = f'x="{box.left}" y="{box.top}" height="{box.height}"'
    link = f' href="{escaped(node.url)}"' if node.url else ""
    marked = ' class="c"' if centre else ""
    return (
        f'<a{link} aria-label="{name}"{marked}><title>{name}</title>'
        f'<rect class="b" {place} width="{BOX}" rx="4"/><rect class="g-{shade}" {place} width="6" rx="2"/>'
        f"{_words(box)}</a>"
    )


def _words(box: Box) -> str:
    """The lines of a box; the code that a recommendation's label begins with stands out."""
    left, at = box.left + PADDING + _ASCENT, box.top + PADDING + _ASCENT
    parts: list[str] = []
    for number, line in enumerate(box.lines):
        code, space, rest = line.partition(" ")
        bold = number == 0 and box.node.type == "recommendation" and space
        words = f'<tspan class="k">{_told(code)}</tspan> {_told(rest)}' if bold else _told(line)
        parts.append(f'<text x="{left}" y="{at + number * LINE}">{words}</text>')
    if box.note:
        parts.append(f'<text class="m" x="{left}" y="{at + len(box.lines) * LINE}">{_told(box.note)}</text>')
    return "".join(parts)


def _legend_columns(laid: Layout) -> int:
    return max(1, (laid.width - 2 * MARGIN) // _LEGEND_COLUMN)


def _legend_height(view: GraphView, laid: Layout) -> int:
    return -(-len(_samples(view)) // _legend_columns(laid)) * _LEGEND_LINE + MARGIN


def _samples(view: GraphView) -> list[str]:
    """The colours that are drawn and, where both are, the lines of stated and inferred edges."""
    drawn = {group_of(node.type, node.kind) for node in view.nodes}
    square = f'width="{_SAMPLE}" height="{_SAMPLE}" rx="2"'
    samples = [
        f'<rect class="g-{group.name}" {square}/>{_sample(group.label)}' for group in GROUPS if group in drawn
    ]
    if any(edge.basis == "inferred" for edge in view.edges):
        for dashed, words in (("", "Stated"), (" i", "Inferred, by a named rule")):
            samples.append(f'<path class="e{dashed}" d="M0 6H{2 * _SAMPLE}"/>{_sample(words, _SAMPLE)}')
    return samples


def _legend(view: GraphView, laid: Layout, top: int) -> str:
    """What the colours and the dashes mean."""
    samples = _samples(view)
    rows = -(-len(samples) // _legend_columns(laid))
    placed = (
        f'<g transform="translate({MARGIN + number // rows * _LEGEND_COLUMN}'
        f' {top + number % rows * _LEGEND_LINE})">{sample}</g>'
        for number, sample in enumerate(samples)
    )
    return f'<g role="group" aria-label="Legend">{"".join(placed)}</g>'


def _sample(words: str, further: int = 0) -> str:
    return f'<text x="{_SAMPLE + 7 + further}" y="{FONT - 1:g}">{_told(words)}</text>'


def _told(text: str) -> str:
    """Text for an element or an attribute, on one line."""
    return escaped(" ".join(_short(text).split()))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
