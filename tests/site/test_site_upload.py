"""Adding a document by the page: what is understood of it, and the way into the library."""

from collections.abc import Callable

import httpx
from playwright.sync_api import Browser, Page, expect

PLAN = """# Plan for the Harbor District

## Recommendations

1. Offer paid internships to peers in every clinic of the district.
2. Train supervisors in trauma-informed care every year.
"""


def test_without_a_token_the_page_says_how_documents_are_added(site: str) -> None:
    answer = httpx.get(f"{site}/upload", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "THROUGHLINE_TOKEN" in answer.text
    assert "<form id=" not in answer.text


def test_a_document_is_previewed_and_added(
    open_site: str, browser: Browser, violations: Callable[[Page], list[str]]
) -> None:
    """A wrong token is told; the right one shows what is understood, and adds it."""
    context = browser.new_context(base_url=open_site)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto("/upload")
    page.get_by_label("Token").fill("wrong")
    page.get_by_label("Document", exact=True).set_input_files(
        {"name": "harbor.md", "mimeType": "text/markdown", "buffer": PLAN.encode()}
    )
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.locator("#said")).to_contain_text("This is not the token.")
    page.get_by_label("Token").fill("sesame")
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.locator("#counts")).to_contain_text("2 recommendations", timeout=60_000)
    expect(page.locator("#records")).to_contain_text("Offer paid internships to peers")
    assert not violations(page)
    page.get_by_role("button", name="Add to the library").click()
    page.get_by_role("link", name="Read it in the library").click()
    page.wait_for_url("**/doc/document/*")
    expect(page.get_by_role("main")).to_contain_text("Offer paid internships to peers")
    context.close()
