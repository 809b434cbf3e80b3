"""The forms of what stands at an address: which one is wanted, and how the others are told of."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.answers import unchanged, validators
from api.bodies.body import at_site
from api.documentation import Responses
from api.negotiation import preferred
from api.site.rendering import assets
from graph.syntaxes.writing import RDF
from library.snapshots.snapshot import Snapshot

_HTML: Final = {"html": "text/html"}
_JSON: Final = {"json": "application/json"}
_RDF: Final = {name: known.media_type for name, known in RDF.items()}
#: Every form by its suffix, with its media type; who accepts all is given the first.
FORMS: Final[Mapping[str, str]] = _HTML | _JSON | _RDF


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the `Link` header (RFC 8288) to a path of the site."""

    path: str
    relation: str
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """What stands at `path` in several forms, each also below the path with its suffix."""

    path: str
    forms: tuple[str, ...]
    links: tuple[Link, ...] = ()


def documented_forms(*names: str) -> Responses:
    """What the API's description says of an answer in these forms."""
    types = {name: "object" if name in ("json", "jsonld") else "string" for name in names}
    return {200: {"content": {FORMS[name]: {"schema": {"type": type_}} for name, type_ in types.items()}}}


def wanted(request: Request, resource: Resource, suffix: str | None) -> str:
    """The name of the form to answer in: that of the suffix or, without one, what `Accept` prefers.

    Raises HTTPException: 404 for a suffix that the resource has no form for, 406 where none is acceptable.
    """
    if suffix is None:
        return preferred(request, {name: FORMS[name] for name in resource.forms})
    if suffix in resource.forms:
        return suffix
    forms = ", ".join(resource.forms)
    raise HTTPException(HTTPStatus.NOT_FOUND, f"This has no form {suffix!r}; it has {forms}.")


def in_form(
    request: Request,
    snapshot: Snapshot,
    resource: Resource,
    suffix: str | None,
    make: Callable[[str], bytes],
    *,
    state: str = "",
) -> Response:
    """The resource in the form that is wanted, made where the client does not have it yet.

    `state` names what its content depends on beside the snapshot.
    """
    name = wanted(request, resource, suffix)
    drawn = f".{assets()}" if name == "html" else ""
    headers = validators(snapshot, f"{name}{drawn}{state}")
    headers["Link"] = link_header(snapshot, resource, name)
    if suffix is None:
        query = request.scope["query_string"].decode("latin-1")
        path = at_site(snapshot, f"{resource.path}.{name}")
        headers["Content-Location"] = f"{path}?{query}" if query else path
    same = unchanged(request, headers)
    return same or Response(make(name), headers=headers, media_type=FORMS[name])


def licensed(license_: str | None) -> str:
    """What names a licence in an `ETag`: it is a setting, and no part of a snapshot."""
    return f".{hashlib.sha256(license_.encode()).hexdigest()[:8]}" if license_ else ""


def link_header(snapshot: Snapshot, resource: Resource, name: str) -> str:
    """The other forms, the address that stands for all, and what else the resource leads to."""
    others = [Link(f"{resource.path}.{form}", "alternate", FORMS[form]) for form in resource.forms]
    del others[resource.forms.index(name)]
    canonical = Link(resource.path, "canonical")
    return ", ".join(_spelled(snapshot, link) for link in (canonical, *resource.links, *others))


def _spelled(snapshot: Snapshot, link: Link) -> str:
    kind = f'; type="{link.media_type}"' if link.media_type else ""
    return f'<{at_site(snapshot, link.path)}>; rel="{link.relation}"{kind}'


def split(path: str, forms: Iterable[str]) -> tuple[str, str | None]:
    """A path without the suffix of one of these forms, and that suffix."""
    stem, dot, suffix = path.rpartition(".")
    return (stem, suffix) if dot and stem and suffix in forms else (path, None)
