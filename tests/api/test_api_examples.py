"""The examples that pages give, in a library that knows nothing of the shipped documents; written for this."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"

FERRY = """
TOWN OF ASHFORD
Ferry Report

1. Recommendations

R1. The Ferry Office should repair each leak within a week.

R2. The Ferry Office should offer apprenticeships to students of the high school.
"""


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A client of a service of this report alone."""
    home = Home(tmp_path_factory.mktemp("ferry") / "data", BASE, processes=1)
    home.add([NewDocument(FERRY.encode(), "ferry.txt", "ferry")])
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=Path(home.path), base_iri=BASE))) as client:
        yield client
    holder.close()


def examples(page: httpx.Response, path: str) -> list[str]:
    """The addresses in a page's main part that ask something of this path."""
    main = page.text.partition("<main")[2].partition("</main>")[0]
    return [unescape(each) for each in re.findall(rf'href="({path}\?[^"]*)"', main)]


def test_what_the_first_page_gives_as_an_example_is_found(pages: httpx.Client) -> None:
    found = examples(pages.get("/"), "/search")
    assert found
    assert "peers" not in "".join(found)
    for address in found:
        assert pages.get(address.replace("/search", "/api/search")).json()["total"], address


def test_what_touches_the_example_of_the_first_page_is_told(pages: httpx.Client) -> None:
    (address,) = [each for each in examples(pages.get("/"), "/touches") if "?q=" in each]
    assert pages.get(address.replace("/touches", "/api/touches")).json()["total"]


def test_the_two_examples_of_a_connection_are_known(pages: httpx.Client) -> None:
    (address,) = examples(pages.get("/paths"), "/paths")
    assert pages.get(address.replace("/paths", "/api/paths")).status_code == 200


def test_the_example_of_a_saved_question_is_a_party_of_the_library(pages: httpx.Client) -> None:
    page = pages.get("/ask/responsible-for")
    assert "Such as Ferry Office." in page.text
    assert 'value="Ferry Office"' in page.text


def test_an_example_that_the_library_knows_is_kept(client: httpx.Client) -> None:
    assert "Such as Human Resources." in client.get("/ask/responsible-for").text
