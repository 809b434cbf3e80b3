"""The reader of RDF, for the confined process: its parsers recurse as deep as a file asks them to."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import orjson
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat

from ontology.characters import allowed
from ontology.errors import TooLarge, Unreadable
from ontology.rdf_files import parse_as

_XML: Final = re.compile(r"\s*<(?:\?xml|!--|!DOCTYPE|(?:[\w.-]+:)?RDF\b)", re.IGNORECASE)
_DIRECTIVE: Final = re.compile(
    r"^\s*(?:@prefix|@base|@version|PREFIX|BASE|VERSION)\b", re.IGNORECASE | re.MULTILINE
)
_TITLES: Final = tuple(
    NamedNode(iri)
    for iri in (
        "http://purl.org/dc/terms/title",
        "http://purl.org/dc/elements/1.1/title",
        "https://schema.org/name",
        "http://schema.org/name",
        "http://www.w3.org/2000/01/rdf-schema#label",
    )
)
_MEDIA_TYPES: Final = {
    RdfFormat.RDF_XML: ("application/rdf+xml",) * 2,
    RdfFormat.JSON_LD: ("application/ld+json",) * 2,
    RdfFormat.N_QUADS: ("application/n-triples", "application/n-quads"),
    RdfFormat.TRIG: ("text/turtle", "application/trig"),
}
_NAME: Final = "The file"


def render_statements(content: bytes) -> bytes:
    """The statements of a file, which follows a line of JSON that says whose they are."""
    header, _, body = content.partition(b"\n")
    told = orjson.loads(header)
    return orjson.dumps(_Reading(told).read(body))


class _Reading:
    def __init__(self, told: dict[str, Any]) -> None:
        self.base, self.document, self.most = told["base"], told["document"], told["most"]
        self.own = {NamedNode(self.base), NamedNode(self.document)}
        self.terms = f"{self.base}ontology#"
        self.nodes: dict[BlankNode, NamedNode] = {}
        self.graphs: Counter[str] = Counter()
        self.titles: dict[NamedNode, str] = {}

    def read(self, body: bytes) -> dict[str, Any]:
        rdf_format = _format(body)
        lines = dict.fromkeys(self._line(quad) for quad in self._quads(body, rdf_format))
        kinds = _MEDIA_TYPES[rdf_format]
        return {
            "lines": list(lines),
            "media_type": kinds[1 if self.graphs else 0],
            "title": next((self.titles[each] for each in _TITLES if each in self.titles), None),
            "notes": list(self._notes(len(lines))),
        }

    def _quads(self, body: bytes, rdf_format: RdfFormat) -> Iterator[Quad]:
        for count, quad in enumerate(parse_as(body, rdf_format, _NAME, self.base), 1):
            if count > self.most:
                raise TooLarge(f"The file makes over {self.most:,} statements; split it into several.")
            yield quad

    def _line(self, quad: Quad) -> str:
        subject, object_ = self._node(quad.subject), self._node(quad.object)
        if isinstance(subject, NamedNode) and subject.value.startswith(self.terms):
            message = f"The file says something of <{subject.value}>, a term of the site's own vocabulary"
            raise Unreadable(f"{message}; leave that out, or give it another name.")
        if not isinstance(quad.graph_name, DefaultGraph):
            self.graphs[str(quad.graph_name)] += 1
        if subject in self.own and isinstance(object_, Literal):
            self.titles.setdefault(quad.predicate, object_.value)
        return f"{subject} {quad.predicate} {object_}"

    def _node(self, node: Any) -> NamedNode | Literal:  # noqa: ANN401 (any term of RDF 1.2)
        if isinstance(node, BlankNode):
            return self.nodes.setdefault(node, NamedNode(f"{self.document}#node-{len(self.nodes) + 1}"))
        if isinstance(node, Literal):
            return _plain(node)
        if isinstance(node, NamedNode):
            return node
        raise Unreadable("The file makes statements about statements, which are not kept; leave them out.")

    def _notes(self, count: int) -> Iterator[str]:
        yield f"The document is RDF: {count:,} statements for its named graph, no recommendations in words."
        if self.graphs:
            many = f"{len(self.graphs):,} graphs of its own" if len(self.graphs) > 1 else "a graph of its own"
            yield f"The file names {many}; what it says in them stands in the document's graph."


def _plain(literal: Literal) -> Literal:
    """The literal with what no export could hold replaced, and without a direction of its script."""
    if literal.language:
        return Literal(allowed(literal.value), language=literal.language)
    return Literal(allowed(literal.value), datatype=literal.datatype)


def _format(body: bytes) -> RdfFormat:
    """Which way of writing RDF a file is in: its beginning tells, and N-Quads have no directives."""
    text = body.decode("utf-8", "replace")
    if _XML.match(text):
        return RdfFormat.RDF_XML
    if text.lstrip()[:1] in {"{", "["} and not _is_trig(text):
        return RdfFormat.JSON_LD
    if _DIRECTIVE.search(text) or not _is_lines(text):
        return RdfFormat.TRIG
    return RdfFormat.N_QUADS


def _is_trig(text: str) -> bool:
    """Whether a brace or bracket begins a graph or a blank node, and not JSON."""
    after = text.lstrip()[1:].lstrip()[:1]
    return after not in {'"', "{", "[", "}", "]"}


def _is_lines(text: str) -> bool:
    """Whether the first lines with words are each a statement that ends with its dot."""
    lines = (line.strip() for line in text[:20_000].split("\n")[:20])
    said = [line for line in lines if line[:1] not in {"", "#"}]
    return all(line.startswith(("<", "_:")) and line.endswith(".") for line in said[:-1] or said)
