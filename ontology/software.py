"""What reads documents: this software, its readers of formats, and the layout profiles that ship with it.

They belong to no document, so the graph of the vocabulary describes them, each once (`software.toml`).
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode

from ontology.iris import Iris

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_PROV: Final = "http://www.w3.org/ns/prov#"
_SCHEMA: Final = "https://schema.org/"
#: The name of this software in the graph.
NAME: Final = "Throughline"

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


@cache
def software_version() -> str:
    """The version of this software."""
    return version("throughline")


def software_id() -> str:
    """The thing id of this version of this software."""
    return f"software/throughline-{software_version()}"


@cache
def described() -> Mapping[str, str]:
    """The names of readers and shipped profiles by their thing ids."""
    told = tomllib.loads(files("ontology").joinpath("software.toml").read_text(encoding="utf-8"))
    kinds = {"reader": told["readers"], "profile": told["profiles"]}
    return MappingProxyType({f"{kind}/{name}": name for kind, names in kinds.items() for name in names})


def software_triples(iris: Iris) -> Iterator[Statement]:
    """What they are, and what they are called."""
    software = NamedNode(iris.thing(software_id()))
    yield software, NamedNode(f"{_SCHEMA}softwareVersion"), Literal(software_version())
    for thing_id, name in {software_id(): NAME, **described()}.items():
        kind = "Plan" if thing_id.startswith("profile/") else "SoftwareAgent"
        yield NamedNode(iris.thing(thing_id)), _TYPE, NamedNode(_PROV + kind)
        yield NamedNode(iris.thing(thing_id)), NamedNode(f"{_SCHEMA}name"), Literal(name)
