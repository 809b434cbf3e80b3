"""RDF files from outside: read within bounds, with an error that says where it is wrong.

pyoxigraph's parsers recurse without bound on nested JSON objects and on statements about statements, take
quadratic time on nested XML elements, and expand XML entities, so that each is bounded before it is parsed.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Final
from xml.parsers import expat

from pyoxigraph import Quad, RdfFormat, parse

from ontology.errors import TooLarge, Unreadable

FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".n3": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
MAX_BYTES: Final = 256 * 1024 * 1024
MAX_DEPTH: Final = 100
MAX_QUOTED: Final = 1_000  # an upper bound of their nesting; 100,000 deep ends the process

_JSON_STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_NOT_BRACKETS: Final = bytes(set(range(256)) - set(b"{}[]"))
_BOM: Final = b"\xef\xbb\xbf"


def read_file(path: Path) -> bytes:
    """The content of a file. Raises Unreadable where it cannot be read, TooLarge over MAX_BYTES."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(content) > MAX_BYTES:
        raise TooLarge(f"{path} is over the limit of {MAX_BYTES:,} bytes; split it into several files.")
    return content


def parse_rdf(content: bytes, name: str, base: str) -> Iterator[Quad]:
    """The statements of an RDF file, in the format that the ending of its name says.

    Relative IRIs are read against `base`. Raises Unreadable with the line, at the latest when it is reached.
    """
    yield from parse_as(content, _format(name), name, base)


def parse_as(content: bytes, rdf_format: RdfFormat, name: str, base: str) -> Iterator[Quad]:
    """The same of a file in this format, which is called `name` where an error is told."""
    content = content.removeprefix(_BOM)
    _check(content, rdf_format, name)
    try:
        yield from parse(content, rdf_format, base_iri=base)
    except SyntaxError as error:
        if "LoadDocumentCallback" in error.msg:
            message = f"{name} names a remote context, which is not fetched; put what it says into the file."
            raise Unreadable(message) from error
        message = f"{name} is not sound {rdf_format.name}: {error.msg[:300]}."
        raise Unreadable(message, error.lineno) from error


def _format(name: str) -> RdfFormat:
    known = FORMATS.get(Path(name).suffix.lower())
    if known is None:
        raise Unreadable(f"{name} does not end like an RDF file: {', '.join(FORMATS)}.")
    return known


def _check(content: bytes, rdf_format: RdfFormat, name: str) -> None:
    if rdf_format == RdfFormat.JSON_LD:
        _check_json(content, name)
    elif rdf_format == RdfFormat.RDF_XML:
        _check_xml(content, name)
    elif content.count(b"<<") > MAX_QUOTED:
        raise TooLarge(f"{name} holds over {MAX_QUOTED:,} statements about statements; leave them out.")


def _check_json(content: bytes, name: str) -> None:
    brackets = _JSON_STRING.sub(b"", content).translate(None, _NOT_BRACKETS)
    steps = (1 if bracket in b"{[" else -1 for bracket in brackets)
    if max(accumulate(steps), default=0) > MAX_DEPTH:
        raise TooLarge(f"{name} nests objects over {MAX_DEPTH} deep; write them flat.")


def _check_xml(content: bytes, name: str) -> None:
    parser = expat.ParserCreate()
    depth = 0

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            message = f"{name} nests elements over {MAX_DEPTH} deep; write them flat."
            raise TooLarge(message)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_declaration: object) -> None:
        message = f"{name} has a DOCTYPE, which could hide entities; leave it out and write IRIs in full."
        raise Unreadable(message, parser.CurrentLineNumber)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable(f"{name} is not sound XML: {error}.", error.lineno) from error
