"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), streamed, one node object a subject in its named graph.

Written here because Oxigraph's serializer gives no context, and rdflib's holds the whole graph in memory.
Triple terms, which JSON-LD 1.1 has no form for, are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import BinaryIO, Final

import orjson
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.store.statements import quads
from graph.store.store import Graph
from graph.triples.terms import STANDARD

_RDF_TYPE: Final = STANDARD["rdf"] + "type"
_XSD: Final = STANDARD["xsd"]
# A JSON number is read as xsd:integer if it is whole, and is exact up to 2 ** 53.
_EXACT_INTEGER: Final = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
_VOCABULARY: Final = re.compile(r"(.*[/#])([^/#]+)", re.DOTALL)

Value = str | int | dict[str, str]


def write_jsonld(graph: Graph, document: str | None, output: BinaryIO) -> None:
    """All named graphs, or one document's; the context has the prefixes of property names and datatypes."""
    context = dict(sorted({**STANDARD, "tl": graph.iris.term("")}.items()))
    names = {namespace: prefix for prefix, namespace in context.items()}
    output.write(b'{"@context":%s,"@graph":[\n' % orjson.dumps(context))
    by_graph = groupby(quads(graph, document), key=lambda quad: quad.graph_name)
    for number, (name, said) in enumerate(by_graph):
        output.write(b",\n" if number else b"")
        output.writelines(_graph(name, said, names))
    output.write(b"\n]}\n")


def _graph(name: object, said: Iterable[Quad], names: Mapping[str, str]) -> Iterator[bytes]:
    """A named graph; the default graph's nodes stand in the outermost array by themselves."""
    named = isinstance(name, NamedNode | BlankNode)
    if named:
        yield b'{"@id":%s,"@graph":[\n' % orjson.dumps(_id(name))
    for number, (subject, about) in enumerate(groupby(said, key=lambda quad: quad.subject)):
        yield b",\n" if number else b""
        yield orjson.dumps(_node(subject, about, names))
    if named:
        yield b"\n]}"


def _node(subject: object, about: Iterable[Quad], names: Mapping[str, str]) -> dict[str, object]:
    properties: dict[str, list[Value]] = {}
    for quad in about:
        is_type = quad.predicate.value == _RDF_TYPE and isinstance(quad.object, NamedNode)
        key = "@type" if is_type else _short(quad.predicate.value, names)
        value = _short(_id(quad.object), names) if is_type else _value(quad.object, names)
        if value is not None:
            properties.setdefault(key, []).append(value)
    single = {key: values[0] if len(values) == 1 else values for key, values in properties.items()}
    return {"@id": _id(subject), **single}


def _value(term: object, names: Mapping[str, str]) -> Value | None:
    match term:
        case NamedNode() | BlankNode():
            return {"@id": _id(term)}
        case Literal():
            return _literal(term, names)
        case _:
            return None


def _literal(literal: Literal, names: Mapping[str, str]) -> Value:
    text, datatype = literal.value, literal.datatype.value
    if literal.language:
        direction = {"@direction": str(literal.direction)} if literal.direction else {}
        return {"@value": text, "@language": literal.language, **direction}
    if datatype == _XSD + "string":
        return text
    if datatype == _XSD + "integer" and _EXACT_INTEGER.fullmatch(text):
        return int(text)
    return {"@value": text, "@type": _short(datatype, names)}


def _short(iri: str, names: Mapping[str, str]) -> str:
    parts = _VOCABULARY.fullmatch(iri)
    prefix = names.get(parts[1]) if parts else None
    return f"{prefix}:{parts[2]}" if parts and prefix else iri


def _id(node: object) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else getattr(node, "value", "")
