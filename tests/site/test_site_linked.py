"""The pages of terms, of the dataset and of what only the graph knows, for everyone."""

from collections.abc import Callable

import httpx
from playwright.sync_api import Page


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
    page.locator("main dl > div", has=page.locator("dt", has_text="rule")).get_by_role("link").last.click()
    assert "/doc/rule/" in page.url


def test_data_blocks_are_not_stopped_by_the_policy(site: str) -> None:
    for address in ("/doc/rule/stated-responsible", "/doc/recommendation/wet-2024-2026/A1.15"):
        page = httpx.get(site + address, headers={"Accept": "text/html"}).text
        assert page.count('<script type="application/ld+json">') == 1
