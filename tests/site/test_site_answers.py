"""Pages that answer questions: lists, matrix, comparison, gaps, chains, saved questions, SPARQL, data."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
#: What was asked amiss, and the status that says so.
WRONG = (
    ("/systems?limit=1000", 400),
    ("/concepts?kind=unicorn", 400),
    ("/matrix?rows=categories&columns=kind", 400),
    ("/matrix/items?rows=category&columns=kind&row=nothing&column=policy", 404),
    ("/compare?left=wet-2024-2026&right=cosii", 404),
    ("/compare?left=wet-2024-2026&right=wet-2024-2026", 400),
    ("/gaps?kind=no-categori", 400),
    ("/paths?from=peerz&to=HR", 404),
    ("/paths?from=HR&to=HR", 400),
    ("/ask/responsible", 404),
    ("/ask/responsible-for?party=HRx", 404),
    ("/ask/responsible-for?prty=HR", 400),
    ("/sparql?query=SELECT%20*%20%7B", 400),
    ("/sparql?query=DROP%20ALL", 403),
    ("/systems.csv", 404),
)
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"


@pytest.mark.parametrize(("address", "status"), WRONG)
def test_what_is_asked_amiss_is_told_on_a_page(site: str, address: str, status: int) -> None:
    answer = httpx.get(site + address, headers=BROWSER)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/systems?q=",
        "/compare?right=x&left=",
        "/paths?to=HR&from=",
        "/ask?q=",
        "/sparql?query=",
        "/gaps?document=",
    ],
)
def test_what_is_typed_is_never_markup(site: str, path: str) -> None:
    answer = httpx.get(f"{site}{path}{httpx.QueryParams({'': HOSTILE})}".replace("==", "="), headers=BROWSER)
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text


def test_a_list_is_narrowed_by_the_start_of_a_name_and_leads_to_letters(page: Page) -> None:
    page.goto("/concepts")
    page.get_by_role("navigation", name="Jump to letter").get_by_role("link", name="W,").click()
    expect(page.locator(".shelf .name a").first).to_contain_text("W")
    page.get_by_label("Name begins with").fill("stip")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="Stipends", exact=True)).to_be_visible()
    assert "Peers" not in page.locator(".shelf").inner_text()


def test_a_number_of_the_matrix_leads_to_just_so_many_recommendations(page: Page) -> None:
    """Of the sixteen items on training, four are for Human Resources to carry out."""
    page.goto("/matrix")
    row = page.get_by_role("row", name="Training and Technical Assistance")
    row.get_by_role("link", name="4", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("4 recommendations")
    expect(page.locator(".card")).to_have_count(4)


def test_a_chain_quotes_the_words_of_each_link_and_leads_to_their_line(page: Page) -> None:
    page.goto("/paths")
    page.get_by_label("From").fill("peers")
    page.get_by_label("To", exact=True).fill("HR")
    page.get_by_role("button", name="Find chains").click()
    chain = page.get_by_role("list").filter(has_text="Advocate systemwide").first
    expect(chain).to_contain_text("B.9 gives Human Resources as responsible")
    chain.get_by_role("link", name="wet-2024-2026, line 135, page 8").first.click()
    page.wait_for_url("**/doc/document/wet-2024-2026#L135")


def test_an_unknown_end_is_told_with_a_link_that_puts_it_right(page: Page) -> None:
    page.goto("/paths?from=peerz&to=HR")
    page.get_by_role("alert").get_by_role("link", name="Peers", exact=True).click()
    expect(page.get_by_role("heading", name="Chain 1")).to_be_visible()


def test_a_saved_question_is_found_by_a_word_asked_and_read(page: Page) -> None:
    page.goto("/ask")
    page.get_by_label("Find a question").fill("party responsible")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Which recommendations is a party responsible for?").click()
    page.get_by_label("Party").fill("Chief of Peer Services")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", name="3 rows")).to_be_visible()
    expect(page.get_by_role("row", name="A1.3")).to_contain_text(
        "Under the direction of the Chief of Peer Services"
    )


def test_a_query_runs_on_its_page_and_a_fault_is_shown_in_place(page: Page) -> None:
    page.goto("/sparql")
    box = page.get_by_role("textbox", name="Query")
    box.fill("SELECT (COUNT(?r) AS ?n) { ?r a tl:Recommendation }")
    box.press("Control+Enter")
    expect(page.get_by_role("cell")).to_contain_text("63")
    box.fill("SELECT * {\n  ?s ?p o }")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert")).to_contain_text("not SPARQL at 2:")
    expect(box).to_be_focused()
    assert page.url.endswith("/sparql")


def test_a_query_runs_without_script_and_links_web_addresses_only(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    page.goto("/sparql")
    page.get_by_label("Query").fill(
        "SELECT * { VALUES (?a ?b) { (<javascript:alert(1)> <http://example.org/>) } }"
    )
    page.get_by_role("button", name="Run").click()
    links = page.locator("#results table a")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "http://example.org/")


@pytest.mark.parametrize(
    ("path", "call"),
    [
        ("/systems.json?q=h", "/api/systems?q=h"),
        ("/gaps.json?kind=no-category", "/api/gaps?kind=no-category"),
        ("/gaps.csv", "/api/gaps.csv"),
        ("/matrix.csv?rows=kind&columns=document", "/api/matrix.csv?rows=kind&columns=document"),
        (
            "/compare.csv?left=wet-2024-2026&right=cosii-workforce",
            "/api/compare.csv?left=wet-2024-2026&right=cosii-workforce",
        ),
        ("/paths.json?from=peers&to=HR", "/api/paths?from=peers&to=HR"),
        ("/ask.json", "/api/ask"),
        ("/ask/responsible-for.csv?party=HR", "/api/ask/responsible-for.csv?party=HR"),
    ],
)
def test_a_page_is_its_data_too(site: str, path: str, call: str) -> None:
    """But for the addresses in it, which stay with the form that was asked for."""
    own = path.partition("?")[0]
    found = httpx.get(site + path).text.replace(f'"{own}?', f'"/api{own.removesuffix(".json")}?')
    assert found == httpx.get(site + call).text
