"""Every sort of page, for everyone: axe, dark, a phone, great zoom, no script, and few bytes."""

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
    "/search?q=xyzzy",
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
    "/doc/scheme/populations",
    "/doc/evidence/wet-2024-2026/A1.15/1",
    "/doc/definition/cosii-workforce/complex-needs",
    "/documents",
    "/documents/wet-2024-2026/versions",
    "/categories",
    "/concepts?limit=100",
    "/communities",
    "/communities/1",
    "/binding",
    "/matrix",
    "/matrix/items?rows=category&columns=funding&row=_not-stated&column=_not-stated",
    "/compare?left=wet-2024-2026&right=cosii-workforce",
    "/gaps",
    "/gaps?kind=no-category",
    "/paths?from=peers&to=HR",
    "/ask",
    "/ask/responsible-for?party=HR",
    "/sparql?query=SELECT%20*%20%7B%3Fs%20dcterms:title%20%3Fo%7D%20LIMIT%205",
    "/data",
    "/upload",
    "/ontology",
    "/shapes",
    "/.well-known/void",
)
#: What went wrong, told as a page.
PROBLEMS = ("/doc/population/peeers", "/paths?from=peerz&to=HR", "/matrix?rows=categories&columns=kind")
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize("address", [*PAGES, *PROBLEMS])
def test_a_page_is_for_everyone(page: Page, violations: Callable[[Page], list[str]], address: str) -> None:
    """Axe finds nothing in light, nothing of colours in dark; at 320 pixels nothing scrolls sideways.

    320 pixels are also what a window of 1,280 has left at 400 % zoom (WCAG 2.2, 1.4.10).
    """
    page.goto(address, timeout=60_000)
    page.set_viewport_size({"width": 320, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    wrong = violations(page)
    assert not wrong, "\n".join(wrong)
    assert wide == 320


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_small_and_its_policy_strict(site: str, address: str) -> None:
    answer = httpx.get(site + address, headers=BROWSER | {"Accept-Encoding": "identity"}, timeout=60)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert len(answer.content) < 100_000
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<[a-z][^<>]* (style|on[a-z]+)=", answer.text)


def test_forced_colours_leave_bars_and_shades_told_by_words(opened: Callable[..., Page]) -> None:
    """What colour tells is told by a number too, which stands in the same cell."""
    page = opened(forced_colors="active")
    page.goto("/matrix")
    filled = page.locator(".matrix td[class*=heat]")
    assert all(text.strip().isdigit() for text in filled.all_inner_texts())
    page.goto("/")
    part = page.locator(".bar .part").first
    whole = page.locator(".bar .whole").first
    assert part.evaluate("e => getComputedStyle(e).fill") != whole.evaluate("e => getComputedStyle(e).fill")


def test_a_printed_page_has_no_frame(page: Page) -> None:
    page.goto("/touches?q=peers")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert not page.locator("footer.foot").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
