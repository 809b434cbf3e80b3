"""The page that shows how two things hang together."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson
from starlette.requests import Request

from api.bodies.body import at_site
from api.bodies.overview import overview_body
from api.paging import address
from api.site.answering import Json
from api.site.examples import names
from api.site.rendering import render
from library.snapshots.snapshot import Snapshot

PATH: Final = "/paths"


def paths_page(
    request: Request,
    snapshot: Snapshot,
    ends: tuple[str, str],
    limit: int,
    *,
    found: Json | None,
    wrong: Json | None,
) -> str:
    """The form, and below it the chains (`found` is the JSON of the paths), or what was wrong with it."""
    pairs = [("from", ends[0]), ("to", ends[1]), ("limit", str(limit))]
    return render(
        "paths.html",
        request,
        snapshot,
        ends=ends,
        examples=[] if found or wrong else names(orjson.loads(overview_body(snapshot).json))[:2],
        limit=limit,
        found=found,
        wrong=wrong,
        chains=[[*_links(path)] for path in found["paths"]] if found else [],
        corrected=lambda name: _corrected(snapshot, ends, wrong, name),
        data=address(at_site(snapshot, f"{PATH}.json"), pairs),
    )


def _links(path: Mapping[str, Any]) -> Iterator[tuple[Json, Json | None]]:
    """Each node with the edge that leads on from it."""
    yield from zip(path["nodes"], [*path["edges"], None], strict=True)


def _corrected(snapshot: Snapshot, ends: tuple[str, str], wrong: Json | None, name: str) -> str:
    """The address of the same question with the end that is unknown put right."""
    asked = str((wrong or {}).get("detail", ""))
    first = repr(ends[0][:100]) in asked or f"“{ends[0]}”" in asked or repr(ends[1][:100]) not in asked
    left, right = (name, ends[1]) if first else (ends[0], name)
    return address(at_site(snapshot, PATH), [("from", left), ("to", right)])
