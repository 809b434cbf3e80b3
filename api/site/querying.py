"""The SPARQL page: an editor, and below it the results of its query or what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request

from api.paging import address
from api.site.answering import Json
from api.site.rendering import render
from api.site.results import ROWS, Results
from graph.asking.query import Value
from graph.asking.question import Question, Questions
from graph.sparql.limits import Limits
from graph.triples.terms import prefixes
from library.snapshots.snapshot import Snapshot
from ontology.iris import Iris

#: What the editor begins with.
FIRST: Final = """SELECT ?recommendation ?title WHERE {
  ?recommendation tl:mentions population:peers ;
    dcterms:title ?title .
}
ORDER BY ?recommendation
LIMIT 20"""
_IN_ADDRESSES: Final = "/:?#[]@!$&'()*+,;=-._~%"
_OF_SOLUTIONS, _OF_GRAPHS = ("csv", "json", "xml", "tsv"), ("ttl", "nt", "jsonld")
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as it is shown: `url` for a web address only, `tag` its language or datatype."""

    text: str
    url: str | None
    tag: str


def sparql_page(
    request: Request,
    snapshot: Snapshot,
    limits: Limits,
    query: str | None,
    *,
    results: Results | None = None,
    wrong: Json | None = None,
) -> str:
    """The page for a query, or for none."""
    known = prefixes(snapshot.iris)
    path = f"{request.app.state.prefix}/sparql"
    return render(
        "sparql.html",
        request,
        snapshot,
        asked=FIRST if query is None else query,
        results=results,
        wrong=wrong,
        fault=_fault(query or "", wrong),
        cell=lambda term: _cell(term, snapshot.iris, known),
        limits=limits,
        most=ROWS,
        prefixes=known,
        examples=_examples(request.app.state.asking.questions, path),
        forms=[
            (name.upper(), address(path, [("query", query or ""), ("format", name)]))
            for name in (_OF_SOLUTIONS if results and results.solutions else _OF_GRAPHS)
        ],
    )


def _examples(questions: Questions, path: str) -> list[tuple[str, str]]:
    """The saved questions that need nothing given, as addresses that ask them."""
    return [
        (question.title, address(path, [("query", question.query.filled(_nothing(question)))]))
        for question in questions.by_name.values()
        if all(each.optional and each.default is None for each in question.parameters)
    ][:12]


def _nothing(question: Question) -> Mapping[str, tuple[Value, ...]]:
    return dict.fromkeys(question.query.names, ())


def _fault(query: str, wrong: Json | None) -> tuple[int, str, str] | None:
    """The line of the query that has the fault, its number, and what points to the column."""
    line, column = (wrong or {}).get("line"), (wrong or {}).get("column")
    lines = query.splitlines()
    if not line or not column or line > len(lines):
        return None
    return line, lines[line - 1], " " * (column - 1) + "^"


def _cell(term: Mapping[str, Any] | None, iris: Iris, known: Mapping[str, str]) -> Cell | None:
    """None where nothing is bound. Only web addresses become links: an IRI may be a script."""
    if term is None:
        return None
    value = term["value"]
    match term["type"]:
        case "uri":
            web = value.startswith(("http://", "https://"))
            return Cell(_short(value, iris, known), quote(value, safe=_IN_ADDRESSES) if web else None, "")
        case "literal":
            datatype = term.get("datatype", "")
            tag = f"@{term['xml:lang']}" if "xml:lang" in term else _short(datatype, iris, known)
            return Cell(value, None, tag)
        case "bnode":
            return Cell(f"_:{value}", None, "")
        case _:
            return Cell(str(value), None, "")


def _short(iri: str, iris: Iris, known: Mapping[str, str]) -> str:
    """The IRI by its prefix, or below the site's base; else as it is."""
    for prefix, namespace in known.items():
        if iri.startswith(namespace) and _NAME.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri.removeprefix(iris.base)}>" if iri else ""
