"""What a page says of its thing, for programs that read pages."""

from typing import Final

from graph.store.descriptions import own
from graph.syntaxes.compact import compacted
from library.snapshots.snapshot import Snapshot
from ontology.context import load_context

#: The most statements that a page carries; its RDF forms have all.
MOST: Final = 500

# Nothing in a data block may end its element, or begin a comment or another in it.
_ESCAPES: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_ld(snapshot: Snapshot, thing_id: str) -> str:
    """JSON-LD to stand in a `<script type="application/ld+json">` of the thing's page, as it is.

    It holds what the thing says itself and the names of what it is tied to, and of the context what it needs.
    """
    description = own(snapshot.graph, snapshot.iris.thing(thing_id), MOST)
    triples = dict.fromkeys(quad.triple for quad in description.quads)
    return compacted(triples, load_context(snapshot.iris.base)).decode().translate(_ESCAPES)
