"""SKOS: concepts from the statements of vocabulary files, however loosely they follow the standard.

A concept is what is typed as one (skos:Concept, or a kind of ours), or has a SKOS label and either no type or
a place among concepts. Labels are those in English or in no language, and those in the language of the
preferred one. Mappings (skos:broadMatch …) are sub-properties of the relations and are read as such.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad

from ontology.concepts import KINDS, Concept
from ontology.iris import Iris

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"

#: Each relation between concepts, with its inverse.
INVERSES: Final[Mapping[str, str]] = {"broader": "narrower", "narrower": "broader", "related": "related"}

_MAPPINGS: Final = {"broadMatch": "broader", "narrowMatch": "narrower", "relatedMatch": "related"}
_FIELDS: Final[Mapping[str, str]] = {
    RDF_TYPE: "type",
    RDFS_LABEL: "label",
    SKOS + "inScheme": "scheme",
    SKOS + "topConceptOf": "scheme",
    **{
        SKOS + name: name
        for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "notation", *INVERSES)
    },
    **{SKOS + name: relation for name, relation in _MAPPINGS.items()},
}
_SKOS_LABELS: Final = ("prefLabel", "altLabel", "hiddenLabel")


@dataclass(slots=True)
class _Entry:
    """What the files say of one thing, by field; `source` is the first file that speaks of it."""

    source: str
    iri: str
    literals: dict[str, list[Literal]] = field(default_factory=lambda: defaultdict(list))
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


_Entries = dict[str, _Entry]  # by the id of the thing


def read_concepts(files: Iterable[tuple[str, Iterable[Quad]]], iris: Iris) -> dict[str, Concept]:
    """The concepts that files, each a source and its statements, speak of; by id, sorted.

    Where files disagree the first has its way: its label and definition stay, and the others' labels become
    alternative ones. Relations are closed under inverse, and lead only to concepts that there are.
    """
    entries: _Entries = {}
    for source, quads in files:
        _gather(entries, source, quads, iris)
    kinds = _kinds(entries, iris)
    schemes = {scheme for entry in entries.values() for scheme in entry.links.get("scheme", ())}
    found = {
        thing: entries[thing]
        for thing in sorted(entries)
        if _is_concept(thing, entries[thing], kinds, schemes)
    }
    neighbours = _neighbours(found)
    return {
        thing: _concept(thing, _kind(thing, entry, kinds), entry, neighbours[thing])
        for thing, entry in found.items()
    }


def _gather(entries: _Entries, source: str, quads: Iterable[Quad], iris: Iris) -> None:
    fields = {**_FIELDS, iris.term("conceptClass"): "class", SKOS + "hasTopConcept": "top"}
    for quad in quads:
        name, subject, value = fields.get(quad.predicate.value), quad.subject, quad.object
        if name is None or not isinstance(subject, NamedNode):
            continue
        if isinstance(value, Literal):
            if _text(value):
                _entry(entries, subject, source, iris).literals[name].append(value)
        elif isinstance(value, NamedNode):
            one, other, link = (value, subject, "scheme") if name == "top" else (subject, value, name)
            _entry(entries, one, source, iris).links[link].append(iris.thing_id(other.value))


def _entry(entries: _Entries, node: NamedNode, source: str, iris: Iris) -> _Entry:
    thing = iris.thing_id(node.value)
    entry = entries.get(thing)
    if entry is None:
        iri = node.value if thing == node.value else iris.thing(thing)
        entry = entries[thing] = _Entry(source, iri)
    return entry


def _kinds(entries: _Entries, iris: Iris) -> dict[str, str]:
    """The kind that each class of ours gives its instances, and each scheme that names such a class."""
    classes = {iris.term(name): kind for kind, name in KINDS.items()}
    schemes = (
        (thing, classes.get(name))
        for thing, entry in entries.items()
        for name in entry.links.get("class", ())
    )
    return classes | {thing: kind for thing, kind in schemes if kind}


def _is_concept(thing: str, entry: _Entry, kinds: Mapping[str, str], schemes: set[str]) -> bool:
    types = entry.links.get("type", ())
    if any(name == SKOS + "Concept" or name in kinds for name in types):
        return True
    if thing in schemes or SKOS + "ConceptScheme" in types:
        return False
    placed = any(entry.links.get(name) for name in (*INVERSES, "scheme"))
    labelled = any(entry.literals.get(name) for name in _SKOS_LABELS)
    return (labelled and (placed or not types)) or (placed and "label" in entry.literals)


def _kind(thing: str, entry: _Entry, kinds: Mapping[str, str]) -> str:
    """By its type, else its scheme, else the first part of its id."""
    said = [kinds[name] for link in ("type", "scheme") for name in entry.links.get(link, ()) if name in kinds]
    prefix = thing.partition("/")[0]
    return next(iter(said), prefix if prefix in KINDS else "topic")


def _neighbours(found: _Entries) -> dict[str, dict[str, set[str]]]:
    """The related concepts of each, by relation, closed under inverse; no concept is its own neighbour."""
    neighbours: dict[str, dict[str, set[str]]] = {
        thing: {name: set() for name in INVERSES} for thing in found
    }
    for thing, entry in found.items():
        for name, inverse in INVERSES.items():
            for other in entry.links.get(name, ()):
                if other != thing and other in found:
                    neighbours[thing][name].add(other)
                    neighbours[other][inverse].add(thing)
    return neighbours


def _concept(thing: str, kind: str, entry: _Entry, neighbours: Mapping[str, set[str]]) -> Concept:
    label, others, hidden = _labels(thing, entry)
    definitions = sorted(entry.literals.get("definition", ()), key=_rank)
    notations = entry.literals.get("notation", ())
    return Concept(
        id=thing,
        iri=entry.iri,
        kind=kind,
        label=label,
        alt_labels=others,
        definition=_text(definitions[0]) if definitions else None,
        broader=tuple(sorted(neighbours["broader"])),
        narrower=tuple(sorted(neighbours["narrower"])),
        related=tuple(sorted(neighbours["related"])),
        notation=notations[0].value if notations else None,
        source=entry.source,
        hidden_labels=hidden,
    )


def _labels(thing: str, entry: _Entry) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The preferred, the alternative and the hidden labels; one without any is named by the end of its id."""
    groups = [entry.literals.get(name, []) for name in ("prefLabel", "label", "altLabel")]
    best = next(filter(None, groups), [])
    preferred = min(best, key=_rank, default=None)
    label = _text(preferred) if preferred else _last_part(thing)
    language = preferred.language if preferred else None
    shown = dict.fromkeys((label, *_texts(chain(*groups), language)))
    hidden = dict.fromkeys(_texts(entry.literals.get("hiddenLabel", []), language))
    return label, tuple(shown)[1:], tuple(text for text in hidden if text not in shown)


def _texts(literals: Iterable[Literal], language: str | None) -> Iterator[str]:
    """Those in English, in no language, or in the given one."""
    return (_text(literal) for literal in literals if _rank(literal)[0] < 3 or literal.language == language)


def _rank(literal: Literal) -> tuple[int, str]:
    """English first, then its varieties, then no language, then the others by their tags."""
    tag = (literal.language or "").lower()
    if tag == "en":
        return 0, ""
    if tag.startswith("en-"):
        return 1, tag
    return (3, tag) if tag else (2, "")


def _text(literal: Literal) -> str:
    return " ".join(literal.value.split())


def _last_part(thing: str) -> str:
    return unquote(thing.rstrip("/#").replace("#", "/").rpartition("/")[2]) or thing
