"""Pages of what only the graph knows, and of the dataset: all that is said, as tables with links."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup
from pyoxigraph import NamedNode, Quad
from starlette.requests import Request

from api.bodies.body import at_site
from api.linked.embedded import json_ld
from api.linked.forms import FORMS, Resource
from api.linked.statements import Reader
from api.site.rendering import render
from graph.store.descriptions import MOST_PAGES, Description
from library.snapshots.snapshot import Snapshot

_CALLED: Final[Mapping[str, str]] = {
    "html": "HTML",
    "json": "JSON",
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
    "nt": "N-Triples",
    "rdf": "RDF/XML",
    "nq": "N-Quads",
    "trig": "TriG",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page is made of: its resource, its heading and the IRI that it is about, and statements."""

    resource: Resource
    title: str
    iri: str
    said: Iterable[Quad]
    names: tuple[Quad, ...] = ()
    referring: tuple[Quad, ...] = ()
    prefixes: Mapping[str, str] | None = None
    json_ld: str | None = None
    notes: tuple[str, ...] = ()
    previous: str | None = None
    next: str | None = None


def described_page(
    request: Request, snapshot: Snapshot, resource: Resource, thing_id: str, description: Description
) -> str:
    """The page of a thing of which only the graph knows."""
    here, page = at_site(snapshot, resource.path), description.page
    referring = tuple(quad for quad in description.said if _refers(quad, description))
    shown = Shown(
        resource,
        _title(snapshot, thing_id, description),
        description.thing.value,
        [quad for quad in description.said if quad not in referring],
        description.names,
        referring,
        json_ld=json_ld(snapshot, thing_id),
        previous=f"{here}?page={page - 1}" if page > 1 else None,
        next=f"{here}?page={page + 1}" if description.more and page < MOST_PAGES else None,
    )
    return statements_page(request, snapshot, shown)


def statements_page(request: Request, snapshot: Snapshot, shown: Shown) -> str:
    """All of the statements, in tables, with the other forms."""
    said = [*shown.said]
    reader = Reader(snapshot, [*said, *shown.names], dict(shown.prefixes or {}))
    referring = reader.referring(shown.referring)
    forms = other_forms(snapshot, shown.resource)
    return render(
        "statements.html",
        request,
        snapshot,
        title=shown.title,
        iri=shown.iri,
        subjects=[*reader.subjects(said), *([referring] if referring else [])],
        notes=shown.notes,
        forms=[(_CALLED[name], url) for name, url in forms],
        alternates=[(url, FORMS[name]) for name, url in forms],
        json_ld=Markup(shown.json_ld or ""),  # noqa: S704 (nothing in it can end its element)
        previous=shown.previous,
        next=shown.next,
    )


def other_forms(snapshot: Snapshot, resource: Resource) -> list[tuple[str, str]]:
    """The name and the address of each form beside HTML."""
    return [(name, at_site(snapshot, f"{resource.path}.{name}")) for name in resource.forms if name != "html"]


def _refers(quad: Quad, description: Description) -> bool:
    """Whether it is said of something else that has a life of its own."""
    subject = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
    own = subject == description.thing.value or subject.startswith(f"{description.thing.value}#")
    return quad.object == description.thing and not own


def _title(snapshot: Snapshot, thing_id: str, description: Description) -> str:
    said = Reader(snapshot, description.said, {}).value(description.thing)
    kind = thing_id.partition("/")[0].replace("-", " ").capitalize()
    return f"{kind}: {said.text}" if said.text else thing_id
