"""`/ontology`, `/shapes` and `/context.jsonld`: the terms that the data is written in."""

from typing import Annotated

import orjson
from fastapi import Path
from starlette.requests import Request
from starlette.responses import Response

from api.answers import unchanged, validators
from api.dependencies import Current
from api.documentation import documented
from api.linked.forms import FORMS, Link, Resource, documented_forms, in_form
from api.linked.pages import Shown, other_forms, statements_page
from api.linked.statements import Reader, Value
from api.routing import router
from api.site.rendering import render
from graph.syntaxes.writing import written
from library.snapshots.snapshot import Snapshot
from ontology.context import VERSION, load_context
from ontology.published import shapes_statements, terms, vocabulary_statements

calls = router("", "linked data")

_TRIPLES = ("html", "ttl", "jsonld", "nt", "rdf")
_ONTOLOGY = Resource("/ontology", _TRIPLES, (Link("/shapes", "describedby"),))
_SHAPES = Resource("/shapes", _TRIPLES, (Link("/ontology", "describes"),))
_PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": "http://www.w3.org/ns/shacl#",
    "vann": "http://purl.org/vocab/vann/",
}
_CONTENT = documented_forms(*_TRIPLES)
_CONTEXT = documented() | documented_forms("jsonld")
_Form = Annotated[str, Path(description=f"One of {', '.join(_TRIPLES)}.")]


@calls.get("/ontology", response_class=Response, responses=documented() | _CONTENT)
def ontology(request: Request, snapshot: Current) -> Response:
    """The vocabulary: a page with an anchor for each term, or RDF, by `Accept`."""
    return _ontology(request, snapshot, None)


@calls.get("/ontology.{form}", response_class=Response, responses=documented(one=True) | _CONTENT)
def ontology_as(request: Request, snapshot: Current, form: _Form) -> Response:
    """The vocabulary in a form by its suffix."""
    return _ontology(request, snapshot, form)


@calls.get("/shapes", response_class=Response, responses=documented() | _CONTENT)
def shapes(request: Request, snapshot: Current) -> Response:
    """The SHACL shapes of a sound graph: a page, or RDF, by `Accept`."""
    return _shapes(request, snapshot, None)


@calls.get("/shapes.{form}", response_class=Response, responses=documented(one=True) | _CONTENT)
def shapes_as(request: Request, snapshot: Current, form: _Form) -> Response:
    """The shapes in a form by its suffix."""
    return _shapes(request, snapshot, form)


@calls.get("/context.jsonld", response_class=Response, responses=_CONTEXT)
def context(request: Request, snapshot: Current) -> Response:
    """The JSON-LD context in its newest version."""
    return _context(request, snapshot)


@calls.get(f"/context/{VERSION}.jsonld", response_class=Response, responses=_CONTEXT)
def context_version(request: Request, snapshot: Current) -> Response:
    """The JSON-LD context in its first version: words may come, but none changes or leaves."""
    return _context(request, snapshot)


def _ontology(request: Request, snapshot: Snapshot, suffix: str | None) -> Response:
    def make(name: str) -> bytes:
        if name == "html":
            return _ontology_page(request, snapshot).encode()
        return written(vocabulary_statements(snapshot.iris.base), name, snapshot.iris, _PREFIXES)

    return in_form(request, snapshot, _ONTOLOGY, suffix, make)


def _shapes(request: Request, snapshot: Snapshot, suffix: str | None) -> Response:
    statements = shapes_statements(snapshot.iris.base)

    def make(name: str) -> bytes:
        if name != "html":
            return written(statements, name, snapshot.iris, _PREFIXES)
        note = "What a sound graph looks like, in SHACL; throughline validate checks a library by it."
        iri = f"{snapshot.iris.base}shapes"
        shown = Shown(_SHAPES, "Shapes", iri, statements, prefixes=_PREFIXES, notes=(note,))
        return statements_page(request, snapshot, shown).encode()

    return in_form(request, snapshot, _SHAPES, suffix, make)


def _context(request: Request, snapshot: Snapshot) -> Response:
    headers = validators(snapshot, f"context-{VERSION}")
    del headers["Vary"]
    content = orjson.dumps(dict(load_context(snapshot.iris.base).document), option=orjson.OPT_INDENT_2)
    return unchanged(request, headers) or Response(content, headers=headers, media_type=FORMS["jsonld"])


def _ontology_page(request: Request, snapshot: Snapshot) -> str:
    base = snapshot.iris.base
    known = terms(base)
    reader = Reader(snapshot, [], _PREFIXES)
    ours = {term.iri: Value(f"tl:{term.name}", f"#{term.name}") for term in known}
    forms = other_forms(snapshot, _ONTOLOGY)
    return render(
        "ontology.html",
        request,
        snapshot,
        namespace=snapshot.iris.term(""),
        groups=[
            ("Classes", [term for term in known if term.is_class]),
            ("Properties", [term for term in known if not term.is_class]),
        ],
        shown=lambda iri: ours.get(iri) or reader.iri(iri),
        forms=[(FORMS[name], url) for name, url in forms],
        alternates=[(url, FORMS[name]) for name, url in forms],
    )
