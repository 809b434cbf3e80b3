"""The W3C's tests of SPARQL 1.0 and 1.1 queries, put through our guard and workers and to Oxigraph itself.

The manifests are not ours and are not kept here: scripts/clients fetches them. What is expected to fail, and
why, stands in docs/conformance.md.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest

from graph.sparql.guard import Checked, check
from graph.sparql.limits import Limits
from graph.sparql.pool import Pool
from graph.sparql.task import Task
from graph.triples.terms import prefixes
from ontology.errors import Invalid, Refused, ThroughlineError
from ontology.iris import Iris
from tests.clients.w3c_manifests import Case, Suite
from tests.clients.w3c_results import Outcome, agreeing, lines, outcome, read, told

BASES = {
    "sparql11": "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/",
    "dawg-data-r2": "http://www.w3.org/2001/sw/DataAccess/tests/data-r2/",
}
FOLDERS = {
    "sparql11": "aggregates bind bindings construct csv-tsv-res exists functions grouping json-res negation "
    "project-expression property-path subquery syntax-query",
    "dawg-data-r2": "algebra ask basic bnode-coreference boolean-effective-value bound cast construct dataset "
    "distinct expr-builtin expr-equals expr-ops graph i18n open-world optional optional-filter reduced regex "
    "solution-seq sort syntax-sparql1 syntax-sparql2 syntax-sparql3 syntax-sparql4 syntax-sparql5 triple-match "
    "type-promotion",
}
UPDATES = (
    "add basic-update clear copy delete delete-data delete-insert delete-where drop move syntax-update-1 "
    "syntax-update-2 update-silent"
)
NOTHING = "urn:x:nothing"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """The workers that a site has."""
    with Pool(Limits()) as pool:
        yield pool


@pytest.fixture(scope="module")
def suites(manifests: Path) -> dict[str, Suite]:
    """Both suites by their names."""
    return {name: Suite(manifests / name, base) for name, base in BASES.items()}


# What Oxigraph answers otherwise than the manifests, by the reason; a test that passes must not stand here.
EXPECTED = {
    "numbers and dates are stored by value: 01 and 1 are one term": "csv03 dawg-str-1 dawg-str-2 distinct-1 "
    "distinct-9 eq-graph-1 eq-graph-2 open-eq-01 sameTerm-eq sameTerm-not-eq sameTerm-simple term-6",
    "RDF 1.1: a plain string is one of xsd:string": "dawg-datatype-2 distinct-2 strdt03 strlang03",
    "SPARQL 1.1: a number does not end in a dot, and another token is the longest": "syn-bad-26 syntax-lit-08 "
    "term-7",
    r"\u escapes are read in IRIs and strings only": "syntax-esc-04 syntax-esc-05",
    "an erratum: groups of no solutions are none": "agg-empty-group",
    "dates without a time zone are compared with those that have one": "date-2",
    "BNODE(text) is one node in a query, not one in a solution": "bnode01",
    "one of two readings, of which both are tests": "dawg-optional-filter-005-simplified",
}


@pytest.mark.parametrize(
    ("name", "folder"), [(name, folder) for name, row in FOLDERS.items() for folder in row.split()]
)
def test_what_passes_in_oxigraph_passes_here(
    suites: dict[str, Suite], pool: Pool, tmp_path: Path, name: str, folder: str
) -> None:
    """By JSON, XML and TSV, or by N-Triples, every answer is Oxigraph's, and that the expected one."""
    suite = suites[name]
    wrong: dict[str, str] = {}
    lacking: dict[str, str] = {}
    seen: set[str] = set()
    for number, case in enumerate(suite.cases(folder)):
        asking = Asking(suite, case, tmp_path / str(number))
        seen.add(case.name)
        bare, wanted = asking.bare(), asking.wanted()
        lacking |= (
            {} if agreeing(bare, wanted, lax=case.lax) else {case.name: f"{bare!s:.300} for {wanted!s:.300}"}
        )
        for form in asking.forms():
            ours = asking.ours(pool, form)
            wrong |= {} if ours == bare else {case.name: f"{form}: {ours!s:.300} for {bare!s:.300}"}
    expected = {test for row in EXPECTED.values() for test in row.split()}
    assert wrong == {}
    assert lacking.keys() == expected & seen, lacking


class Asking:
    """One test on a store of its own."""

    def __init__(self, suite: Suite, case: Case, store: Path) -> None:
        self.suite = suite
        self.case = case
        self.text = suite.path(case.query).read_text("utf-8")
        self.path = store
        self._load()

    def forms(self) -> list[str]:
        """The formats to ask for."""
        if self.case.kind == "CSVResultFormatTest":
            return ["csv"]
        if "Syntax" in self.case.kind:
            return ["json"]
        words = self.text.upper()
        return ["nt"] if "CONSTRUCT" in words or "DESCRIBE" in words else ["json", "xml", "tsv"]

    def bare(self) -> Outcome:
        """What Oxigraph says."""
        store = ox.Store.read_only(str(self.path))
        given = {} if self._has_dataset() else self._dataset()
        try:
            found = store.query(
                self.text,
                base_iri=self.case.query,
                **{name: [ox.NamedNode(iri) for iri in iris] for name, iris in given.items()},  # type: ignore[arg-type] # two lists
            )
            if "Syntax" in self.case.kind:
                return True
            if self.case.kind == "CSVResultFormatTest":
                return lines(found.serialize(format=ox.QueryResultsFormat.CSV))  # type: ignore[arg-type] # of SELECT
            return outcome(found)
        except SyntaxError:
            return "malformed"
        except RuntimeError:
            return "Syntax" in self.case.kind or "failed"

    def ours(self, pool: Pool, form: str) -> Outcome:
        """What guard and workers say, read back from one format."""
        try:
            content = self._answer(pool, check(self.text), form)
        except Refused:
            return "refused"
        except Invalid as error:
            if "cannot be answered" not in str(error):
                return "malformed"
            return "Syntax" in self.case.kind or "failed"
        except ThroughlineError as error:
            return f"{type(error).__name__}: {error}"
        if "Syntax" in self.case.kind:
            return True
        return lines(content) if form == "csv" else read(content, form)

    def wanted(self) -> Outcome:
        """What the manifest says."""
        if "Syntax" in self.case.kind:
            return "malformed" if "Negative" in self.case.kind else True
        assert self.case.result is not None
        file = self.suite.path(self.case.result)
        content = file.read_bytes()
        if file.suffix == ".csv":
            return lines(content)
        if file.suffix in (".srx", ".srj", ".tsv"):
            return read(content, {".srx": "xml", ".srj": "json", ".tsv": "tsv"}[file.suffix])
        form = ox.RdfFormat.from_extension(file.suffix[1:])
        assert form is not None
        store = ox.Store()
        store.load(content, format=form, base_iri=self.case.result)
        return told(store)

    def _answer(self, pool: Pool, checked: Checked, form: str) -> bytes:
        task = Task(
            store=str(self.path),
            query=checked.text,
            base=self.case.query,
            prefixes=prefixes(Iris("http://localhost:8000/")),
            format="nt" if checked.form in ("construct", "describe") else form.replace("nt", "json"),
            seconds=pool.limits.seconds,
            rows=pool.limits.rows,
            union=not checked.dataset,
            default=None if checked.dataset else self._dataset()["default_graph"],
            named=None if checked.dataset else self._dataset()["named_graphs"],
        )
        answer = pool.ask(task, whole=True)
        return answer.content if answer.rest is None else b"".join(answer.rest)

    def _load(self) -> None:
        store = ox.Store(str(self.path))
        for iri in dict.fromkeys((*self.case.data, *self.case.graphs, *self._from())):
            form = ox.RdfFormat.from_extension(iri.rpartition(".")[2])
            store.load(path=self.suite.path(iri), format=form, base_iri=iri, to_graph=ox.NamedNode(iri))
        store.flush()

    def _dataset(self) -> dict[str, tuple[str, ...]]:
        return {"default_graph": self.case.data or (NOTHING,), "named_graphs": self.case.graphs}

    def _has_dataset(self) -> bool:
        return bool(self._from()) or "FROM" in self._words()

    def _words(self) -> list[str]:
        """The words of the query, comments left out."""
        kept = (line for line in self.text.splitlines() if not line.startswith("#"))
        return " ".join(kept).replace("FROM<", "FROM <").split()

    def _from(self) -> tuple[str, ...]:
        """The files that FROM clauses name."""
        words = self._words()
        iris = [words[at + 1 :] for at, word in enumerate(words) if word == "FROM"]
        named = [
            rest[1] if rest[0].upper() == "NAMED" else rest[0]
            for rest in iris
            if rest and "<" in "".join(rest[:2])
        ]
        found = (urljoin(self.case.query, iri.strip("<>")) for iri in named)
        return tuple(iri for iri in found if self.suite.path(iri).is_file())


@pytest.mark.parametrize("folder", UPDATES.split())
def test_updates_are_refused(suites: dict[str, Suite], folder: str) -> None:
    """Every request of the update suites, sound or not, is refused before Oxigraph sees it."""
    suite = suites["sparql11"]
    passed = []
    for case in suite.cases(folder):
        try:
            passed.append((case.name, check(suite.path(case.query).read_text("utf-8"))))
        except (Refused, Invalid):
            continue
    assert passed == []


@pytest.mark.parametrize("folder", ["service", "syntax-fed"])
def test_services_are_refused(suites: dict[str, Suite], folder: str) -> None:
    """Every federated query of the suite."""
    suite = suites["sparql11"]
    cases = list(suite.cases(folder))
    for case in cases:
        with pytest.raises(Refused):
            check(suite.path(case.query).read_text("utf-8"))
    assert cases
