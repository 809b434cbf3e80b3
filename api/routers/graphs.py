"""`/rdf-graph-store`: the SPARQL 1.1 Graph Store HTTP Protocol, for reading; and graphs by their own IRIs.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.answers import unchanged, validators
from api.bodies.body import at_site
from api.dependencies import Current
from api.documentation import Responses, documented
from api.linked.dataset import PATH as DESCRIPTION
from api.linked.forms import FORMS, documented_forms
from api.middleware.methods import HEAD_ONLY
from api.nearest import nearest
from api.negotiation import preferred
from api.parameters import LONGEST_WORDS
from api.routing import router
from graph.exports.graph_store import graph_names, is_graph, triples
from library.snapshots.snapshot import Snapshot
from ontology.errors import Invalid, NotFound

calls = router("", "linked data")

_TRIPLES = ("ttl", "jsonld", "nt", "rdf")
_CONTENT = documented_forms(*_TRIPLES)
_PAGE: Responses = {303: {"description": "A browser finds the page of the graph's document at `Location`."}}
_Graph = Annotated[
    str | None, Query(max_length=LONGEST_WORDS, description="The IRI of a named graph, in full.")
]
_Default = Annotated[
    str | None,
    Query(max_length=0, description="Without a value: the default graph, the union of all others."),
]


@calls.get("/rdf-graph-store", response_class=Response, responses=documented(one=True) | _CONTENT)
def graph_store(
    request: Request, snapshot: Current, graph: _Graph = None, default: _Default = None
) -> Response:
    """One graph: a named one, or the default graph; streamed, in the RDF format that `Accept` prefers."""
    if (graph is None) == (default is None):
        raise Invalid("Give either graph=<the IRI of a named graph> or default.", "graph")
    if graph is not None and ":" not in graph:
        raise Invalid(f"{graph[:100]!r} is no IRI; give that of a named graph in full.", "graph")
    return _sent(request, snapshot, graph)


@calls.get("/graph/{slug}", response_class=Response, responses=documented(one=True) | _CONTENT | _PAGE)
def named_graph(request: Request, snapshot: Current, slug: str) -> Response:
    """The named graph with this IRI; a browser is led to the page of the document that it is of."""
    types = {name: FORMS[name] for name in (*_TRIPLES, "html")}
    _known(snapshot, snapshot.iris.graph(slug))
    if preferred(request, types) == "html":
        page = "/ontology" if slug == "vocabulary" else f"/doc/document/{slug}"
        headers = {"Location": at_site(snapshot, page), "Vary": "Accept", "Cache-Control": "public, no-cache"}
        return Response(status_code=HTTPStatus.SEE_OTHER, headers=headers)
    return _sent(request, snapshot, snapshot.iris.graph(slug))


def _known(snapshot: Snapshot, graph: str) -> None:
    """Raises NotFound where the snapshot has no such graph."""
    if not is_graph(snapshot.graph, graph):
        near = nearest(graph, graph_names(snapshot.graph))
        raise NotFound(f"There is no graph {graph[:200]!r}.", near)


def _sent(request: Request, snapshot: Snapshot, graph: str | None) -> Response:
    if graph is not None:
        _known(snapshot, graph)
    name = preferred(request, {name: FORMS[name] for name in _TRIPLES})
    headers = validators(snapshot, name)
    headers["Link"] = f'<{at_site(snapshot, DESCRIPTION)}>; rel="describedby"'
    if same := unchanged(request, headers):
        return same
    chunks = iter([b""]) if request.scope.get(HEAD_ONLY) else triples(snapshot.graph, graph, name)
    return StreamingResponse(chunks, headers=headers, media_type=FORMS[name])
