"""Every sort of page, for everyone: axe, a phone, great zoom, no script, and few bytes."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page

#: One page of every sort.
PAGES = (
    "/",
    "/search?q=stipend",
    "/search?q=stipnd+nurse&category=wet-2024-2026/3",
    "/touches",
    "/touches?q=peers",
    "/touches?q=harbor",
    "/doc/recommendation/wet-2024-2026/A1.26",
    "/doc/document/wet-2024-2026",
    "/doc/document/cosii-workforce",
    "/doc/population/peers",
    "/doc/category/wet-2024-2026/1",
    "/doc/question/wet-2024-2026/Q9",
    "/doc/rule/stated-responsible",
    "/doc/population/peeers",
)
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(
    opened: Callable[..., Page], violations: Callable[[Page], list[str]], scheme: str
) -> None:
    page = opened(color_scheme=scheme)
    wrong: list[str] = []
    for address in PAGES:
        page.goto(address)
        wrong += violations(page)
    assert not wrong, "\n".join(wrong)


def test_a_phone_of_320_pixels_never_scrolls_sideways(opened: Callable[..., Page]) -> None:
    """320 pixels are also what a window of 1,280 has left at 400 % zoom (WCAG 2.2, 1.4.10)."""
    page = opened(viewport={"width": 320, "height": 640})
    wide = []
    for address in PAGES:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((address, width))
    assert not wide


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_small_and_its_policy_strict(site: str, address: str) -> None:
    answer = httpx.get(site + address, headers=BROWSER | {"Accept-Encoding": "identity"})
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert len(answer.content) < 100_000
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<[a-z][^<>]* (style|on[a-z]+)=", answer.text)
