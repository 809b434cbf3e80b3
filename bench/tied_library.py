"""A generated catalog and ties: concepts by Zipf's law, documents of 200 rows and six categories."""

import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.catalog.writer import CatalogWriter
from graph.ties.edges import DocumentEdges
from graph.ties.relations import RELATIONS
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter
from ontology.concepts import KINDS, Concept
from ontology.records import Category, Document, Place, SourcedText

ROWS = 200  # recommendations of one document
CATEGORIES = 6
EDGES = 8.5  # of one recommendation
BASE = "http://localhost:8000/id/"


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """What is asked, and the seconds that its two parts took to make."""

    catalog: Catalog
    ties: Ties
    catalog_seconds: float
    ties_seconds: float

    def fetch(self, ordinals: Sequence[int]) -> list[bytes]:
        """Records as the text index would give them."""
        return [_record(self, ordinal) for ordinal in ordinals]


@cache
def _record(library: Library, ordinal: int) -> bytes:
    things = library.catalog.by_ordinals(edge.thing for edge in library.ties.edges_of(ordinal))
    words = [thing.label for thing in things if thing.type == "concept"]
    text = "It is recommended to " + ", and to support ".join(words) + "."
    mentions = [
        {
            "concept": thing.id,
            "field": "text",
            "start": at,
            "end": at + len(thing.label),
            "quote": thing.label,
        }
        for thing in things
        if (at := text.find(thing.label)) >= 0
    ]
    code = f"A{ordinal}"
    source = {"document": "plan", "line_start": ordinal, "line_end": ordinal, "page": None, "quote": text}
    empty = dict.fromkeys(("title", "category", "actor", "funding", "status", "question"))
    fields = {"id": f"plan/{code}", "iri": BASE, "document": "plan", "code": code, "kind": "policy"}
    lists = {"responsible": [], "attributes": {}, "mentions": mentions}
    return orjson.dumps(empty | fields | lists | {"text": text, "source": source})


def build(folder: Path, recommendations: int, concepts: int) -> Library:
    """A library of that many recommendations and concepts."""
    kinds = itertools.cycle(KINDS)
    nothing, here = SourcedText("Category", ()), Place(0, 0, 1, 1)
    chance = np.random.default_rng(7)
    weights = np.cumsum(1 / (np.arange(concepts) + 3.0))
    catalog_seconds = ties_seconds = 0.0
    with CatalogWriter(folder / "catalog.sqlite") as writer:
        start = time.perf_counter()
        for number, kind in zip(range(concepts), kinds, strict=False):
            label = f"concept number {number}"
            view = orjson.dumps({"label": label, "alt_labels": []})
            writer.add_concept(Concept(f"{kind}/c-{number}", "", kind, label), view)
        catalog_seconds += time.perf_counter() - start
        tied = TiesWriter(folder / "ties")
        for number in range(recommendations // ROWS):
            start = time.perf_counter()
            slug = f"plan-{number:06}"
            document = Document(slug, slug, "", "", "", None, "", 0, "", "")
            ordinal = writer.add_document(document, b"{}")
            for category in range(CATEGORIES):
                writer.add_category(slug, Category(str(category), nothing, None, here), b"{}")
            catalog_seconds += time.perf_counter() - start
            edges, things = _edges(chance, weights, ordinal)
            start = time.perf_counter()
            tied.add_document(ordinal, edges, things)
            ties_seconds += time.perf_counter() - start
        start = time.perf_counter()
        tied.seal(writer.columns(), writer.document_order())
        ties_seconds += time.perf_counter() - start
        ties = Ties.open(folder / "ties")
        writer.set_counts(ties.counts)
        writer.commit()
    catalog = Catalog.open(folder / "catalog.sqlite")
    return Library(catalog, ties, catalog_seconds, ties_seconds)


def _edges(
    chance: np.random.Generator, weights: NDArray[np.float64], document: int
) -> tuple[DocumentEdges, list[int]]:
    size = int(ROWS * (EDGES - 1))
    drawn = np.searchsorted(weights, chance.random(size) * weights[-1]) + 1
    categories = chance.integers(1, CATEGORIES + 1, ROWS) + document
    targets, things = np.unique(np.concatenate([drawn, categories]), return_inverse=True)
    relations = chance.integers(0, len(RELATIONS) - 1, size)
    relations[chance.random(size) < 0.7] = RELATIONS.index("mentions")
    edges = DocumentEdges(
        size=ROWS,
        targets=(),
        recommendations=np.concatenate([chance.integers(0, ROWS, size), np.arange(ROWS)]).astype(np.uint32),
        things=things.astype(np.uint32),
        relations=np.concatenate([relations, np.full(ROWS, RELATIONS.index("category"))]).astype(np.uint8),
        inferred=np.zeros(size + ROWS, np.bool_),
    )
    return edges, targets.tolist()
