"""Where enough recommendations have the very word, only these are looked through for the best."""

import pytest

from search.filters import Filters
from search.foremost import Foremost, foremost_page
from search.index import Found, Index
from tests.search.shelves import Shelf

WORDS = [
    "training",
    "peers",
    "title:training",
    "staff",
    "job",
    "text:jobs",
    "A1.1",
    "no-one",
    "peer training",
]
LIKE = ["training~", "peers~", "nurse~2", "title:training~", "staff~", "trainng~", "a1.1~"]


@pytest.mark.parametrize("q", WORDS + LIKE)
@pytest.mark.parametrize(
    "how", [{}, {"offset": 1}, {"filters": {"kind": ("policy",)}}, {"sort": "code"}, {"limit": 20}]
)
@pytest.mark.parametrize("very_many", [0, 1_000])
def test_the_foremost_are_the_best_of_all(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, q: str, how: dict[str, object], very_many: int
) -> None:
    asked = {"limit": 1, "facets": ("kind",), "expand": False} | how
    monkeypatch.setattr("search.query._VERY_MANY", very_many)
    monkeypatch.setattr("search.foremost._RATED", 0)
    answer = shelf.search(q, **asked)
    monkeypatch.setattr("search.compiling._foremost", lambda *_: None)
    shelf.index.remembered.cache_clear()
    assert shelf.search(q, **asked) == answer
    shelf.index.remembered.cache_clear()


@pytest.mark.parametrize(
    ("q", "rated", "taken"),
    [("training", 0, True), ("training", 300, False), ("training~", 0, True), ("trainng~", 0, False)],
)
def test_they_are_looked_for_where_that_is_sooner(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, q: str, rated: int, *, taken: bool
) -> None:
    found: list[Found | None] = []

    def noted(foremost: Foremost, filters: Filters, index: Index, limit: int, offset: int) -> Found | None:
        found.append(foremost_page(foremost, filters, index, limit, offset))
        return found[-1]

    monkeypatch.setattr("search.foremost._RATED", rated)
    monkeypatch.setattr("search.query.foremost_page", noted)
    shelf.search(q, limit=1, expand=False)
    assert any(found) == taken
