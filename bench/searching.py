"""Search and index building beside bare tantivy, in one run, on a generated library.

    python -m bench.searching [--recommendations 10000] [--concepts 2000] [--queries 200]

Our search is measured against three uses of bare tantivy. "same query" runs the query that our search
compiles, and fetches and parses the ten records; what is above it is what reading, naming, marking and
explaining cost. "by hand" is an index of title, text and cells, stemmed by tantivy's own analyzer and asked
through tantivy's own parser with all words required; "with snippets" adds tantivy's snippets of those fields.
Times are of the processor, so that a busy machine spoils them less.
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
from graph.catalog.catalog import Catalog
from graph.catalog.writer import CatalogWriter
from ingest.reading import read
from ontology.concepts import Vocabulary
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.ties import DocumentLinker
from ontology.views import concept_view, document_view, recommendation_view
from ontology.vocabularies import load_vocabulary
from search.attempts import attempts
from search.compiling import compiled
from search.entry import Entry, index_entry
from search.index import Index
from search.kept_counts import KeptCounts
from search.query import search
from search.request import SearchRequest
from search.schema import register_analyzers
from search.writer import IndexWriter

IRIS = Iris("http://localhost:8000/")
PAGE = 10
TEXTS = ("title", "text", "cells")
KEYS = ("id", "document", "kind", "topic")
FACETS = ("document", "kind", "topic")

Way = Callable[[str], Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Library:
    """Both indexes of a generated library, and the seconds that each took to build."""

    ours: Index
    catalog: Catalog
    by_hand: tantivy.Index
    seconds_ours: float
    seconds_by_hand: float


def build(folder: Path, recommendations: int, labels: Sequence[str]) -> Library:
    """Generate, read and link a library, then build both indexes from the same entries."""
    terms = folder / "terms.ttl"
    terms.write_text("".join(vocabulary(list(labels))), "utf-8")
    words = load_vocabulary(IRIS.base, [terms])
    with CatalogWriter(folder / "catalog.sqlite") as catalog:
        entries = list(_prepared(recommendations, labels, words, catalog))
        catalog.commit()
    started = time.process_time()
    writer = IndexWriter.create(folder / "ours")
    for ordinal, entry in enumerate(entries):
        writer.add(ordinal, entry)
    writer.seal()
    between = time.process_time()
    by_hand = _written_by_hand(folder / "by_hand", entries)
    ended = time.process_time()
    opened = Index.open(folder / "ours")
    return Library(
        opened, Catalog.open(folder / "catalog.sqlite"), by_hand, between - started, ended - between
    )


def _prepared(
    recommendations: int, labels: Sequence[str], words: Vocabulary, catalog: CatalogWriter
) -> Iterator[Entry]:
    """What the index takes; on the way the catalog is filled, with true counts."""
    linker = Linker(words)
    tied: list[str] = []
    for concept in words.concepts.values():
        catalog.add_concept(concept, orjson.dumps(concept_view(concept, IRIS)))
    for plan in plans(recommendations, list(labels)):
        reading = read(plan.text.encode(), source_name=plan.name, slug=plan.name.removesuffix(".txt"))
        catalog.add_document(reading.document, orjson.dumps(document_view(reading.document, IRIS, {})))
        links = DocumentLinker(reading.document, words, linker)
        for linked in map(links.link, reading.recommendations):
            view = recommendation_view(linked, reading.document, IRIS)
            yield index_entry(linked, view, reading.document)
            tied += {tie.target for tie in linked.ties if tie.target in words.concepts}
    counts = np.bincount(catalog.ordinals(tied), minlength=10 * len(words.concepts))
    catalog.set_counts(counts.astype(np.uint32))


def _written_by_hand(path: Path, entries: Sequence[Entry]) -> tantivy.Index:
    path.mkdir()
    builder = tantivy.SchemaBuilder()
    for field in TEXTS:
        builder.add_text_field(field, stored=True, tokenizer_name="en_stem")
    for field in KEYS:
        builder.add_text_field(field, tokenizer_name="raw", fast=True, index_option="basic")
    builder.add_text_field("record", stored=True, tokenizer_name="none", index_option="basic")
    index = tantivy.Index(builder.build(), path=str(path))
    register_analyzers(index)
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    kept = {*TEXTS, *KEYS, "record"}
    for entry in entries:
        fields = {name: value for name, value in entry.fields.items() if name in kept}
        writer.add_document(tantivy.Document(**fields))
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


def ways(library: Library) -> dict[str, Way]:
    """The ways to ask: each makes a query ready, and what it returns is what is timed."""
    ours, catalog, hand = library.ours, library.catalog, library.by_hand

    def same(q: str) -> Callable[[], object]:
        tree = next(attempts(q, ours, catalog, expand=True)).tree
        query = compiled(tree, ours).query
        return lambda: ours.records_of(query, PAGE)

    def asked(q: str, **how: object) -> Callable[[], object]:
        request = SearchRequest(q, limit=PAGE, **how)  # type: ignore[arg-type] # by name
        return lambda: search(ours, catalog, request)

    def counted(q: str) -> Callable[[], object]:
        request = SearchRequest(q, limit=PAGE, facets=FACETS)

        def run() -> object:
            ours.counts = KeptCounts()  # else only the first run would count
            return search(ours, catalog, request)

        return run

    return {
        "by hand": lambda q: lambda: _asked_by_hand(hand, q),
        "with snippets": lambda q: lambda: _asked_by_hand(hand, q, snippets=True),
        "same query": same,
        "search": asked,
        "unexpanded": lambda q: asked(q, expand=False),
        "hand facets": lambda q: lambda: _counted_by_hand(hand, q),
        "facets": counted,
    }


def _asked_by_hand(index: tantivy.Index, q: str, *, snippets: bool = False) -> object:
    query = index.parse_query(q, list(TEXTS), {"title": 3.0}, conjunction_by_default=True)
    searcher = index.searcher()
    found = [searcher.doc(place) for _, place in searcher.search(query, limit=PAGE).hits]
    records = [orjson.loads(document.get_first("record") or b"null") for document in found]
    if not snippets:
        return records
    makers = [tantivy.SnippetGenerator.create(searcher, query, index.schema, field) for field in TEXTS]
    return records, [[maker.snippet_from_doc(each).to_html() for maker in makers] for each in found]


def _counted_by_hand(index: tantivy.Index, q: str) -> object:
    query = index.parse_query(q, list(TEXTS), {"title": 3.0}, conjunction_by_default=True)
    exact = {"size": 50, "segment_size": 10_000_000}
    counts = index.searcher().aggregate(query, {f: {"terms": {"field": f, **exact}} for f in FACETS})
    return counts, _asked_by_hand(index, q, snippets=True)


def measure(library: Library, labels: Sequence[str], count: int) -> None:
    """Print the times of each kind of query, and how they compare."""
    by_kind: dict[str, list[str]] = {}
    for kind, query in queries(labels, count):
        by_kind.setdefault(kind, []).append(query)
    for kind, asked in by_kind.items():
        print(f"\n{kind:16}{'p50 ms':>9}{'p95 ms':>9}{'× same query':>14}{'× with snippets':>17}")
        times = {name: _times([way(q) for q in asked]) for name, way in ways(library).items()}
        for name, (median, late) in times.items():
            same, snippets = times["same query"][0], times["with snippets"][0]
            print(f"{name:16}{median:9.3f}{late:9.3f}{median / same:14.2f}{median / snippets:17.2f}")


def _times(runs: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """The median and the 95th percentile in milliseconds, after a first run of each to warm up."""
    for run in runs:
        run()
    taken: list[float] = []
    for run in runs:
        started = time.thread_time()
        run()
        taken.append((time.thread_time() - started) * 1e3)
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
    labels = concept_labels(given.concepts)
    with tempfile.TemporaryDirectory() as folder:
        library = build(Path(folder), given.recommendations, labels)
        ratio = library.seconds_ours / library.seconds_by_hand
        print(f"{given.recommendations:,} recommendations, {library.ours.searcher.num_segments} segments")
        print(f"index {library.seconds_ours:.2f} s, by hand {library.seconds_by_hand:.2f} s: × {ratio:.2f}")
        measure(library, labels, given.queries)


if __name__ == "__main__":
    main()
