"""What a check of the graph against its shapes found, as JSON and as RDF."""

import io
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import orjson
from pyoxigraph import RdfFormat, parse, serialize

from api.bodies.things import found_thing
from graph.store.validation import SECONDS, Validation, validation
from library.snapshots.snapshot import Snapshot
from ontology.errors import Busy
from ontology.shapes import ValidationResult

#: The forms of a report as RDF, by their short names.
FORMS: Final[Mapping[str, RdfFormat]] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
_KEPT: Final = 16


@dataclass(frozen=True, slots=True)
class ValidationAnswer:
    """Whether the whole graph, or that of one document, is as the shapes ask; `total` counts its faults.

    A graph conforms where nothing is worse than a warning.
    """

    snapshot: str
    document: str | None
    conforms: bool
    total: int
    results: tuple[ValidationResult, ...]


class Validations:
    """The checks of a service: one at a time, and each kept, since a snapshot never changes."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._running = threading.Lock()
        self._known: OrderedDict[tuple[str, str | None], Validation] = OrderedDict()

    def of(self, snapshot: Snapshot, document: str | None) -> Validation:
        """What was found of a document by its slug, or of all.

        Raises NotFound, TooLarge, Exhausted, and Busy where another check takes all the time.
        """
        if document is not None:
            found_thing(snapshot, f"document/{document}", "document")
        key = snapshot.id, document
        if key in self._known:
            return self._known[key]
        if not self._running.acquire(timeout=SECONDS):
            raise Busy("Another check is running: try again in a moment.")
        try:
            if key not in self._known:
                self._known[key] = self._checked(snapshot, document)
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
            return self._known[key]
        finally:
            self._running.release()

    def _checked(self, snapshot: Snapshot, document: str | None) -> Validation:
        manifest = snapshot.manifest
        slugs = [document] if document else [*manifest.holdings]
        triples = manifest.counts.vocabulary_quads + sum(manifest.holdings[slug].quads for slug in slugs)
        graphs = [snapshot.iris.graph(slug) for slug in (*slugs, "vocabulary")]
        return validation(snapshot.layout.store, snapshot.iris.base, graphs, triples, memory=self._memory)


def validation_json(snapshot: Snapshot, document: str | None, found: Validation) -> bytes:
    """The answer as a program reads it."""
    told = ValidationAnswer(
        snapshot.id,
        document,
        found.conforms,
        found.total,
        tuple(ValidationResult(**each) for each in found.results),
    )
    return orjson.dumps(told)


def validation_rdf(found: Validation, name: str) -> bytes:
    """The sh:ValidationReport in one of the forms of RDF."""
    output = io.BytesIO()
    prefixes = {"sh": "http://www.w3.org/ns/shacl#"}
    statements = parse(found.report, format=RdfFormat.N_TRIPLES)
    serialize((quad.triple for quad in statements), output, FORMS[name], prefixes=prefixes)
    return output.getvalue()
