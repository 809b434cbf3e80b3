"""`/api/touches` asked by the names that a document gives its parts and parties; written for this."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import lxml.html
import pytest
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"
LONG = "Making sure that every ferry, small or large, leaves and arrives on time"

FERRIES = f"""Number,Recommendation,Section,Responsible,Status
1,Print the timetable in large letters.,{LONG},Ferry Office,Accepted
2,Repair the clock of the pier.,{LONG},Pier Board,Rejected
3,Train two more skippers.,To the Ferry Office,Pier Board,Accepted
4,Paint the benches.,Status of the piers,Pier Board,Under consideration
5,Sell tickets on board.,Tickets,Ferry Office,Rejected
"""

PIERS = """Number,Recommendation,Responsible
1,Lengthen the northern pier.,Pier Board
"""


@pytest.fixture(scope="module")
def ferries(
    tmp_path_factory: pytest.TempPathFactory, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A client of a service of these two tables."""
    home = Home(tmp_path_factory.mktemp("ferries") / "data", BASE, processes=1)
    tables = (("ferries", FERRIES), ("piers", PIERS))
    home.add([NewDocument(text.encode(), f"{slug}.csv", slug) for slug, text in tables])
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=Path(home.path), base_iri=BASE))) as client:
        yield client
    holder.close()


def found(client: httpx.Client, q: str) -> set[str]:
    """The codes of all that is found for a question, which leaves nothing unmet."""
    answer = client.get("/api/touches", params={"q": q})
    assert answer.status_code == 200, answer.json()
    told: dict[str, Any] = answer.json()
    assert told["unmet"] == ""
    return {item["code"] for group in told["groups"] for item in group["items"]}


@pytest.mark.parametrize(
    ("q", "codes"),
    [
        (f"What is recommended under {LONG}?", {"1", "2"}),
        ("what role does the Ferry Office play?", {"1", "5"}),
        ("which recommendations are addressed to the Ferry Office", {"1", "3", "5"}),
        ("what is in the section To the Ferry Office", {"3"}),
        ("recommendations with status rejected", {"2", "5"}),
        ("whose status is under consideration?", {"4"}),
        ("which ones are under consideration so far", {"4"}),
        ("Status of the piers", {"4"}),
        ("the Tickets section", {"5"}),
        ("the Ferry Office's rejected recommendations", {"5"}),
    ],
)
def test_names_are_found_however_they_are_asked_for(ferries: httpx.Client, q: str, codes: set[str]) -> None:
    assert found(ferries, q) == codes


def test_parties_of_one_name_are_told_apart_by_their_documents(ferries: httpx.Client) -> None:
    page: Any = lxml.html.fromstring(ferries.get("/touches", params={"q": "Pier Board"}).text)
    meant = [" ".join(fact.text_content().split()) for fact in page.xpath("//dl[@class='facts']/div")]
    assert meant == ["Pier Board System. In ferries.", "Pier Board System. In piers."]


def test_what_is_done_is_no_answer_where_nothing_has_the_other_words(ferries: httpx.Client) -> None:
    """The verb "keep" may name what a recommendation does; all that is kept is not what is asked about."""
    answer = ferries.get("/api/touches", params={"q": "how do we keep the skippers from leaving?"})
    assert answer.status_code == 404
    assert answer.json()["nearest"]


def test_what_nothing_is_called_is_told_without_the_words_of_asking(ferries: httpx.Client) -> None:
    answer = ferries.get("/api/touches", params={"q": "how many recommendations mention zeppelins of lead?"})
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("Nothing is called 'zeppelins of lead'")
