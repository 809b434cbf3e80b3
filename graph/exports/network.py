"""The dataset as a network: things are its nodes, and what ties them its edges, each with its proof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.exports.things import Things
from graph.triples.recommendations import CLASSES
from ontology.concepts import KINDS

#: The types of node and the class of each; a thing of two classes has the type that stands first.
TYPES: Final = {
    "document": "tl:Document",
    "section": "tl:Section",
    "category": "tl:Category",
    "goal": "tl:Goal",
    "question": "tl:ConsensusQuestion",
    "recommendation": "tl:Recommendation",
    "concept": "skos:Concept",
}

#: What ties things beside the ties that evidence proves.
_STRUCTURE: Final = {
    "part of": "dcterms:isPartOf",
    "section": "tl:section",
    "goal": "tl:goal",
    "broader": "skos:broader",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing, by its id; `kind` is of a concept or recommendation, `document` a slug."""

    id: str
    label: str
    type: str
    iri: str
    kind: str | None = None
    document: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """`quote` is the first of the words that prove a tie; what makes up a document needs no proof."""

    source: str
    target: str
    relation: str
    basis: str | None = None
    rule: str | None = None
    quote: str | None = None


def nodes(things: Things) -> Iterator[Node]:
    """All things, type by type."""
    for type_, class_ in TYPES.items():
        for thing in things.of_class(class_):
            if _type(things, thing) == type_:
                yield _node(things, thing, type_)


def edges(things: Things) -> Iterator[Edge]:
    """All edges between the nodes, by the node that they leave."""
    for type_, class_ in TYPES.items():
        for thing in things.of_class(class_):
            if _type(things, thing) == type_:
                yield from _structure(things, thing)
                yield from _proven(things, thing)


def document_of(things: Things, thing: str) -> str | None:
    """The slug of the document that a thing is, is part of, or was found in."""
    wholes = (thing, *things.values(thing, "dcterms:isPartOf"), *things.values(thing, "dcterms:source"))
    ids = (things.iris.thing_id(whole) for whole in wholes)
    return next((whole.removeprefix("document/") for whole in ids if whole.startswith("document/")), None)


def kind_of(things: Things, thing: str, kinds: Mapping[str, str]) -> str | None:
    """The kind whose class, a local name of our vocabulary, a thing has."""
    classes = things.values(thing, "rdf:type")
    return next((kind for kind, name in kinds.items() if things.term(f"tl:{name}") in classes), None)


def _node(things: Things, thing: str, type_: str) -> Node:
    return Node(
        id=things.iris.thing_id(thing),
        label=things.label(thing),
        type=type_,
        iri=thing,
        kind=kind_of(things, thing, {**CLASSES, **KINDS}),
        document=document_of(things, thing),
        text=things.first(thing, "schema:text"),
    )


def _structure(things: Things, thing: str) -> Iterator[Edge]:
    source = things.iris.thing_id(thing)
    for relation, name in _STRUCTURE.items():
        for target in things.values(thing, name):
            if _is_node(things, target):
                yield Edge(source, things.iris.thing_id(target), relation)


def _proven(things: Things, thing: str) -> Iterator[Edge]:
    for annotation in things.values(thing, "tl:evidence"):
        target, relation = things.first(annotation, "oa:hasBody"), things.first(annotation, "tl:relation")
        if target is not None and relation is not None and _is_node(things, target):
            rule = things.first(annotation, "tl:rule")
            selector = things.first(things.first(annotation, "oa:hasTarget"), "oa:hasSelector")
            yield Edge(
                source=things.iris.thing_id(thing),
                target=things.iris.thing_id(target),
                relation=relation.removeprefix(things.term("tl:")),
                basis=things.first(rule, "tl:basis"),
                rule=None if rule is None else things.iris.thing_id(rule).removeprefix("rule/"),
                quote=things.first(selector, "oa:exact"),
            )


def _is_node(things: Things, thing: str) -> bool:
    return _type(things, thing) is not None and things.concerns(thing)


def _type(things: Things, thing: str) -> str | None:
    classes = things.values(thing, "rdf:type")
    return next((type_ for type_, name in TYPES.items() if things.term(name) in classes), None)
