"""Adding a document by the page: what is understood of it, and the way into the library."""

from collections.abc import Callable

import httpx
from playwright.sync_api import Browser, Page, expect

HTML = {"Accept": "text/html"}
PLAN = """# Plan for the Harbor District

## Recommendations

1. Offer paid internships to peers in every clinic of the district.
2. Train supervisors in trauma-informed care every year.
"""


def test_without_a_token_the_page_says_how_documents_are_added(site: str) -> None:
    answer = httpx.get(f"{site}/upload", headers=HTML)
    assert answer.status_code == 200
    assert "THROUGHLINE_TOKEN" in answer.text
    assert "<form id=" not in answer.text
    sent = httpx.post(f"{site}/upload", files={"token": (None, "sesame"), "file": b"x"}, headers=HTML)
    assert sent.status_code == 403


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


def test_a_document_is_added_without_script_and_with_a_corrected_profile(
    open_site: str, browser: Browser
) -> None:
    context = browser.new_context(base_url=open_site, java_script_enabled=False)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto("/upload")

    def give() -> None:
        page.get_by_label("Token").fill("sesame")
        page.get_by_label("Document", exact=True).set_input_files(
            {"name": "harbor.md", "mimeType": "text/markdown", "buffer": PLAN.encode()}
        )

    give()
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.locator("#records")).to_contain_text("stands below words that announce recommendations")
    page.get_by_text("Correct how it was read").click()
    page.get_by_label("Profile", exact=True).fill('name = "harbor"\nextends = "plain"\n')
    give()
    page.get_by_role("button", name="Preview with this profile").click()
    expect(page.locator("#counts")).to_contain_text("Read with the profile harbor")
    give()
    page.get_by_role("button", name="Add to the library").click()
    done = page.get_by_role("link", name="Read it in the library")
    while not done.count():
        page.get_by_role("link", name="Look again").click()
    done.click()
    expect(page.get_by_role("main")).to_contain_text("“harbor”")
    context.close()
