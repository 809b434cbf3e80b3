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
No.,Recommendation,Recipient,Theme,Reply
1,"Inspect every mooring, and ""tag"" it",HBO; Town Council,Piers,"In May the HBO replied, and said no to Piers."
2,Paint the pier,Town Council,Piers,The Harbor Bureau Office (HBO) will help.
"""

REVIEW = """\
# Review

## Recommendations

### Safe water

The following recommendations were accepted:

1. Inspect each well. The wells are open.

2. Adopt a plan for springs.

### Good roads

3. Fill the holes.
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
    texts = (("tracker.csv", TRACKER), ("report.md", REPORT), ("review.md", REVIEW))
    home.add([NewDocument(text.encode(), name, name.partition(".")[0]) for name, text in texts])
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=Path(home.path), base_iri=BASE))) as client:
        yield client
    holder.close()


def proofs(client: httpx.Client, q: str, code: str, relation: str = "responsible") -> list[dict[str, Any]]:
    """The quotes that prove one relation of a recommendation to what is asked for."""
    told = client.get("/api/touches", params={"q": q}).json()
    items = [item for group in told["groups"] for item in group["items"] if item["code"] == code]
    return [quote for item in items for quote in item["evidence"] if quote["relation"] == relation]


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


@pytest.mark.parametrize(
    ("asked", "proof"),
    [
        (("Piers", "2", "category"), ("Piers", 3)),
        (("Safe water", "2", "category"), ("Safe water", 5)),
        (("accepted", "1", "status"), ("accepted", 7)),
    ],
)
def test_what_a_cell_or_a_line_above_says_is_proven_in_its_words(
    client: httpx.Client, asked: tuple[str, str, str], proof: tuple[str, int]
) -> None:
    """No name that a category has in addresses stands for words of the source."""
    [quote] = proofs(client, *asked)
    assert (quote["quote"], quote["line_start"]) == proof


def test_no_number_is_made_up_for_a_category(client: httpx.Client) -> None:
    category = client.get("/api/recommendations/review/1").json()["category"]
    assert (category["id"], category["number"], category["label"]) == (
        "review/safe-water",
        None,
        "Safe water",
    )
    assert client.get("/api/categories/review/safe-water").json()["number"] is None
    assert "notation" not in client.get("/data/category/review/safe-water.ttl").text
