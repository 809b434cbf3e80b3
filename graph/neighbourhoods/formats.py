"""A neighbourhood in the formats of programs that draw graphs; well-formed whatever the texts hold.

networkx's own writers are not used: they raise, or write what is no XML, where a text has a control
character or a value is not there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.neighbourhoods.drawing import drawing
from graph.neighbourhoods.view import GraphEdge, GraphNode, GraphView
from graph.syntaxes.markup import escaped

_NODE_FIELDS: Final = {
    "type": "string",
    "kind": "string",
    "distance": "int",
    "count": "int",
    "url": "string",
}
_EDGE_FIELDS: Final = {"relation": "string", "basis": "string", "relations": "string"}
_GEXF_TYPES: Final = {"string": "string", "int": "integer"}

_GRAPHML: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_GEXF: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    '  <graph defaultedgetype="directed" mode="static">\n'
)


def graphml(view: GraphView) -> str:
    """GraphML 1.0 (http://graphml.graphdrawing.org), directed; what is not stated has no data element."""
    return "".join((_GRAPHML, *_graphml_lines(view), "  </graph>\n</graphml>\n"))


def _graphml_lines(view: GraphView) -> Iterator[str]:
    nodes, edges = {"label": "string", **_NODE_FIELDS}, {"label": "string", **_EDGE_FIELDS}
    for domain, fields in (("node", nodes), ("edge", edges)):
        for name, type_ in fields.items():
            key = f'id="{domain[0]}-{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"'
            yield f"  <key {key}/>\n"
    yield '  <graph edgedefault="directed">\n'
    for node in view.nodes:
        yield f'    <node id="{escaped(node.id)}">{_data(node, nodes)}</node>\n'
    for number, edge in enumerate(view.edges):
        ends = f'source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
        yield f'    <edge id="e{number}" {ends}>{_data(edge, edges)}</edge>\n'


def _data(thing: GraphNode | GraphEdge, fields: Mapping[str, str]) -> str:
    domain = "n" if isinstance(thing, GraphNode) else "e"
    values = ((name, _text(thing, name)) for name in fields)
    return "".join(
        f'<data key="{domain}-{name}">{escaped(text)}</data>' for name, text in values if text is not None
    )


def gexf(view: GraphView) -> str:
    """GEXF 1.3 (https://gexf.net), directed; what is not stated has no value."""
    return "".join((_GEXF, *_gexf_lines(view), "    </edges>\n  </graph>\n</gexf>\n"))


def _gexf_lines(view: GraphView) -> Iterator[str]:
    for domain, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        yield f'    <attributes class="{domain}">\n'
        for number, (name, type_) in enumerate(fields.items()):
            yield f'      <attribute id="{number}" title="{name}" type="{_GEXF_TYPES[type_]}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for node in view.nodes:
        head = f'id="{escaped(node.id)}" label="{escaped(node.label)}"'
        yield f"      <node {head}>{_values(node, _NODE_FIELDS)}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for number, edge in enumerate(view.edges):
        ends = f'source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
        head = f'id="{number}" {ends} label="{escaped(edge.label)}"'
        yield f"      <edge {head}>{_values(edge, _EDGE_FIELDS)}</edge>\n"


def _values(thing: GraphNode | GraphEdge, fields: Mapping[str, str]) -> str:
    values = ((number, _text(thing, name)) for number, name in enumerate(fields))
    stated = (
        f'<attvalue for="{number}" value="{escaped(text)}"/>' for number, text in values if text is not None
    )
    return f"<attvalues>{''.join(stated)}</attvalues>"


def _text(thing: GraphNode | GraphEdge, name: str) -> str | None:
    value = getattr(thing, name)
    if value is None:
        return None
    return " ".join(value) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """`write` makes the file of a view; the media types of GraphML and GEXF are the customary ones."""

    media_type: str
    suffix: str
    write: Callable[[GraphView], str]


#: By the names that addresses and commands use, beside "json".
GRAPH_FORMATS: Final[Mapping[str, GraphFormat]] = {
    "graphml": GraphFormat("application/graphml+xml", ".graphml", graphml),
    "gexf": GraphFormat("application/gexf+xml", ".gexf", gexf),
    "svg": GraphFormat("image/svg+xml", ".svg", drawing),
}
