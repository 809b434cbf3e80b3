"""`/.well-known/void` and `/dumps/…`: what the dataset is, and all of it to take away."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Path
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.body import at_site
from api.dependencies import Current
from api.documentation import Responses, documented
from api.linked.dataset import PATH, PREFIXES, Facts, dataset_quads, download_path
from api.linked.downloads import SNAPSHOT_ID, answered, dump_named
from api.linked.facts import facts_of
from api.linked.forms import FORMS, Resource, documented_forms, in_form, licensed
from api.linked.pages import other_forms
from api.routing import router
from api.site.rendering import render
from graph.syntaxes.writing import written
from library.snapshots.snapshot import Snapshot

calls = router("", "linked data")

_FORMS = ("html", "ttl", "jsonld", "nt", "rdf")
_VOID = Resource(PATH, _FORMS)
_CONTENT = documented_forms(*_FORMS)
_GZIP: Responses = {
    302: {"description": "The dump of the current snapshot is at `Location`."},
    410: {"description": "That snapshot is no more; the answer names the dump of the current one."},
    200: {"content": {"application/gzip": {"schema": {"type": "string", "format": "binary"}}}},
}
_Form = Annotated[str, Path(description=f"One of {', '.join(_FORMS)}.")]


@calls.get(PATH, response_class=Response, responses=documented() | _CONTENT)
def void(request: Request, snapshot: Current) -> Response:
    """The dataset in VoID and DCAT: counts, licence, version, services, and dumps with sizes and sums."""
    return _described(request, snapshot, None)


@calls.get(f"{PATH}.{{form}}", response_class=Response, responses=documented(one=True) | _CONTENT)
def void_as(request: Request, snapshot: Current, form: _Form) -> Response:
    """The same in a form by its suffix."""
    return _described(request, snapshot, form)


@calls.get("/dumps/{path:path}", response_class=Response, responses=documented(one=True) | _GZIP)
def dump(request: Request, snapshot: Current, path: str) -> Response:
    """A dump, compressed: `<snapshot>/<name>` always gives the same bytes, `<name>` the newest."""
    first, _, rest = path.partition("/")
    if SNAPSHOT_ID.fullmatch(first):
        return answered(request, snapshot, first, dump_named(snapshot, rest))
    location = at_site(snapshot, download_path(snapshot.id, dump_named(snapshot, path)))
    headers = {"Location": location, "Cache-Control": "public, no-cache"}
    return Response(status_code=HTTPStatus.FOUND, headers=headers)


def _described(request: Request, snapshot: Snapshot, suffix: str | None) -> Response:
    index = request.app.state.dumps.index(snapshot)
    facts = Facts(snapshot, index, request.app.state.license)

    def make(name: str) -> bytes:
        if name != "html":
            return written(dataset_quads(facts), name, snapshot.iris, PREFIXES)
        forms = other_forms(snapshot, _VOID)
        page = render(
            "dataset.html",
            request,
            snapshot,
            iri=facts.dataset,
            facts=facts_of(snapshot, index, facts.license),
            forms=[(FORMS[form], url) for form, url in forms],
            alternates=[(url, FORMS[form]) for form, url in forms],
        )
        return page.encode()

    state = f".{len(index.files)}.{int(index.statistics is not None)}{licensed(facts.license)}"
    return in_form(request, snapshot, _VOID, suffix, make, state=state)
