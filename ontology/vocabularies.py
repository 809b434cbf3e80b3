"""Vocabularies read from RDF: the shipped one, and a site's own SKOS files beside it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph
import rdflib

from ontology.concepts import Vocabulary


def load_vocabulary(base: str, extra: Sequence[Path] = ()) -> Vocabulary:
    """The shipped concepts and those of a site's SKOS files, merged by IRI.

    Raises Unreadable, with the file and line, where a file is not sound RDF.
    """
    raise NotImplementedError


def vocabulary_quads(base: str, extra: Sequence[Path] = ()) -> Iterator[pyoxigraph.Quad]:
    """Ontology, rules and concepts for the store, in the named graph of the vocabulary."""
    raise NotImplementedError


def shapes_graph(base: str) -> rdflib.Graph:
    """The shapes that a sound graph conforms to."""
    raise NotImplementedError
