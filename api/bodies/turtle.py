"""What was found, as RDF: what the graph says of each recommendation, with its evidence."""

import orjson

from graph.store.descriptions import describe
from graph.syntaxes.writing import written
from library.snapshots.snapshot import Snapshot


def found_turtle(snapshot: Snapshot, body: bytes) -> bytes:
    """The items of a page of JSON, each with an `iri`, as Turtle."""
    iris = [item["iri"] for item in orjson.loads(body)["items"]]
    quads = dict.fromkeys(quad for iri in iris for quad in describe(snapshot.graph, iri).quads)
    return written(quads, "ttl", snapshot.iris)
