"""Answers to searches are given again as they are, and never from another snapshot."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import httpx
import pytest

import api.searches
from api.bodies.body import Body
from api.bodies.hits import search_body
from api.searches import Searches
from library.documents.stored import NewDocument
from library.home import Home
from library.snapshots.snapshot import Snapshot
from search.request import SearchRequest

_LARGE = 2**20


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    """A library of nothing."""
    home = Home(tmp_path, "http://localhost:8000/")
    home.rebuild()
    return home


@pytest.fixture
def snapshot(empty: Home) -> Iterator[Snapshot]:
    """Its snapshot."""
    with empty.current() as snapshot:
        yield snapshot


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries for which an answer was made, in order."""
    asked: list[str] = []

    def make(snapshot: Snapshot, request: SearchRequest, path: str, usual: SearchRequest) -> Body:
        asked.append(request.q)
        return search_body(snapshot, request, path, usual)

    monkeypatch.setattr(api.searches, "search_body", make)
    return asked


def test_an_answer_is_made_once(snapshot: Snapshot, made: list[str]) -> None:
    searches = Searches(_LARGE)
    first, again = (searches.body(snapshot, SearchRequest("peers")) for _ in range(2))
    assert again == first == search_body(snapshot, SearchRequest("peers"))
    assert made == ["peers"]


def test_what_differs_at_all_is_another_question() -> None:
    asked = [
        SearchRequest("peers"),
        SearchRequest("Peers"),
        SearchRequest("peers", {"kind": ("policy",)}),
        SearchRequest("peers", {"kind": ("policy", "statement")}),
        SearchRequest("peers", {"status": ("policy",)}),
        SearchRequest("peers", facets=("kind",)),
        SearchRequest("peers", sort="title"),
        SearchRequest("peers", limit=10),
        SearchRequest("peers", offset=20),
        SearchRequest("peers", expand=False),
    ]
    assert len({request.identity for request in asked}) == len(asked) == len(fields(SearchRequest)) + 3


def test_forms_have_addresses_of_their_own(snapshot: Snapshot, made: list[str]) -> None:
    searches = Searches(_LARGE)
    for path in ("/api/search", "/api/search.json", "/search"):
        searches.body(snapshot, SearchRequest("peers"), path)
    assert len(made) == 3


def test_a_new_snapshot_never_gets_an_old_answer(empty: Home, made: list[str]) -> None:
    searches, request = Searches(_LARGE), SearchRequest("gardens")
    with empty.current() as old:
        searches.body(old, request)
        empty.add([NewDocument(b"Recommendation 1. The City should plant gardens.\n", "gardens.txt")])
        with empty.current() as new:
            assert searches.body(new, request) == search_body(new, request)
            assert searches.body(old, request) == search_body(old, request)
    assert made == ["gardens"] * 3


def test_the_same_snapshot_opened_again_answers_for_itself(empty: Home, made: list[str]) -> None:
    searches = Searches(_LARGE)
    for _ in range(2):
        with empty.current() as snapshot:
            searches.body(snapshot, SearchRequest("peers"))
    assert made == ["peers", "peers"]


def test_an_answer_of_a_snapshot_that_was_passed_is_not_kept(
    empty: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches, request = Searches(_LARGE), SearchRequest("peers")
    with empty.current() as old, empty.current() as new:

        def slow(snapshot: Snapshot, request: SearchRequest, path: str, usual: SearchRequest) -> Body:
            monkeypatch.setattr(api.searches, "search_body", search_body)
            searches.body(new, SearchRequest("other"))  # asked and answered meanwhile
            return search_body(snapshot, request, path, usual)

        monkeypatch.setattr(api.searches, "search_body", slow)
        searches.body(old, request)
        kept = searches.bytes
        searches.body(new, request)
        assert searches.bytes > kept


def test_no_more_is_kept_than_may_be_and_the_latest_stay(snapshot: Snapshot, made: list[str]) -> None:
    searches = Searches(20_000)
    for number in range(30):
        searches.body(snapshot, SearchRequest(f"word{number}"))
        searches.body(snapshot, SearchRequest("word0"))
        assert 0 < searches.bytes <= 20_000
    assert made == [f"word{number}" for number in range(30)]
    searches.body(snapshot, SearchRequest("word1"))
    assert made[-1] == "word1"


@pytest.mark.parametrize("most", [0, 1_000])
def test_what_would_take_too_large_a_share_is_not_kept(
    snapshot: Snapshot, made: list[str], most: int
) -> None:
    searches = Searches(most)
    for _ in range(2):
        searches.body(snapshot, SearchRequest("peers"))
    assert made == ["peers", "peers"]
    assert searches.bytes == 0


def test_calls_and_pages_give_the_same_answer_again(client: httpx.Client) -> None:
    for path in ("/api/search?q=peers", "/search.json?q=peers", "/search?q=peers", "/api/search.csv?q=peers"):
        first, again = client.get(path), client.get(path)
        assert first.status_code == 200
        assert first.content == again.content
        assert first.headers.get("Link") == again.headers.get("Link")
