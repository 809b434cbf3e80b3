"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), streamed, one element a subject.

Written here because what Oxigraph writes is not well-formed, and what rdflib writes is not streamed, where a
predicate has no XML name or a text holds a control character or a carriage return. What RDF/XML has no form
for is left out, and a comment at the end says how many statements that were and of which predicates.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import BinaryIO, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.syntaxes.markup import escaped
from graph.triples.terms import STANDARD

_RDF: Final = STANDARD["rdf"]
_XSD_STRING: Final = STANDARD["xsd"] + "string"

# Letters that may stand in names by every edition of XML 1.0 (widely used parsers know only the fourth): of
# Latin, Greek, Cyrillic, Hebrew and Arabic, kana, Chinese characters and Hangul.
_LETTERS: Final = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u040e-\u044f\u0451-\u045c\u05d0-\u05ea\u0621-\u063a"
    "\u0641-\u064a\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
)
_NAME_START: Final = re.compile(f"[{_LETTERS}]")
_NAME_BACKWARDS: Final = re.compile(f"[{_LETTERS}.0-9-]*")

# Names that RDF/XML keeps for itself (section 7.2.5), and namespaces that XML does.
_RESERVED: Final = frozenset(
    _RDF + name
    for name in [
        "RDF",
        "ID",
        "about",
        "aboutEach",
        "aboutEachPrefix",
        "bagID",
        "datatype",
        "Description",
        "li",
        "nodeID",
        "parseType",
        "resource",
    ]
)
_XML_NAMESPACES: Final = ("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/")

_NAMED_IN_COMMENT: Final = 10


def write_statements(
    statements: Iterable[Quad | Triple], prefixes: Mapping[str, str], output: BinaryIO
) -> None:
    """Any statements, those of one subject together as they come, with these prefixes for predicates."""
    declared = "".join(f' xmlns:{prefix}="{escaped(iri)}"' for prefix, iri in sorted(prefixes.items()))
    names = {iri: prefix for prefix, iri in prefixes.items()}
    left_out: Counter[str] = Counter()
    output.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'.encode())
    for _, said in groupby(statements, key=lambda statement: statement.subject):
        output.writelines(line.encode() for line in _description(said, names, left_out))
    output.write(f"</rdf:RDF>\n{_comment(left_out)}".encode())


def _description(
    said: Iterable[Quad | Triple], names: Mapping[str, str], left_out: Counter[str]
) -> Iterator[str]:
    lines = []
    for quad in said:
        line = _property(quad, names)
        if line is None:
            predicate = quad.predicate.value
            named = predicate in left_out or len(left_out) < _NAMED_IN_COMMENT
            left_out[predicate if named else "others"] += 1
        else:
            lines.append(line)
    if lines:
        yield f"  <rdf:Description{_node(quad.subject, 'about')}>\n"
        yield from lines
        yield "  </rdf:Description>\n"


def _property(quad: Quad | Triple, names: Mapping[str, str]) -> str | None:
    """The element of a statement, or None where RDF/XML has no form for it."""
    name = _element_name(quad.predicate.value)
    if name is None:
        return None
    namespace, local = name
    prefix = names.get(namespace, "ns")
    start = f"    <{prefix}:{local}" + ("" if namespace in names else f' xmlns:ns="{escaped(namespace)}"')
    match quad.object:
        case NamedNode() | BlankNode() as node:
            return f"{start}{_node(node, 'resource')}/>\n"
        case Literal(direction=None) as literal:
            return f"{start}{_kind(literal)}>{escaped(literal.value)}</{prefix}:{local}>\n"
        case _:
            return None


@lru_cache(maxsize=1024)
def _element_name(predicate: str) -> tuple[str, str] | None:
    """A predicate as namespace and local name."""
    tail = _NAME_BACKWARDS.match(predicate[::-1])
    start = _NAME_START.search(predicate, len(predicate) - tail.end()) if tail else None
    if start is None or predicate in _RESERVED or predicate.startswith(_XML_NAMESPACES):
        return None
    return predicate[: start.start()], predicate[start.start() :]


def _node(node: object, attribute: str) -> str:
    if isinstance(node, BlankNode):
        return f' rdf:nodeID="b{node.value}"'
    assert isinstance(node, NamedNode)
    return f' rdf:{attribute}="{escaped(node.value)}"'


def _kind(literal: Literal) -> str:
    if literal.language:
        return f' xml:lang="{literal.language}"'
    datatype = literal.datatype.value
    return "" if datatype == _XSD_STRING else f' rdf:datatype="{escaped(datatype)}"'


def _comment(left_out: Counter[str]) -> str:
    if not left_out:
        return ""
    # Two hyphens would end the comment.
    predicates = escaped(", ".join(left_out).replace("--", "-%2D"))
    return f"<!-- RDF/XML has no form for {left_out.total()} statements, left out: {predicates} -->\n"
