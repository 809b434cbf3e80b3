"""Statements as a person reads them: subject by subject, each with what is said of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from api.bodies.body import at_site
from graph.triples.terms import STANDARD
from library.snapshots.snapshot import Snapshot

_LONGEST: Final = 60  # characters of an IRI that nothing names
_NAMES: Final = tuple(
    STANDARD[prefix] + name
    for prefix, name in (
        ("skos", "prefLabel"),
        ("dcterms", "title"),
        ("rdfs", "label"),
        ("schema", "name"),
        ("dcterms", "identifier"),
        ("schema", "text"),
    )
)


@dataclass(frozen=True, slots=True)
class Value:
    """A thing with its page, or a text; `note` is its language or datatype."""

    text: str
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of a subject by one property."""

    property: Value
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject with all that is said of it; `anchor` is the fragment of its IRI."""

    name: Value
    anchor: str | None
    rows: tuple[Row, ...]


class Reader:
    """Tells things by the names that are among the statements; links lead to the pages of this site."""

    def __init__(self, snapshot: Snapshot, statements: Iterable[Quad], prefixes: dict[str, str]) -> None:
        self._snapshot = snapshot
        self._prefixes = {**STANDARD, "tl": snapshot.iris.term(""), **prefixes}
        self._names = _named(statements)

    def subjects(self, said: Iterable[Quad]) -> list[Subject]:
        """The subjects, in the order in which they come."""
        by_subject: dict[object, dict[NamedNode, dict[object, None]]] = {}
        for quad in said:
            about = by_subject.setdefault(quad.subject, {})
            about.setdefault(quad.predicate, {})[quad.object] = None
        return [self._subject(node, about) for node, about in by_subject.items()]

    def referring(self, said: Iterable[Quad]) -> Subject | None:
        """What these statements are said of, by their properties, as if it were one subject."""
        by_property: dict[NamedNode, dict[object, None]] = {}
        for quad in said:
            by_property.setdefault(quad.predicate, {})[quad.subject] = None
        rows = tuple(
            Row(self.value(predicate), tuple(map(self.value, nodes)))
            for predicate, nodes in by_property.items()
        )
        return Subject(Value("What refers to this"), None, rows) if rows else None

    def value(self, term: object) -> Value:
        """A term as it is shown."""
        if isinstance(term, Literal):
            datatype = term.datatype.value.removeprefix(STANDARD["xsd"])
            return Value(term.value, None, term.language or (datatype if datatype != "string" else None))
        if isinstance(term, NamedNode):
            return Value(self._names.get(term) or self._short(term.value), self._url(term.value))
        return Value(f"_:{term.value}" if isinstance(term, BlankNode) else str(term))

    def iri(self, iri: str) -> Value:
        """An IRI as it is shown."""
        return self.value(NamedNode(iri))

    def _subject(self, node: object, about: dict[NamedNode, dict[object, None]]) -> Subject:
        anchor = node.value.partition("#")[2] if isinstance(node, NamedNode) else None
        rows = tuple(
            Row(self.value(predicate), tuple(map(self.value, values))) for predicate, values in about.items()
        )
        return Subject(self.value(node), anchor or None, rows)

    def _short(self, iri: str) -> str:
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        shown = iri.removeprefix(f"{self._snapshot.iris.base}id/")
        return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"

    def _url(self, iri: str) -> str | None:
        """An address to follow: at this site relative to its root; elsewhere only by http."""
        base = self._snapshot.iris.base
        if iri.startswith(f"{base}id/"):
            return at_site(self._snapshot, f"/doc/{iri.removeprefix(f'{base}id/')}")
        if iri.startswith(base):
            return at_site(self._snapshot, f"/{iri.removeprefix(base)}")
        return iri if iri.startswith(("http://", "https://")) else None


def _named(statements: Iterable[Quad]) -> dict[object, str]:
    names: dict[object, tuple[int, str]] = {}
    for quad, place in _ranked(statements):
        best = names.get(quad.subject)
        if best is None or place < best[0]:
            names[quad.subject] = (place, getattr(quad.object, "value", ""))
    return {node: name for node, (_, name) in names.items()}


def _ranked(statements: Iterable[Quad]) -> Iterator[tuple[Quad, int]]:
    ranks = {iri: place for place, iri in enumerate(_NAMES)}
    for quad in statements:
        if quad.predicate.value in ranks and isinstance(quad.object, Literal):
            yield quad, ranks[quad.predicate.value]
