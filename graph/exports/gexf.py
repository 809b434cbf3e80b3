"""GEXF 1.3 (https://gexf.net), as Gephi and networkx read it."""

from collections.abc import Sequence
from typing import BinaryIO, Final

from graph.exports.network import Edge, Node, edges, nodes
from graph.exports.things import Things
from graph.store.store import Graph
from graph.syntaxes.markup import escaped

_NODE_FIELDS: Final = ("type", "kind", "document", "iri", "text")
_EDGE_FIELDS: Final = ("relation", "basis", "rule", "quote")


_HEAD: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    b'  <graph defaultedgetype="directed" mode="static">\n'
)


def write_gexf(graph: Graph, document: str | None, output: BinaryIO) -> None:
    """The network of things, directed; edges of different relations between the same two stay apart."""
    things = Things(graph, document)
    output.write(_HEAD)
    output.write(f"{_attributes('node', _NODE_FIELDS)}{_attributes('edge', _EDGE_FIELDS)}".encode())
    output.write(b"    <nodes>\n")
    for node in nodes(things):
        head = f'id="{escaped(node.id)}" label="{escaped(node.label)}"'
        output.write(f"      <node {head}>{_values(node, _NODE_FIELDS)}</node>\n".encode())
    output.write(b"    </nodes>\n    <edges>\n")
    for number, edge in enumerate(edges(things)):
        ends = f'source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
        head = f'id="{number}" {ends} kind="{escaped(edge.relation)}" label="{escaped(edge.relation)}"'
        output.write(f"      <edge {head}>{_values(edge, _EDGE_FIELDS)}</edge>\n".encode())
    output.write(b"    </edges>\n  </graph>\n</gexf>\n")


def _attributes(domain: str, fields: Sequence[str]) -> str:
    each = (
        f'      <attribute id="{number}" title="{name}" type="string"/>\n'
        for number, name in enumerate(fields)
    )
    return f'    <attributes class="{domain}">\n{"".join(each)}    </attributes>\n'


def _values(thing: Node | Edge, fields: Sequence[str]) -> str:
    values = ((number, getattr(thing, name)) for number, name in enumerate(fields))
    stated = (f'<attvalue for="{number}" value="{escaped(value)}"/>' for number, value in values if value)
    return f"<attvalues>{''.join(stated)}</attvalues>"
