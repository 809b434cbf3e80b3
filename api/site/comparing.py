"""The page that sets two documents side by side."""

from typing import Final

from starlette.requests import Request

from api.bodies.body import at_site
from api.paging import Pairs, address
from api.site.alike import alike
from api.site.answering import Json
from api.site.choices import Choices, chosen, document_choices
from api.site.rendering import render
from api.site.wording import called
from graph.comparing.compare import CompareRequest
from library.snapshots.snapshot import Snapshot
from ontology.concepts import KINDS

PATH: Final = "/compare"


def compare_page(
    request: Request, snapshot: Snapshot, asked: CompareRequest, found: Json | None, wrong: Json | None
) -> str:
    """The form, and below it what was found (the JSON of the comparison), or what was wrong with it."""
    documents = document_choices(snapshot)
    left, right = _ends(asked, documents)
    whole = _pairs(asked, asked.part or "", asked)
    return render(
        "compare.html",
        request,
        snapshot,
        asked=asked,
        found=found,
        wrong=wrong,
        left=(chosen(documents, left), left),
        right=(chosen(documents, right), right),
        kind_choices=[(kind, called("types", kind)) for kind in KINDS],
        part_url=lambda part: address(at_site(snapshot, PATH), _pairs(asked, part)),
        alike=alike,
        forms=[
            (name.upper(), address(at_site(snapshot, f"{PATH}.{name}"), whole)) for name in ("csv", "json")
        ],
    )


def _ends(asked: CompareRequest, documents: Choices | None) -> tuple[str, str]:
    """The two documents of the form: those asked for, else the first that there are."""
    others = [slug for slug, _ in documents or () if slug not in (asked.left, asked.right)]
    left = asked.left or (others.pop(0) if others else "")
    return left, asked.right or (others.pop(0) if others else "")


def _pairs(asked: CompareRequest, part: str, page: CompareRequest | None = None) -> Pairs:
    place = [("limit", str(page.limit)), ("offset", str(page.offset or ""))] if page else []
    return [
        ("left", asked.left),
        ("right", asked.right),
        ("part", part),
        *(("kind", kind) for kind in asked.kind),
        *place,
    ]
