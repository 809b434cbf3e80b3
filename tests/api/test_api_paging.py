"""Pages: the addresses of the ones beside them."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.paging import Page, address, beside


@pytest.mark.parametrize(
    ("limit", "offset", "total", "following", "preceding"),
    [
        (20, 0, 0, None, None),
        (20, 0, 20, None, None),
        (20, 0, 21, "/l?limit=20&offset=20", None),
        (20, 20, 21, None, "/l?limit=20"),
        (20, 40, 100, "/l?limit=20&offset=60", "/l?limit=20&offset=20"),
        (20, 5, 100, "/l?limit=20&offset=25", "/l?limit=20"),
        (20, 500, 52, None, "/l?limit=20&offset=32"),
        (20, 500, 0, None, None),
    ],
)
def test_pages_beside(
    limit: int, offset: int, total: int, following: str | None, preceding: str | None
) -> None:
    """A list ends at its end, and begins at its beginning."""
    found = beside("/l", [], Page(limit, offset), total)
    assert (found.next, found.previous) == (following, preceding)


def test_link_header() -> None:
    """The header says the same as the body, in the words of RFC 8288."""
    assert beside("/l", [("q", "a b")], Page(1, 1), 3).link_header() == (
        '</l?q=a%20b&limit=1&offset=2>; rel="next", </l?q=a%20b&limit=1>; rel="prev"'
    )
    assert beside("/l", [], Page(1), 1).link_header() is None


@given(st.integers(1, 100), st.integers(0, 500))
def test_following_next_reaches_everything_once(limit: int, total: int) -> None:
    """From the first page, `next` leads over every item once and then ends."""
    offset, seen = 0, 0
    while True:
        seen += max(0, min(limit, total - offset))
        following = beside("/l", [], Page(limit, offset), total).next
        if following is None:
            break
        offset = int(parse_qs(urlsplit(following).query)["offset"][0])
    assert seen == total


@given(
    st.lists(st.tuples(st.sampled_from(["q", "document"]), st.text(st.characters(codec="utf-8"), min_size=1)))
)
def test_addresses_carry_any_text(pairs: list[tuple[str, str]]) -> None:
    """What goes into an address comes out of it."""
    query = parse_qs(urlsplit(address("/l", pairs)).query, keep_blank_values=True, strict_parsing=bool(pairs))
    for name in ("q", "document"):
        assert query.get(name, []) == [value for key, value in pairs if key == name]
