"""Results of SELECT and ASK as JSON, XML, CSV and TSV, row by row, at most so many.

Written here because Oxigraph's serializers cannot be stopped after a row, and what its XML serializer writes
is not well-formed where a text holds a control character. Terms of RDF 1.2 are written as Oxigraph does.

Sources: https://www.w3.org/TR/sparql11-results-json/, https://www.w3.org/TR/rdf-sparql-XMLres/,
https://www.w3.org/TR/sparql11-results-csv-tsv/.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import orjson
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolution, QuerySolutions, Triple

from graph.exports.markup import escaped

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_STRING: Final = _XSD + "string"
# What Turtle, and so TSV, may write without quotes; a decimal without a point would be read as an integer.
_BARE: Final = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
}
_XML_HEAD: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
)
_ITS: Final = ' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'


class Counted:
    """The rows of a result up to a limit. `count` says how many were read, `cut` whether there are more."""

    def __init__(self, solutions: QuerySolutions, limit: int) -> None:
        self.names = [variable.value for variable in solutions.variables]
        self.count = 0
        self.cut = False
        self._solutions = solutions
        self._limit = limit

    def __iter__(self) -> Iterator[QuerySolution]:
        for solution in self._solutions:
            if self.count == self._limit:
                self.cut = True
                return
            self.count += 1
            yield solution


def json_rows(rows: Counted) -> Iterator[bytes]:
    """SPARQL 1.1 Query Results JSON; a member "cut" after the results says that there are more."""
    yield b'{"head":{"vars":%s},"results":{"bindings":[' % orjson.dumps(rows.names)
    names, comma = rows.names, b""
    for row in rows:
        found = {name: _json(term) for name, term in zip(names, row, strict=True) if term is not None}
        yield comma + orjson.dumps(found)
        comma = b","
    yield b']},"cut":{"rows":%d}}' % rows.count if rows.cut else b"]}}"


def json_truth(truth: bool) -> bytes:
    """SPARQL 1.1 Query Results JSON of ASK."""
    return b'{"head":{},"boolean":%s}' % orjson.dumps(truth)


def _json(term: Term) -> dict[str, Any]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case Literal():
            return {"type": "literal", "value": term.value, **_tags(term)}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}


def _tags(literal: Literal) -> dict[str, str]:
    language = literal.language
    if language is not None:
        direction = literal.direction
        return {"xml:lang": language} | ({"its:dir": str(direction)} if direction else {})
    datatype = literal.datatype.value
    return {} if datatype == _STRING else {"datatype": datatype}


def xml_rows(rows: Counted) -> Iterator[bytes]:
    """SPARQL Query Results XML, well-formed whatever a text holds; a comment says that there are more."""
    yield _XML_HEAD + b"<head>"
    yield "".join(f'<variable name="{escaped(name)}"/>' for name in rows.names).encode()
    yield b"</head><results>\n"
    starts = [f'<binding name="{escaped(name)}">' for name in rows.names]
    for row in rows:
        cells = (f"{start}{_xml(term)}</binding>" for start, term in zip(starts, row, strict=True) if term)
        yield f"<result>{''.join(cells)}</result>\n".encode()
    yield b"</results>" + (_note(rows.count) if rows.cut else b"") + b"</sparql>\n"


def xml_truth(truth: bool) -> bytes:
    """SPARQL Query Results XML of ASK."""
    return _XML_HEAD + b"<head/><boolean>%s</boolean></sparql>\n" % orjson.dumps(truth)


def _note(count: int) -> bytes:
    return f"<!-- cut after {count} results: there are more -->".encode()


def _xml(term: Term) -> str:
    match term:
        case NamedNode():
            return f"<uri>{escaped(term.value)}</uri>"
        case Literal():
            tags = _tags(term)
            spelled = "".join(f' {name}="{escaped(value)}"' for name, value in tags.items())
            return f"<literal{spelled}{_ITS if 'its:dir' in tags else ''}>{escaped(term.value)}</literal>"
        case BlankNode():
            return f"<bnode>{escaped(term.value)}</bnode>"
        case Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            inner = "".join(f"<{name}>{_xml(part)}</{name}>" for name, part in parts.items())
            return f"<triple>{inner}</triple>"


def csv_rows(rows: Counted) -> Iterator[bytes]:
    """SPARQL 1.1 Query Results CSV: the values only, without what kind of term each is."""
    yield _csv_line(rows.names)
    for row in rows:
        yield _csv_line([_plain(term) for term in row])


def _csv_line(cells: Sequence[str]) -> bytes:
    return (",".join(map(_quoted, cells)) + "\r\n").encode()


def _quoted(cell: str) -> str:
    needed = any(mark in cell for mark in ',"\r\n')
    return '"' + cell.replace('"', '""') + '"' if needed else cell


def _plain(term: Term | None) -> str:
    match term:
        case None:
            return ""
        case BlankNode():
            return f"_:{term.value}"
        case Triple():
            return " ".join(map(_plain, (term.subject, term.predicate, term.object)))
        case _:
            return term.value


def tsv_rows(rows: Counted) -> Iterator[bytes]:
    """SPARQL 1.1 Query Results TSV: terms as Turtle spells them."""
    yield ("\t".join(f"?{name}" for name in rows.names) + "\n").encode()
    for row in rows:
        yield ("\t".join(map(_turtle, row)) + "\n").encode()


def _turtle(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal) and (bare := _BARE.get(term.datatype.value)) and bare.fullmatch(term.value):
        return term.value
    return str(term)


def word(truth: bool) -> bytes:
    """ASK as a word."""
    return orjson.dumps(truth)


ROWS: Final[Mapping[str, Callable[[Counted], Iterator[bytes]]]] = {
    "json": json_rows,
    "xml": xml_rows,
    "csv": csv_rows,
    "tsv": tsv_rows,
}
TRUTH: Final[Mapping[str, Callable[[bool], bytes]]] = {
    "json": json_truth,
    "xml": xml_truth,
    "csv": word,
    "tsv": word,
}
