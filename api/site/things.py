"""The page of a thing, whatever it is."""

import orjson
from starlette.requests import Request

from api.bodies.anything import any_body
from api.site.rendering import render
from library.snapshot import Snapshot


def thing_page(request: Request, snapshot: Snapshot, thing_id: str) -> str:
    """The page of a thing by the id of its IRI: "recommendation/wet-2024-2026/A1.15", "population/peers".

    Raises NotFound with the nearest ids.
    """
    body = any_body(snapshot, thing_id)
    return render("thing.html", request, snapshot, thing=orjson.loads(body.json))
