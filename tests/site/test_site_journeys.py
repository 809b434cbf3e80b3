"""What people come for, from the first page to the answer, in a real browser."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_planner_learns_what_touches_peers_and_reads_it_in_the_source(page: Page) -> None:
    """Types a word, chooses the concept with the keyboard, and follows the words that prove a tie."""
    page.goto("/")
    box = page.get_by_role("combobox", name="A word, a name or a question")
    box.press_sequentially("peer")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Peers")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    page.wait_for_url("**/doc/population/peers")
    page.get_by_role("link", name="What touches it").click()
    page.wait_for_url("**/touches?id=population/peers")
    expect(page.get_by_role("heading", level=1)).to_have_text("What touches Peers?")
    expect(page.locator(".lead").first).to_contain_text("7 recommendations touch it")
    page.get_by_role("link", name="wet-2024-2026, line 130, page 8").click()
    page.wait_for_url("**/doc/document/wet-2024-2026#L130")
    line = page.locator("#L130")
    expect(line).to_contain_text("Advocate systemwide to increase the value given to peers")
    expect(line).to_be_in_viewport()
    marked = line.locator("> span").evaluate("cell => getComputedStyle(cell).backgroundColor")
    assert marked == "rgb(255, 229, 154)"


def test_a_planner_narrows_an_answer_by_what_else_is_tied_and_lets_it_go(page: Page) -> None:
    page.goto("/touches?q=peers")
    page.get_by_role("link", name="Peer Services 3").click()
    expect(page.locator(".lead").first).to_contain_text("3 recommendations touch it")
    page.get_by_role("link", name="Let go Peer Services").click()
    expect(page.locator(".lead").first).to_contain_text("7 recommendations touch it")


def test_a_planner_walks_through_the_picture_with_the_keyboard(page: Page) -> None:
    page.goto("/touches?q=peers")
    node = page.locator(".picture a").filter(has_text="Peer Training").first
    node.focus()
    node.press("Enter")
    page.wait_for_url("**/doc/recommendation/wet-2024-2026/A1.*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Peer Training")


def test_staff_search_narrow_and_take_the_result_along(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("stipend nurse")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 recommendations for “stipend nurse”")
    first = page.get_by_role("article").first
    expect(first.get_by_role("heading")).to_contain_text("Stipend Program")
    expect(first.locator("mark").first).to_have_text("Stipend")
    expect(first.get_by_label("Why it was found")).to_contain_text("“Stipend” in the title")
    page.get_by_role("link", name="Financial Incentives 1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 recommendation for")
    expect(page.get_by_role("article")).to_have_count(1)
    address = page.get_by_role("link", name="CSV").get_attribute("href")
    lines = page.request.get(str(address)).text().splitlines()
    assert [line.partition(",")[0] for line in lines] == ["id", "wet-2024-2026/A1.13"]


def test_staff_who_mistype_are_asked_whether_they_meant_it(page: Page) -> None:
    page.goto("/search?q=stipnd")
    expect(page.locator("main")).to_contain_text("stipend")
    expect(page.get_by_role("article")).not_to_have_count(0)


def test_staff_see_every_field_and_how_the_vote_was_worded(page: Page) -> None:
    """Q9 asks for "to be determined later" where A2.10 says "TBD": endorsed at 50 per cent, no tier."""
    page.goto("/doc/recommendation/wet-2024-2026/A2.10")
    facts = page.locator("dl.facts")
    expect(facts.last).to_contain_text("50 % strong or very strong")
    expect(facts.last).to_contain_text("ENDORSED: Adopted Consent Agenda")
    expect(page.locator(".drift ins").first).to_contain_text("to be determined later")
    expect(page.locator(".drift del").first).to_contain_text("TBD")
    expect(facts.first.locator("div", has_text="Status")).to_contain_text("not stated")


def test_a_researcher_takes_the_query_that_gives_the_same(page: Page) -> None:
    page.goto("/search?q=stipend")
    ids = [
        str(link.get_attribute("href")).removeprefix("/doc/recommendation/")
        for link in page.locator(".cards article :is(h2, h3) a").all()
    ]
    page.get_by_text("Copy SPARQL").click()
    query = page.locator("details.copy[open] pre").text_content()
    answer = page.request.post(
        "/sparql", form={"query": str(query)}, headers={"Accept": "application/sparql-results+json"}
    ).json()
    found = [row["recommendation"]["value"] for row in answer["results"]["bindings"]]
    assert [iri.partition("/id/recommendation/")[2] for iri in found] == ids
    assert len(ids) == 3


def test_a_researcher_takes_all_that_is_tied_to_peers_by_sparql(page: Page) -> None:
    page.goto("/touches?q=peers")
    page.get_by_text("Copy SPARQL").click()
    query = page.locator("details.copy[open] pre").text_content()
    answer = page.request.post(
        "/sparql", form={"query": str(query)}, headers={"Accept": "application/sparql-results+json"}
    ).json()
    assert len({row["recommendation"]["value"] for row in answer["results"]["bindings"]}) == 7


def test_a_researcher_finds_json_ld_inside_the_page_and_a_reference(page: Page) -> None:
    page.goto("/doc/recommendation/wet-2024-2026/A1.15")
    data = json.loads(str(page.locator('script[type="application/ld+json"]').text_content()))
    assert "recommendation/wet-2024-2026/A1.15" in json.dumps(data)
    address = str(page.get_by_role("link", name="RIS", exact=True).get_attribute("href"))
    reference = page.request.get(address).text()
    assert "TI  - Increase financial incentives for specialty public mental health staff\r\n" in reference


def test_copying_says_that_it_copied(opened: Callable[..., Page]) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/search?q=peers")
    page.get_by_text("Copy API call").click()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "/api/search?q=peers" in page.evaluate("navigator.clipboard.readText()")


def test_suggestions_close_on_escape_and_a_mere_word_is_searched_for(page: Page) -> None:
    page.goto("/touches")
    box = page.get_by_role("combobox", name="Search the recommendations")
    box.press_sequentially("resid")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("affiliation agreements")
    box.press("Enter")
    page.wait_for_url("**/search?q=affiliation+agreements")


def test_the_first_key_leads_past_the_navigation(page: Page) -> None:
    page.goto("/search?q=peers")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_all_of_it_works_without_script(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    page.goto("/")
    page.get_by_label("A word, a name or a question").fill("what touches peers?")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What touches Peers?")
    page.get_by_role("link", name="Mental Health Career Pathways 4").click()
    expect(page.locator(".lead").first).to_contain_text("4 recommendations touch it")
    page.get_by_text("Copy API call").click()
    expect(page.locator("details.copy pre").first).to_contain_text("/api/touches?q=peers")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)


def test_what_is_not_there_names_the_nearest(page: Page) -> None:
    page.goto("/doc/population/peeers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is here")
    page.get_by_role("main").get_by_role("link", name="Peers", exact=True).click()
    page.wait_for_url("**/doc/population/peers")
