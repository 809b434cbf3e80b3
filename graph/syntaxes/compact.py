"""JSON-LD 1.1 in the words of `ontology.context`, streamed, one node object a subject.

The context stands in the document itself, so that who reads it need fetch nothing. Triple terms, which
JSON-LD 1.1 has no form for, are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import BinaryIO, Final

import orjson
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.triples.terms import STANDARD
from ontology.context import Context, Word

_RDF_TYPE: Final = STANDARD["rdf"] + "type"
_STRING: Final = STANDARD["xsd"] + "string"
_INTEGER: Final = STANDARD["xsd"] + "integer"
# A JSON number is read as xsd:integer if it is whole, and is exact up to 2 ** 53.
_EXACT_INTEGER: Final = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
_PARTS: Final = re.compile(r"(.*[/#])([A-Za-z][A-Za-z0-9_-]*)", re.DOTALL)
_TYPE: Final = Word("type")

Value = str | int | dict[str, str]


def write_compact(statements: Iterable[Triple], context: Context, output: BinaryIO) -> None:
    """The statements, those of one subject together as they come, as one JSON-LD document."""
    output.write(b'{"@context":%s,\n"@graph":[\n' % orjson.dumps(context.document["@context"]))
    for number, (subject, about) in enumerate(groupby(statements, key=lambda triple: triple.subject)):
        output.write(b",\n" if number else b"")
        output.write(orjson.dumps(_node(subject, about, context)))
    output.write(b"\n]}\n")


def compacted(statements: Iterable[Triple], context: Context) -> bytes:
    """A few statements as one JSON-LD document, with only those words of the context that it uses."""
    by_subject = groupby(statements, key=lambda triple: triple.subject)
    nodes = [_node(subject, about, context) for subject, about in by_subject]
    return orjson.dumps({"@context": context.only(set(_names(nodes))), "@graph": nodes})


def _names(nodes: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """All keys, types and datatypes of node objects."""
    for node in nodes:
        for name, values in node.items():
            yield name
            several = values if isinstance(values, list) else [values]
            yield from (str(value) for value in several if name == "type")
            yield from (value["@type"] for value in several if isinstance(value, dict) and "@type" in value)


def _node(subject: object, about: Iterable[Triple], context: Context) -> dict[str, object]:
    properties: dict[str, list[Value]] = {}
    always: set[str] = {"type"}
    for triple in about:
        word = _property(triple, context)
        value = _value(triple.object, word, context)
        if value is not None:
            properties.setdefault(word.name, []).append(value)
            always.update([word.name] if word.several else ())
    return {"id": _id(subject)} | {
        name: values if name in always or len(values) > 1 else values[0]
        for name, values in properties.items()
    }


def _property(triple: Triple, context: Context) -> Word:
    predicate = triple.predicate.value
    if predicate == _RDF_TYPE and isinstance(triple.object, NamedNode):
        return _TYPE
    return context.words.get(predicate) or Word(_short(predicate, context))


def _value(term: object, word: Word, context: Context) -> Value | None:
    if isinstance(term, NamedNode | BlankNode):
        if word is _TYPE:
            known = context.words.get(_id(term))
            return known.name if known else _short(_id(term), context)
        return _id(term) if word.type == "@id" else {"@id": _id(term)}
    return _literal(term, word, context) if isinstance(term, Literal) else None


def _literal(literal: Literal, word: Word, context: Context) -> Value:
    text, datatype = literal.value, literal.datatype.value
    if literal.language:
        direction = {"@direction": str(literal.direction)} if literal.direction else {}
        return {"@value": text, "@language": literal.language, **direction}
    if datatype == _INTEGER and word.type in (None, _INTEGER) and _EXACT_INTEGER.fullmatch(text):
        return int(text)
    if datatype == word.type or (datatype == _STRING and word.type is None):
        return text
    if datatype == _STRING:
        return {"@value": text}
    return {"@value": text, "@type": _short(datatype, context)}


def _short(iri: str, context: Context) -> str:
    parts = _PARTS.fullmatch(iri)
    prefix = context.prefixes.get(parts[1]) if parts else None
    return f"{prefix}:{parts[2]}" if parts and prefix else iri


def _id(node: object) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else getattr(node, "value", "")
