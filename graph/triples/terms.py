"""The vocabularies that the graph is written in, by their prefixes."""

from functools import cache, lru_cache
from typing import Final

from graph.triples.nquads import iri
from ontology.concepts import KINDS
from ontology.iris import Iris

# Written out: rdflib, which knows them, takes long to import, and workers start with every hostile query.
STANDARD: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@cache
def prefixes(iris: Iris) -> dict[str, str]:
    """The prefixes of every export, sorted: the standard vocabularies, ours, and each kind of concept."""
    concepts = {kind: iris.thing(f"{kind}/") for kind in KINDS}
    return dict(sorted({**STANDARD, **concepts, "tl": iris.term("")}.items()))


def term_iri(iris: Iris, name: str) -> str:
    """The IRI of a term by its short name, such as "dcterms:title"."""
    prefix, _, local = name.partition(":")
    return prefixes(iris)[prefix] + local


class Terms(dict[str, str]):
    """Terms by their short names, as N-Quads spell them; each is spelled once."""

    def __init__(self, iris: Iris) -> None:
        super().__init__()
        self._iris = iris

    def __missing__(self, name: str) -> str:
        self[name] = spelled = iri(term_iri(self._iris, name))
        return spelled


@cache
def terms_of(iris: Iris) -> Terms:
    """The terms under one base."""
    return Terms(iris)


@lru_cache(maxsize=65_536)
def thing(iris: Iris, thing_id: str) -> str:
    """The IRI of a thing as N-Quads spell it; the same concepts come again and again."""
    return iri(iris.thing(thing_id))


def fragment(subject: str, name: str) -> str:
    """The IRI of a part that has no id of its own, below the IRI of what it belongs to."""
    return f"{subject}-{name}" if "#" in subject else f"{subject}#{name}"
