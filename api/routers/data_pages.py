"""`/data`: how to take the data away, and how to cite it."""

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import Current
from api.linked.facts import dataset_facts
from api.negotiation import MEDIA_TYPES, form
from api.routing import router
from api.site.holdings import data_page

calls = router("", "site", shown=False)


@calls.get("/data")
def data(request: Request, snapshot: Current) -> Response:
    """What the dataset holds, as a page or as JSON; as RDF it stands at `/.well-known/void`."""
    wanted = form(request, ("html", "json"))
    facts = dataset_facts(request, snapshot)
    content = orjson.dumps(facts) if wanted == "json" else data_page(request, snapshot, facts)
    # No ETag: dumps are made beside the service, so that their sizes may be known a moment later.
    headers = {"Cache-Control": "no-cache", "Vary": "Accept"}
    return Response(content, headers=headers, media_type=MEDIA_TYPES[wanted])
