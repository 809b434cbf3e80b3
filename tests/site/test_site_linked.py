"""The pages of terms, of the dataset and of what only the graph knows, for everyone."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page

PAGES = (
    "/ontology",
    "/shapes",
    "/.well-known/void",
    "/doc/scheme/populations",
    "/doc/evidence/wet-2024-2026/A1.15/1",
    "/doc/definition/cosii-workforce/complex-needs",
)


@pytest.fixture(scope="module", autouse=True)
def dumped(site: str) -> None:
    """The dumps, which who asks first waits for, are made."""
    assert httpx.get(f"{site}/.well-known/void", timeout=60).status_code == 200


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
    page = opened(viewport={"width": 320, "height": 640})
    wide = []
    for address in PAGES:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((address, width))
    assert not wide


def test_the_iri_of_a_term_shows_the_term(opened: Callable[..., Page]) -> None:
    page = opened()
    page.goto("/ontology#responsible")
    section = page.locator("section#responsible")
    assert section.evaluate("section => section.matches(':target')")
    section.scroll_into_view_if_needed()
    assert "The party that the recommendation is given to." in section.inner_text()


def test_a_person_gets_from_evidence_to_its_rule(opened: Callable[..., Page]) -> None:
    page = opened()
    page.goto("/id/evidence/wet-2024-2026/A1.15/1")
    page.locator("main").get_by_role("row", name="rule").get_by_role("link").last.click()
    assert "/doc/rule/" in page.url


def test_data_blocks_are_not_stopped_by_the_policy(site: str) -> None:
    for address in ("/doc/rule/stated-responsible", "/doc/recommendation/wet-2024-2026/A1.15"):
        page = httpx.get(site + address, headers={"Accept": "text/html"}).text
        assert page.count('<script type="application/ld+json">') == 1
