"""CSV (RFC 4180): one row a recommendation, safe to open in a spreadsheet.

In UTF-8 with a byte-order mark, without which Excel reads another encoding; pandas passes over it.
Several values of one cell are parted by " | ".
"""

import csv
import io
from collections.abc import Callable, Mapping
from functools import reduce
from typing import BinaryIO, Final, cast

from graph.exports.cells import safe
from graph.exports.network import document_of, kind_of
from graph.exports.things import Things
from graph.store.store import Graph
from graph.triples.recommendations import CLASSES

_BETWEEN: Final = " | "

Cell = Callable[[Things, str], str]


def write_csv(graph: Graph, document: str | None, output: BinaryIO) -> None:
    """All recommendations, or one document's; an empty cell is not stated."""
    things = Things(graph, document)
    text = io.TextIOWrapper(output, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for thing in things.of_class("tl:Recommendation"):
        writer.writerow([safe(cell(things, thing)) for cell in _COLUMNS.values()])
    text.detach()


def _one(*path: str) -> Cell:
    """What stands at the end of a path of properties, or nothing."""
    return lambda things, thing: reduce(things.first, path, cast("str | None", thing)) or ""


def _all(name: str) -> Cell:
    return lambda things, thing: _BETWEEN.join(things.values(thing, name))


def _labels(name: str) -> Cell:
    """The labels of the things at the other end."""
    return lambda things, thing: _BETWEEN.join(sorted(map(things.label, things.values(thing, name))))


def _id(things: Things, thing: str) -> str:
    return things.iris.thing_id(thing).removeprefix("recommendation/")


def _kind(things: Things, thing: str) -> str:
    return kind_of(things, thing, CLASSES) or "recommendation"


def _attributes(things: Things, thing: str) -> str:
    """Each column that no other takes, as "header: cell"."""
    # In the order of the source, which their numbers give: #attribute-2 before #attribute-10.
    numbered = sorted(things.values(thing, "tl:attribute"), key=lambda attribute: (len(attribute), attribute))
    return _BETWEEN.join(
        f"{things.label(each)}: {things.first(each, 'rdf:value') or ''}" for each in numbered
    )


_COLUMNS: Final[Mapping[str, Cell]] = {
    "id": _id,
    "iri": lambda _, thing: thing,
    "document": lambda things, thing: document_of(things, thing) or "",
    "code": _one("dcterms:identifier"),
    "kind": _kind,
    "category": _one("tl:category", "skos:notation"),
    "category_label": _one("tl:category", "skos:prefLabel"),
    "goal": _one("tl:category", "tl:goal", "rdfs:label"),
    "title": _one("dcterms:title"),
    "text": _one("schema:text"),
    "actions": _labels("tl:action"),
    "actions_text": _one("tl:actionsText"),
    "actor": _one("tl:actorText"),
    "funding": _labels("tl:funding"),
    "funding_text": _one("tl:fundingText"),
    "status": _labels("tl:status"),
    "status_text": _one("tl:statusText"),
    "question": _one("tl:question", "dcterms:identifier"),
    "question_text": _one("tl:question", "schema:text"),
    "percent": _one("tl:question", "tl:percent"),
    "outcome": _labels("tl:outcome"),
    "outcome_text": _one("tl:question", "tl:outcomeText"),
    "tier": _one("tl:question", "tl:tier"),
    "responsible": _labels("tl:responsible"),
    "mentions": _labels("tl:mentions"),
    "notes": _all("skos:note"),
    "attributes": _attributes,
    "start": _one("tl:source", "oa:hasSelector", "oa:start"),
    "end": _one("tl:source", "oa:hasSelector", "oa:end"),
    "quote": _one("tl:source", "oa:hasSelector", "oa:exact"),
}
