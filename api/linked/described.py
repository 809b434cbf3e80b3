"""A thing as RDF: what the graph says of it, and what there is to say of the answer itself."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from api.linked.dataset import DATASET
from graph.store.descriptions import MOST_PAGES, PAGE, Description, describe
from graph.syntaxes.writing import written
from graph.triples.terms import STANDARD
from library.snapshots.snapshot import Snapshot

FOAF: Final = "http://xmlns.com/foaf/0.1/"
HYDRA: Final = "http://www.w3.org/ns/hydra/core#"
VOID: Final = "http://rdfs.org/ns/void#"
_TYPE: Final = NamedNode(STANDARD["rdf"] + "type")
_LICENSE: Final = NamedNode(STANDARD["dcterms"] + "license")
_COMMENT: Final = NamedNode(STANDARD["rdfs"] + "comment")


def rdf(snapshot: Snapshot, description: Description, path: str, name: str, license_: str | None) -> bytes:
    """A page of a description, at `path` of the site, in an RDF format."""
    about = _about(snapshot, description, f"{snapshot.iris.base}{path.removeprefix('/')}", license_)
    more = {"foaf": FOAF, "hydra": HYDRA, "void": VOID}
    return written([*description.quads, *about], name, snapshot.iris, more)


def page_of(snapshot: Snapshot, iri: str, page: int) -> Description:
    """A page of what the graph says of a thing."""
    return describe(snapshot.graph, iri, page)


def _about(
    snapshot: Snapshot, description: Description, address: str, license_: str | None
) -> Iterator[Quad]:
    """That the document at the address is about the thing and of the dataset, and which page this is."""
    whole, dataset = NamedNode(address), NamedNode(f"{snapshot.iris.base}{DATASET}")
    yield Quad(whole, _TYPE, NamedNode(f"{FOAF}Document"))
    yield Quad(whole, NamedNode(f"{FOAF}primaryTopic"), description.thing)
    yield Quad(whole, NamedNode(f"{VOID}inDataset"), dataset)
    if license_ is not None:
        yield Quad(whole, _LICENSE, NamedNode(license_))
    if description.page > 1 or description.more:
        yield from _paged(whole, description)


def _paged(whole: NamedNode, description: Description) -> Iterator[Quad]:
    here = _numbered(whole, description.page)
    yield Quad(whole, NamedNode(f"{HYDRA}view"), here)
    yield Quad(here, _TYPE, NamedNode(f"{HYDRA}PartialCollectionView"))
    yield Quad(here, NamedNode(f"{HYDRA}first"), _numbered(whole, 1))
    if description.page > 1:
        yield Quad(here, NamedNode(f"{HYDRA}previous"), _numbered(whole, description.page - 1))
    if description.more and description.page < MOST_PAGES:
        yield Quad(here, NamedNode(f"{HYDRA}next"), _numbered(whole, description.page + 1))
    if description.more and description.page == MOST_PAGES:
        told = (
            f"More is said of this than {MOST_PAGES} pages of {PAGE} statements: ask SPARQL or take a dump."
        )
        yield Quad(here, _COMMENT, Literal(told, language="en"))


def _numbered(whole: NamedNode, page: int) -> NamedNode:
    return NamedNode(f"{whole.value}?page={page}")
