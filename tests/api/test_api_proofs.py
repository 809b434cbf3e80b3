"""The proof of a tie is where its evidence stands: not wherever else the same words are."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"

TRACKER = """\
No.,Recommendation,Recipient,Reply
1,"Inspect every mooring, and ""tag"" it",HBO; Town Council,"In May the HBO replied, and said no."
2,Paint the pier,Town Council,The Harbor Bureau Office (HBO) will help.
"""

REPORT = """\
# Report

Moorings fail.

## Recommendations to the Harbor Crew

1. Inspect each mooring.
2. Let the Harbor Crew answer the telephone.
"""


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A client of a service of both documents."""
    home = Home(tmp_path_factory.mktemp("proofs") / "data", BASE, processes=1)
    home.add(
        [
            NewDocument(TRACKER.encode(), "tracker.csv", "tracker"),
            NewDocument(REPORT.encode(), "report.md", "report"),
        ]
    )
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=Path(home.path), base_iri=BASE))) as client:
        yield client
    holder.close()


def proofs(client: httpx.Client, q: str, code: str) -> list[dict[str, Any]]:
    """The quotes that say that the one asked for is responsible for a recommendation."""
    told = client.get("/api/touches", params={"q": q}).json()
    items = [item for group in told["groups"] for item in group["items"] if item["code"] == code]
    return [quote for item in items for quote in item["evidence"] if quote["relation"] == "responsible"]


def test_who_is_responsible_is_proven_by_the_cell_that_says_it(client: httpx.Client) -> None:
    [quote] = proofs(client, "HBO", "1")
    assert (quote["quote"], quote["start"], quote["end"], quote["line_start"]) == (
        "HBO; Town Council",
        0,
        3,
        2,
    )


@pytest.mark.parametrize("code", ["1", "2"])
def test_who_is_responsible_by_a_heading_is_proven_by_its_line(client: httpx.Client, code: str) -> None:
    [quote] = proofs(client, "Harbor Crew", code)
    assert (quote["quote"], quote["line_start"], quote["line_end"]) == ("Harbor Crew", 5, 5)
