"""The JSON-LD context: short, stable words for the terms of the graph (`context.jsonld`)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

import orjson

from ontology.iris import Iris

#: Goes up when a word changes its meaning or leaves; words that come do not change it.
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the context; `type` is what its values are: an IRI ("@id"), a datatype's IRI, or just text.

    With `several`, its values always stand in an array.
    """

    name: str
    type: str | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The context under one base: `document` as it is published, `words` by IRI, `prefixes` by namespace."""

    document: Mapping[str, Any]
    words: Mapping[str, Word]
    prefixes: Mapping[str, str]

    def only(self, names: Collection[str]) -> dict[str, Any]:
        """The part of the context that these names need: words, and IRIs shortened by its prefixes."""
        entries = self.document["@context"]
        kept = {name: entry for name, entry in entries.items() if name in {"@version", "id", "type", *names}}
        long = [
            value
            for entry in kept.values()
            for value in (entry.values() if isinstance(entry, dict) else [entry])
        ]
        used = {str(name).partition(":")[0] for name in (*long, *names)}
        prefixes = {name: iri for iri, name in self.prefixes.items() if name in used}
        return kept | prefixes


@cache
def load_context(base: str) -> Context:
    """The shipped context. Its own vocabulary is relative to the base, and made absolute here."""
    document = orjson.loads((files("ontology") / "context.jsonld").read_bytes())
    terms = document["@context"]
    terms["tl"] = Iris(base).term("")
    namespaces = {
        name: iri for name, iri in terms.items() if isinstance(iri, str) and iri.endswith(("#", "/"))
    }
    entries = {name: entry for name, entry in terms.items() if name not in namespaces and name[0] != "@"}
    words = dict(_word(name, entry, namespaces) for name, entry in entries.items())
    prefixes = {iri: name for name, iri in namespaces.items()}
    return Context(MappingProxyType({"@context": terms}), MappingProxyType(words), MappingProxyType(prefixes))


def _word(name: str, entry: str | Mapping[str, str], namespaces: Mapping[str, str]) -> tuple[str, Word]:
    if isinstance(entry, str):
        return _absolute(entry, namespaces), Word(name)
    type_ = entry.get("@type")
    word = Word(name, type_ and _absolute(type_, namespaces), entry.get("@container") == "@set")
    return _absolute(entry["@id"], namespaces), word


def _absolute(name: str, namespaces: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return f"{namespaces[prefix]}{local}" if local else name
