"""Search and index building beside bare tantivy, in one run, on a generated library.

    python -m bench.search [--recommendations 10000] [--queries 200]

Two bare tantivys are measured. "same query" runs the very query that our search compiles, and fetches and
parses the ten records: what is above it is what reading the query, naming, marking and explaining cost.
"by hand" is an index of title, text and cells stemmed by tantivy's own analyzer, asked through tantivy's own
parser with all words required: what is above it is the price of telling exact from stemmed, and of aliases.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson
import tantivy

from bench.corpus import concept_labels, plans, vocabulary
from graph.catalog import Catalog
from graph.catalog_writer import CatalogWriter
from ingest.reading import read
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.ties import DocumentLinker
from ontology.views import concept_view, document_view, recommendation_view
from ontology.vocabularies import load_vocabulary
from search.attempts import attempts
from search.compiling import compiled
from search.entry import Entry, index_entry
from search.index import Index
from search.query import search
from search.request import SearchRequest
from search.writer import IndexWriter

IRIS = Iris("http://localhost:8000/")
PAGE = 10


@dataclass(frozen=True, slots=True)
class Library:
    """Both indexes of a generated library, and how long each took to build, in seconds."""

    ours: Index
    catalog: Catalog
    by_hand: tantivy.Index
    labels: list[str]
    seconds_ours: float
    seconds_by_hand: float


def build(folder: Path, recommendations: int, concepts: int) -> Library:
    """Generate, read and link a library, then build both indexes from the same entries."""
    labels = concept_labels(concepts)
    entries, catalog = _prepare(folder, recommendations, labels)
    started = time.perf_counter()
    writer = IndexWriter.create(folder / "ours")
    for ordinal, entry in enumerate(entries):
        writer.add(ordinal, entry)
    writer.seal()
    ours = time.perf_counter() - started
    started = time.perf_counter()
    by_hand = _by_hand(folder / "by_hand", entries)
    return Library(Index.open(folder / "ours"), catalog, by_hand, labels, ours, time.perf_counter() - started)


def _prepare(folder: Path, recommendations: int, labels: list[str]) -> tuple[list[Entry], Catalog]:
    terms = folder / "terms.ttl"
    terms.write_text("".join(vocabulary(labels)), "utf-8")
    words = load_vocabulary(IRIS.base, [terms])
    linker = Linker(words)
    entries: list[Entry] = []
    tied: list[str] = []
    with CatalogWriter(folder / "catalog.sqlite") as catalog:
        for concept in words.concepts.values():
            catalog.add_concept(concept, orjson.dumps(concept_view(concept, IRIS)))
        for plan in plans(recommendations, labels):
            reading = read(plan.text.encode(), source_name=plan.name, slug=plan.name.removesuffix(".txt"))
            document = reading.document
            catalog.add_document(document, orjson.dumps(document_view(document, IRIS, {})))
            links = DocumentLinker(document, words, linker)
            for said in reading.recommendations:
                linked = links.link(said)
                entries.append(index_entry(linked, recommendation_view(linked, document, IRIS), document))
                tied += {tie.target for tie in linked.ties if tie.target in words.concepts}
        catalog.set_counts(
            np.bincount(catalog.ordinals(tied), minlength=len(words.concepts) * 2).astype(np.uint32)
        )
        catalog.commit()
    return entries, Catalog.open(folder / "catalog.sqlite")


def _by_hand(path: Path, entries: Sequence[Entry]) -> tantivy.Index:
    path.mkdir()
    builder = tantivy.SchemaBuilder()
    for field in ("title", "text", "cells"):
        builder.add_text_field(field, tokenizer_name="en_stem")
    for field in ("id", "document", "kind", "concept"):
        builder.add_text_field(field, tokenizer_name="raw", fast=True, index_option="basic")
    builder.add_bytes_field("record", stored=True)
    index = tantivy.Index(builder.build(), path=str(path))
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    kept = ("title", "text", "cells", "id", "document", "kind", "concept", "record")
    for entry in entries:
        writer.add_document(
            tantivy.Document(**{name: entry.fields[name] for name in kept if name in entry.fields})
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def queries(labels: Sequence[str], count: int) -> Iterator[tuple[str, str]]:
    """Kinds of query with queries, their words as common as in the library."""
    chance = random.Random(11)
    likely = [1 / (rank + 3) for rank in range(len(labels))]
    for _ in range(count):
        label, other = chance.choices(labels, likely, k=2)
        words = label.split()
        yield "one word", chance.choice(words)
        yield "two words", f"{chance.choice(words)} {chance.choice(other.split())}"
        yield "a name", label
        yield "a question", f"What {words[-1]} is there for {other.split()[0]} {other.split()[1]}?"


def measure(library: Library, count: int) -> None:
    """Print the times of each kind of query, and how they compare."""
    by_kind: dict[str, list[str]] = {}
    for kind, query in queries(library.labels, count):
        by_kind.setdefault(kind, []).append(query)
    ways: dict[str, Callable[[str], object]] = {
        "search": lambda q: search(library.ours, library.catalog, SearchRequest(q, limit=PAGE)),
        "no expansion": lambda q: search(
            library.ours, library.catalog, SearchRequest(q, limit=PAGE, expand=False)
        ),
        "by hand": _asked_by_hand(library.by_hand),
    }
    print(
        f"{'query':12}{'way':16}{'p50 ms':>8}{'p95 ms':>8}{'× same p50':>12}{'× same p95':>12}{'× hand p50':>12}"
    )
    for kind, asked in by_kind.items():
        same = _times(_same(library, asked))
        hand = _times([lambda q=q: ways["by hand"](q) for q in asked])
        print(f"{kind:12}{'same query':16}{same[0]:8.3f}{same[1]:8.3f}")
        for name, way in ways.items():
            times = _times([lambda q=q, way=way: way(q) for q in asked])
            print(
                f"{'':12}{name:16}{times[0]:8.3f}{times[1]:8.3f}"
                f"{times[0] / same[0]:12.2f}{times[1] / same[1]:12.2f}{times[0] / hand[0]:12.2f}"
            )


def _same(library: Library, asked: Sequence[str]) -> list[Callable[[], object]]:
    """The compiled queries, each to be run and its records fetched."""
    trees = [next(iter(attempts(q, library.ours, library.catalog, expand=True))).tree for q in asked]
    ready = [compiled(tree, library.ours).query for tree in trees]
    return [lambda query=query: library.ours.records_of(query, PAGE) for query in ready]


def _asked_by_hand(index: tantivy.Index) -> Callable[[str], object]:
    searcher = index.searcher()

    def ask(q: str) -> object:
        query = index.parse_query(
            q.strip("?"), ["title", "text", "cells"], {"title": 3.0}, conjunction_by_default=True
        )
        hits = searcher.search(query, limit=PAGE).hits
        return [orjson.loads(searcher.doc(place).get_first("record") or b"null") for _, place in hits]

    return ask


def _times(runs: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """The median and the 95th percentile in milliseconds, after a first run of each to warm up."""
    taken: list[float] = []
    for run in runs:
        run()
        started = time.perf_counter()
        run()
        taken.append((time.perf_counter() - started) * 1e3)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recommendations", type=int, default=10_000)
    parser.add_argument("--concepts", type=int, default=2_000)
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = build(Path(folder), given.recommendations, given.concepts)
        ratio = library.seconds_ours / library.seconds_by_hand
        print(f"{given.recommendations:,} recommendations, {library.ours.searcher.num_segments} segments")
        print(f"index: {library.seconds_ours:.2f} s, by hand {library.seconds_by_hand:.2f} s, × {ratio:.2f}")
        measure(library, given.queries)


if __name__ == "__main__":
    main()
