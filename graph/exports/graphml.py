"""GraphML 1.0 (http://graphml.graphdrawing.org), as Gephi, yEd, Cytoscape and networkx read it."""

from typing import BinaryIO, Final

from graph.exports.network import Edge, Node, edges, nodes
from graph.exports.things import Things
from graph.store.store import Graph
from graph.syntaxes.markup import escaped

_NODE_FIELDS: Final = ("label", "type", "kind", "document", "iri", "text")
_EDGE_FIELDS: Final = ("relation", "basis", "rule", "quote")
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write_graphml(graph: Graph, document: str | None, output: BinaryIO) -> None:
    """The network of things, directed; what is not stated has no data element."""
    things = Things(graph, document)
    output.write(f"{_HEAD}{_keys('node', _NODE_FIELDS)}{_keys('edge', _EDGE_FIELDS)}".encode())
    output.write(b'  <graph edgedefault="directed">\n')
    for node in nodes(things):
        line = f'    <node id="{escaped(node.id)}">{_data(node, _NODE_FIELDS)}</node>\n'
        output.write(line.encode())
    for number, edge in enumerate(edges(things)):
        ends = f'source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
        output.write(f'    <edge id="e{number}" {ends}>{_data(edge, _EDGE_FIELDS)}</edge>\n'.encode())
    output.write(b"  </graph>\n</graphml>\n")


def _keys(domain: str, fields: tuple[str, ...]) -> str:
    return "".join(
        f'  <key id="{name}" for="{domain}" attr.name="{name}" attr.type="string"/>\n' for name in fields
    )


def _data(thing: Node | Edge, fields: tuple[str, ...]) -> str:
    values = ((name, getattr(thing, name)) for name in fields)
    return "".join(f'<data key="{name}">{escaped(value)}</data>' for name, value in values if value)
