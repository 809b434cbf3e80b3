"""Kinds of query beside bare tantivy on the same index, in one run, on a generated library.

    python -m bench.beside_bare [--recommendations 100000] [--library DIRECTORY] [--queries 40]

Bare is the query that someone would put together by hand for the same fields, with the count and the ten
records fetched, as they are stored; "read" has their JSON read, too. Ours is the whole answer as JSON: the
records, reasons, marks and addresses. "First" nothing is known of the query; "known" it was asked before, in
another order or for another page; "again" the very same was asked, and the service has its answer. HTTP is
aside. Times are of the processor: of each query the least of several runs, the ways by turns, and of a kind
the median. With `--library` the library is kept, and measured again without being built where it is there.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import orjson
import tantivy
from tantivy import Occur, Query

from api.bodies.hits import search_body
from api.searches import Searches
from bench.corpus import concept_labels, plans, vocabulary
from library.documents.corpus import shipped_documents
from library.documents.stored import NewDocument
from library.home import Home
from library.snapshots.snapshot import Snapshot
from search.kept import text_of
from search.request import SearchRequest
from search.schema import WEIGHTS, register_analyzers, stemmed

BASE: Final = "https://plans.example/"
PAGE: Final = 10
_RUNS: Final = 15
_CONCEPTS: Final = 20_000
_RARE: Final = 50
_KEPT: Final = 2**25

Run = Callable[[], object]
Built = Callable[[tantivy.Index], Query]


class Asked(NamedTuple):
    """One query of a kind: as it is asked of a search, and as it is put together by hand."""

    kind: str
    request: SearchRequest
    by_hand: Built


def main() -> None:
    """Print one table."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(arguments.library or Path(folder) / "library", BASE)
        labels = concept_labels(_CONCEPTS)
        if not home.path.joinpath("snapshots").is_dir():
            _fill(home, arguments.recommendations, labels)
        with home.current() as snapshot:
            found = snapshot.manifest.counts.recommendations
            print(f"{found:,} recommendations, {snapshot.index.searcher.num_segments} segments")
            _measure(snapshot, list(_asked(snapshot, labels, arguments.queries)))


def _fill(home: Home, recommendations: int, labels: Sequence[str]) -> None:
    """The shipped documents, whose words are rare here, and generated ones."""
    folder = home.path / "vocabularies"
    folder.mkdir(parents=True)
    (folder / "generated.ttl").write_text("".join(vocabulary(list(labels))), "utf-8")
    generated = (NewDocument(plan.text.encode(), plan.name) for plan in plans(recommendations, list(labels)))
    home.add(document for each in (shipped_documents(), generated) for document in each)


def _asked(snapshot: Snapshot, labels: Sequence[str], count: int) -> Iterator[Asked]:
    """Queries of every kind, their words as common as in the library."""
    chance = random.Random(11)
    likely = [1 / (rank + 3) for rank in range(len(labels))]
    rare = chance.choices(_rare_words(snapshot), k=count)
    for at in range(count):
        one, other = (label.split() for label in chance.choices(labels, likely, k=2))
        word, second = chance.choice(one), chance.choice(other)
        document = f"plan-{chance.randrange(snapshot.manifest.counts.documents - 10):05}"
        yield _worded("rare word", rare[at])
        yield _worded("common word", word)
        yield _worded("two words", f"{word} {second}")
        yield _worded("phrase", f'"{one[0]} {one[1]}"')
        yield _worded("name", " ".join(one))
        yield Asked("fuzzy", SearchRequest(f"{word}~1", limit=PAGE), _alike(word, distance=1))
        yield Asked("prefix", SearchRequest(f"{word[:4]}*", limit=PAGE), _alike(word[:4], prefix=True))
        yield Asked("field", SearchRequest(f"title:{word}", limit=PAGE), _parsed(word, ("title",)))
        for name, value in (("document", document), ("kind", "program-existing")):
            within = SearchRequest(word, {name: (value,)}, limit=PAGE)
            yield Asked(f"of one {name}", within, _within(word, name, value))


def _rare_words(snapshot: Snapshot) -> list[str]:
    every = snapshot.index.searcher.terms_with_prefix("text", "", limit=1_000_000)
    return [word for word, count in every if word.isalpha() and len(word) > 4 and 5 < count <= _RARE]


def _worded(kind: str, q: str) -> Asked:
    return Asked(kind, SearchRequest(q, limit=PAGE), _parsed(q))


def _parsed(q: str, fields: Sequence[str] = tuple(WEIGHTS)) -> Built:
    """Words or a phrase as tantivy's own parser reads them, stemmed, in some fields."""
    names = [stemmed(field) for field in fields]
    weights = {stemmed(field): WEIGHTS[field] for field in fields}
    return lambda index: index.parse_query(q, names, weights, conjunction_by_default=True)


def _alike(word: str, *, distance: int = 0, prefix: bool = False) -> Built:
    def built(index: tantivy.Index) -> Query:
        like = [
            Query.fuzzy_term_query(index.schema, field, word, distance=distance, prefix=prefix)
            for field in WEIGHTS
        ]
        return Query.boolean_query([(Occur.Should, query) for query in like])

    return built


def _within(word: str, name: str, value: str) -> Built:
    def built(index: tantivy.Index) -> Query:
        only = Query.term_query(index.schema, name, value, index_option="basic")
        every = [(Occur.Must, _parsed(word)(index)), (Occur.Must, Query.const_score_query(only, 0.0))]
        return Query.boolean_query(every)

    return built


def _measure(snapshot: Snapshot, queries: Sequence[Asked]) -> None:
    bare = tantivy.Index.open(str(snapshot.layout.index))
    register_analyzers(bare)
    searcher = bare.searcher()

    def by_hand(asked: Asked) -> list[str]:
        found = searcher.search(asked.by_hand(bare), limit=PAGE).hits
        return [text_of(searcher.doc(place), "record") for _, place in found]

    def read(asked: Asked) -> object:
        return [orjson.loads(record) for record in by_hand(asked)]

    def first(asked: Asked) -> object:
        snapshot.index.remembered.cache_clear()
        return search_body(snapshot, asked.request)

    def known(asked: Asked) -> object:
        return search_body(snapshot, asked.request)

    searches = Searches(_KEPT)

    def again(asked: Asked) -> object:
        return searches.body(snapshot, asked.request)

    print(f"\n{'milliseconds':16}{'bare':>9}{'read':>9}{'first':>9}{'known':>9}{'again':>9}", end="")
    print(f"{'× bare':>11}{'known':>9}{'again':>9}")
    for kind in dict.fromkeys(asked.kind for asked in queries):
        alike = [asked for asked in queries if asked.kind == kind]
        times = [_times([by_hand, read, first, known, again], asked) for asked in alike]
        bare_ms, *others = (statistics.median(each) for each in zip(*times, strict=True))
        print(f"{kind:16}{bare_ms:9.3f}" + "".join(f"{each:9.3f}" for each in others), end="  ")
        print("".join(f"{each / bare_ms:9.2f}" for each in others[1:]))


def _times(ways: Sequence[Callable[[Asked], object]], asked: Asked) -> list[float]:
    """Milliseconds of each way, the least of several runs, by turns."""
    least = [float("inf")] * len(ways)
    for _ in range(_RUNS):
        for number, way in enumerate(ways):
            started = time.thread_time()
            way(asked)
            least[number] = min(least[number], (time.thread_time() - started) * 1e3)
    return least


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recommendations", type=int, default=100_000)
    parser.add_argument("--library", type=Path, help="a directory to keep the library in")
    parser.add_argument("--queries", type=int, default=40, help="of each kind")
    return parser.parse_args()


if __name__ == "__main__":
    main()
