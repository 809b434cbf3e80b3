"""Where enough recommendations have the very word of a likeness, only these are looked through for the best."""

import pytest

from tests.search.shelves import Shelf


@pytest.mark.parametrize("very_many", [0, 1_000])
@pytest.mark.parametrize(
    "q", ["training~", "peers~", "nurse~2", "title:training~", "staff~", "trainng~", "a1.1~"]
)
@pytest.mark.parametrize(
    "how", [{}, {"offset": 1}, {"filters": {"kind": ("policy",)}}, {"sort": "code"}, {"limit": 20}]
)
def test_the_best_of_a_likeness_are_the_best_of_all_that_is_like_it(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, q: str, how: dict[str, object], very_many: int
) -> None:
    asked = {"limit": 1, "facets": ("kind",)} | how
    monkeypatch.setattr("search.query._VERY_MANY", very_many)
    answer = shelf.search(q, **asked)
    monkeypatch.setattr("search.compiling._best", lambda *_: None)
    shelf.index.remembered.cache_clear()
    assert shelf.search(q, **asked) == answer
    shelf.index.remembered.cache_clear()
