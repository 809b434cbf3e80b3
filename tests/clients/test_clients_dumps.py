"""Every dump is read by each of several parsers without a word of warning, and says the same in each."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import networkx as nx
import pyoxigraph
import pytest
import rdflib

BASE = "http://localhost:8000/"
DOCUMENTS = ("all", "wet-2024-2026", "cosii-workforce")
#: By the format of a dump, what rapper calls it; it reads no JSON-LD.
RAPPER = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig", "rdf": "rdfxml"}

Run = Callable[..., str]
Statements = frozenset[pyoxigraph.Triple] | frozenset[pyoxigraph.Quad]


def statements(nquads: str | bytes, *, graphs: bool) -> Statements:
    """What N-Quads say, with blank nodes named by the canonical algorithm of RDFC-1.0."""
    parsed = pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS)
    read = (quad if graphs else pyoxigraph.Quad(*quad.triple) for quad in parsed)
    dataset = pyoxigraph.Dataset(read)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(dataset if graphs else (quad.triple for quad in dataset))


def nquads(path: Path) -> bytes:
    """A dump as Oxigraph reads it."""
    form = pyoxigraph.RdfFormat.from_extension(path.suffix[1:])
    assert form is not None
    lines = pyoxigraph.serialize(
        pyoxigraph.parse(path=path, base_iri=BASE), format=pyoxigraph.RdfFormat.N_QUADS
    )
    return lines or b""


@pytest.mark.parametrize("document", DOCUMENTS)
def test_oxigraph_reads_the_same_in_every_format(dumps: dict[str, Path], document: str) -> None:
    """Triples in all six; named graphs in the three that have them."""
    read = {name: nquads(path) for name, path in dumps.items() if name.startswith(f"{document}.")}
    assert len(read) == 6
    assert len({statements(lines, graphs=False) for lines in read.values()}) == 1
    named = [f"{document}.{name}" for name in ("nq", "trig", "jsonld")]
    assert len({statements(read[name], graphs=True) for name in named}) == 1


def test_jena_finds_no_fault(dumps: dict[str, Path], jena: Run) -> None:
    """Strictly read, no dump gets an error or a warning; IRIs and lexical forms are checked too."""
    told = jena("riotcmd.riot", "--validate", "--strict", *dumps.values()).splitlines()
    assert len(told) == len(dumps)
    assert all(" INFO " in line and "File:" in line for line in told)


@pytest.mark.parametrize("name", ["ttl", "trig", "jsonld", "rdf"])
def test_jena_reads_what_oxigraph_reads(dumps: dict[str, Path], jena: Run, name: str) -> None:
    """The two have no code in common."""
    graphs = name in ("trig", "jsonld")
    told = jena("riotcmd.riot", "--output=nquads", f"--base={BASE}", dumps[f"all.{name}"])
    assert statements(told, graphs=graphs) == statements(nquads(dumps["all.nq"]), graphs=graphs)


@pytest.mark.parametrize("name", RAPPER)
def test_rapper_reads_what_oxigraph_reads(dumps: dict[str, Path], rapper: Run, name: str) -> None:
    """Nor has this one; it gives triples only."""
    for document in DOCUMENTS:
        told = rapper("-i", RAPPER[name], "-o", "ntriples", dumps[f"{document}.{name}"], BASE)
        assert statements(told, graphs=False) == statements(nquads(dumps[f"{document}.nq"]), graphs=False)


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize("name", ["ttl", "nq", "trig", "jsonld", "rdf"])
def test_rdflib_reads_as_many(dumps: dict[str, Path], name: str) -> None:
    """Of one document; warnings are errors here."""
    read = rdflib.Dataset(default_union=True).parse(dumps[f"cosii-workforce.{name}"], publicID=BASE)
    triples = {statement[:3] for statement in read}
    assert len(triples) == len(statements(nquads(dumps["cosii-workforce.nq"]), graphs=False))


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_drawings(
    server: str, tmp_path: Path, name: str, read: Callable[[Path], "nx.Graph[str]"]
) -> None:
    """All 63 recommendations are among the nodes."""
    file = tmp_path / f"all.{name}"
    file.write_bytes(httpx.get(f"{server}/export", params={"format": name}, timeout=60).content)
    assert ET.parse(file).getroot() is not None
    nodes = [node for node in read(file).nodes if "recommendation/" in str(node)]
    assert len(nodes) == 63
