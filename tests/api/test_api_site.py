"""The pages as they are sent: what they say, what they must never do, and how they are asked for."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import lxml.html
import orjson
import pytest
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}

SHEET = "Category,Recommendation\nHealth & Care,The City should plant trees.\n"

HOSTILE = """Plan <script>alert(1)</script>

Recommendations

1. Train peers </script><script>alert(2)</script> in <img src=x onerror=alert(3)> skills.
2. Hire peers at javascript:alert(4) and "onmouseover="alert(5) now.
3. Support peers ]]> <!-- --> {{ 7*7 }} {% raw %} %00 for nurses.
"""


def parsed(answer: httpx.Response) -> Any:  # noqa: ANN401 (what lxml finds has no useful type)
    return lxml.html.fromstring(answer.content)


def text_of(page: Any) -> str:  # noqa: ANN401 (the same)
    return " ".join(page.text_content().split())


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A library of a document whose words are markup, and of one of 1,500 lines."""
    home = Home(tmp_path_factory.mktemp("hostile"), BASE)
    long = "\n".join(f"{number}. Train peers in skill {number}." for number in range(1, 1501))
    home.add(
        [
            NewDocument(HOSTILE.encode(), "plan.txt", "hostile", title='</title><script>alert("t")</script>'),
            NewDocument(f"Plan\n\nRecommendations\n\n{long}\n".encode(), "long.txt", "long"),
            NewDocument(("word " * 20_000).encode(), "wide.txt", "wide"),
            NewDocument(SHEET.encode(), "sheet.csv", "sheet"),
            NewDocument(SHEET.replace("trees", "shrubs").encode(), "other.csv", "other", title="sheet"),
        ]
    )
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=home.path, base_iri=BASE))) as client:
        client.headers.update(BROWSER)
        yield client
    holder.close()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=peers",
        "/search?q=</script><script>alert(1)</script>&sort=title",
        "/touches?q=peers",
        '/touches?q="><script>alert(1)</script>',
        "/doc/document/hostile",
        "/doc/document/hostile?line=8",
        "/doc/<script>alert(1)</script>",
        "/<script>alert(1)</script>",
        '/search?"><script>alert(1)</script>=1',
    ],
)
def test_markup_in_titles_texts_and_addresses_stays_words(hostile: httpx.Client, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code in {200, 400, 404}
    page = parsed(answer)
    scripts = [script.get("src") or script.get("type") for script in page.iter("script")]
    assert all(re.match(r"/static/|application/ld\+json$", str(each)) for each in scripts)
    for element in page.iter():
        assert not [name for name in element.attrib if str(name).startswith("on") or name == "style"]
        links = (element.get("href"), element.get("src"), element.get("action"))
        assert not [link for link in links if link and not re.match(r"/|#|\?", link)]


def test_a_category_without_a_number_is_given_none(hostile: httpx.Client) -> None:
    """What its id is made of is no number of the document's."""
    for address in ("/categories?document=sheet", "/doc/document/sheet"):
        page = hostile.get(address).text
        assert ">Health &amp; Care</a>" in page
        assert "health-care</span>" not in page
        assert "health-care. " not in page


def test_a_category_with_a_number_is_told_by_it(client: httpx.Client) -> None:
    """As the document counts them."""
    assert '<span class="code">1</span> Mental Health Career Pathways' in client.get("/categories").text
    assert ">1. Mental Health Career Pathways</a>" in client.get("/doc/document/wet-2024-2026").text


def test_a_document_that_recommends_nothing_says_so(hostile: httpx.Client) -> None:
    """The numbers of a document begin with none where none was read; one of a kind is told as one."""
    page = hostile.get("/doc/document/wide").text
    assert "<strong>0</strong> recommendations" in page
    assert "<strong>1</strong> section<" in page
    assert "<strong>0</strong>" not in hostile.get("/doc/document/sheet").text


def test_documents_of_one_title_are_told_apart_in_a_form(hostile: httpx.Client) -> None:
    """A choice whose words are those of another says its slug too."""
    page = hostile.get("/compare").text
    assert ">sheet (sheet)</option>" in page
    assert ">sheet (other)</option>" in page


def test_the_counts_of_a_comparison_lead_to_what_they_count(client: httpx.Client) -> None:
    """What only has the words in its text is not counted, nor shown where the count leads."""
    address = "/compare?left=wet-2024-2026&right=cosii-workforce&part=shared&limit=100"
    counts = parsed(client.get(address)).xpath("//ul[@class='compared']//a[span[@class='unseen']]")
    assert len(counts) > 10
    for link in counts:
        page = text_of(parsed(client.get(link.get("href"))))
        count = int(link.text.split()[0])
        assert f"{count} recommendation{'s' if count > 1 else ''} touch" in page
        assert "tied, not by words alone" in page


def test_lines_of_a_source_run_as_their_script_does(hostile: httpx.Client) -> None:
    """A line in Arabic runs from the right, one in English from the left, as browsers tell by its letters."""
    assert (
        'id="L1"><a href="#L1" aria-label="Line 1">1</a><span dir="auto">'
        in hostile.get("/doc/document/sheet").text
    )


def test_a_recommendation_full_of_markup_is_shown_as_it_is_written(hostile: httpx.Client) -> None:
    found = hostile.get("/search.json?document=hostile&sort=document").json()["items"]
    assert found
    for item in found:
        page = parsed(hostile.get(f"/doc/recommendation/{item['id']}"))
        assert " ".join(item["text"].split()) in text_of(page)
        data = page.xpath("//script[@type='application/ld+json']")[0].text
        assert orjson.loads(data)
        assert len(page.xpath("//script")) == 2


def test_a_long_document_is_shown_in_pages_that_lose_nothing(hostile: httpx.Client) -> None:
    """Every line is on just one of the pages, and each page is small."""
    address: str | None = "/doc/document/long"
    numbers: list[int] = []
    while address:
        answer = hostile.get(address)
        assert len(answer.content) < 100_000
        page = parsed(answer)
        numbers += [int(line.get("id")[1:]) for line in page.find_class("l") if line.get("id")]
        address = next(iter(page.xpath("//nav[@class='pager']/a[@rel='next']/@href")), None)
    assert numbers == list(range(1, 1505))


def test_the_pages_of_a_long_document_lead_back_to_its_beginning(hostile: httpx.Client) -> None:
    address, steps = "/doc/document/long?line=900", 0
    while address:
        page = parsed(hostile.get(address))
        first = page.find_class("l")[0].get("id")
        address = next(iter(page.xpath("//nav[@class='pager']/a[@rel='prev']/@href")), "")
        steps += 1
    assert first == "L1"
    assert 1 < steps < 10


def test_a_line_of_a_long_document_is_on_the_page_that_leads_to_it(hostile: httpx.Client) -> None:
    page = parsed(hostile.get("/search?q=1321&document=long"))
    place = page.xpath("//article//h2/a/@href")[0]
    page = parsed(hostile.get(place))
    address = page.find_class("where")[0].get("href")
    assert address == "/doc/document/long?line=1325#L1325"
    page = parsed(hostile.get(address.partition("#")[0]))
    assert "Train peers in skill 1321." in page.get_element_by_id("L1325").text_content()


def test_a_line_that_is_longer_than_a_page_goes_on_on_the_next(hostile: httpx.Client) -> None:
    address, text = "/doc/document/wide", ""
    while address:
        answer = hostile.get(address)
        assert len(answer.content) < 100_000
        page = parsed(answer)
        text += "".join(line.find("span").text_content() for line in page.find_class("l"))
        address = next(iter(page.xpath("//nav[@class='pager']/a[@rel='next']/@href")), "")
    assert text == "word " * 20_000


def test_a_page_and_its_data_are_one_resource(client: httpx.Client) -> None:
    """The same address gives a page to a browser and JSON to a program, and both say the same."""
    page = client.get("/search?q=stipend", headers=BROWSER)
    data = client.get("/search?q=stipend", headers={"Accept": "application/json"})
    assert page.headers["Content-Type"].startswith("text/html")
    assert "Accept," in page.headers["Vary"]
    assert page.headers["ETag"] != data.headers["ETag"]
    shown = text_of(parsed(page))
    for item in data.json()["items"]:
        assert item["text"] in shown
    for values in data.json()["facets"].values():
        if len(values) > 1:
            assert all(value["label"] in shown for value in values)


def test_a_search_page_counts_as_the_api_does(client: httpx.Client) -> None:
    data = client.get("/search.json?q=training").json()
    names = ",".join(data["facets"])
    api = client.get(f"/api/search?q=training&facets={names}").json()
    assert [item["id"] for item in data["items"]] == [item["id"] for item in api["items"]]
    assert data["total"] == api["total"]


def test_every_field_of_a_recommendation_is_on_its_page(client: httpx.Client) -> None:
    """B.5 has no title, actions, funding, status or vote: each is told as not stated."""
    page = parsed(client.get("/doc/recommendation/wet-2024-2026/B.5", headers=BROWSER))
    facts = {
        row.find("dt").text_content(): " ".join(row.find("dd").text_content().split())
        for row in page.xpath("//dl[@class='facts'][1]/div")
    }
    assert facts["Title"] == facts["Action"] == facts["Funding"] == facts["Status"] == "not stated"
    assert facts["Responsible"] == "ARDI stated “ARDI”"
    assert facts["Category"] == "2. Residency and Internship"
    assert "No vote on it is stated." in text_of(page)


def test_a_found_recommendation_is_given_as_turtle(client: httpx.Client) -> None:
    answer = client.get("/search.ttl?q=stipend")
    assert answer.headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert "recommendation/wet-2024-2026/A1.13" in answer.text


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing", 404, "Nothing is here"),
        ("/doc/recommendation/wet-2024-2026/A1.155", 404, "Did you mean"),
        ("/search?lmit=5", 400, "did you mean 'limit'?"),
        ("/touches?q=zzzzqq", 404, "no text has all of its words"),
        ("/doc/document/wet-2024-2026?start=x", 400, "This cannot be asked so"),
    ],
)
def test_a_problem_is_a_page_for_people_and_data_for_programs(
    client: httpx.Client, address: str, status: int, words: str
) -> None:
    page = client.get(address, headers=BROWSER)
    assert (page.status_code, page.headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert words in text_of(parsed(page))
    data = client.get(address)
    assert (data.status_code, data.headers["Content-Type"]) == (status, "application/problem+json")


def test_a_call_of_the_api_tells_its_problems_as_data_to_a_browser_too(client: httpx.Client) -> None:
    answer = client.get("/api/search?lmit=5", headers=BROWSER)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_page_that_nobody_accepts_is_not_sent(client: httpx.Client) -> None:
    assert client.get("/search", headers={"Accept": "image/png"}).status_code == 406


def test_the_head_of_a_problem_has_no_body(client: httpx.Client) -> None:
    answer = client.head("/nothing", headers=BROWSER)
    assert (answer.status_code, answer.content) == (404, b"")


def test_a_question_in_words_leads_to_what_touches_it(client: httpx.Client) -> None:
    answer = client.get("/search", params={"q": "What touches Human Resources?"}, headers=BROWSER)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/touches?q=Human%20Resources")


def test_a_page_is_not_sent_again_to_who_has_it(client: httpx.Client) -> None:
    first = client.get("/touches?q=peers", headers=BROWSER)
    again = client.get("/touches?q=peers", headers=BROWSER | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_script_is_kept_for_good_under_the_name_of_its_state(client: httpx.Client) -> None:
    page = parsed(client.get("/touches?q=peers", headers=BROWSER))
    files = page.xpath("//script/@src")
    assert len(files) == 1
    assert "immutable" in client.get(files[0]).headers["Cache-Control"]
    assert "immutable" not in client.get("/static/site.js").headers["Cache-Control"]


@pytest.mark.parametrize(
    "address", ["/", "/touches?q=peers", "/matrix", "/paths", "/sparql", "/data", "/upload", "/nothing"]
)
def test_a_page_brings_its_looks_with_it_and_the_policy_names_them(
    client: httpx.Client, address: str
) -> None:
    """No style sheet is asked for: whatever stands in a style element is allowed by its hash."""
    answer = client.get(address, headers=BROWSER)
    page = parsed(answer)
    policy = answer.headers["Content-Security-Policy"]
    sheets = page.xpath("//style/text()")
    assert sheets
    for sheet in sheets:
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not page.xpath("//link[@rel='stylesheet']")
    assert not page.xpath("//script[@src][not(@type='module')]")  # a module stops no drawing


def test_what_touches_a_thing_is_narrowed_by_what_else_is_tied(client: httpx.Client) -> None:
    """Of the seven that touch peers, Peer Services is responsible for A1.3, A2.9 and B.4."""
    found = client.get("/api/touches?q=peers&with=system/peer-services").json()
    ids = sorted(item["id"] for group in found["groups"] for item in group["items"])
    assert ids == ["wet-2024-2026/A1.3", "wet-2024-2026/A2.9", "wet-2024-2026/B.4"]
    both = client.get(
        "/api/touches", params={"q": "peers", "with": ["system/peer-services", "document/cosii-workforce"]}
    ).json()
    assert both["total"] == 0
    wrong = client.get("/api/touches?q=peers&with=question/wet-2024-2026/Q1")
    assert (wrong.status_code, wrong.json()["parameter"]) == (400, "with")


@pytest.mark.parametrize(
    ("form", "media_type", "line"),
    [
        ("bibtex", "application/x-bibtex", "  title = {Work with Universities},"),
        ("ris", "application/x-research-info-systems", "TY  - CHAP\r"),
        ("csl", "application/vnd.citationstyles.csl+json", '    "chapter-number": "A1.1",'),
    ],
)
def test_a_recommendation_is_cited(client: httpx.Client, form: str, media_type: str, line: str) -> None:
    answer = client.get(f"/api/recommendations/wet-2024-2026/A1.1/citation?format={form}")
    assert answer.headers["Content-Type"].startswith(media_type)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert line in answer.text.split("\n")


def test_the_policy_of_pages_allows_no_inline_script_and_no_other_style(client: httpx.Client) -> None:
    policy = client.get("/", headers=BROWSER).headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert re.search(r"style-src 'self'( 'sha256-[\w+/]{43}=')+;", policy)
    assert "unsafe" not in policy


def test_versions_are_told_with_what_was_reworded_word_by_word(
    tmp_path: Path, asking: Callable[[ASGIApp], httpx.Client]
) -> None:
    home = Home(tmp_path / "versions", BASE)
    for skill in ("listening", "writing"):
        text = f"Plan\n\nRecommendations\n\n1. Train all peers of the county in {skill}.\n2. Hire nurses.\n"
        home.add([NewDocument(text.encode(), "plan.txt", "plan")])
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=home.path, base_iri=BASE))) as client:
        page = parsed(client.get("/documents/plan/versions", headers=BROWSER))
    holder.close()
    assert [each.text_content() for each in page.xpath("//main//article//del")] == [" listening."]
    assert [each.text_content() for each in page.xpath("//main//article//ins")] == [" writing."]
    assert "2 versions" in page.xpath("//caption")[0].text_content()


def test_versions_lead_past_a_removal_to_what_can_be_compared(
    tmp_path: Path, asking: Callable[[ASGIApp], httpx.Client]
) -> None:
    """Of a document that was taken out and came back, the third version is compared with the first."""
    home = Home(tmp_path / "back", BASE)
    plan = NewDocument(b"Recommendations\n\n1. Train peers.\n2. Hire nurses.\n", "plan.txt", "plan")
    home.add([plan])
    home.remove("plan")
    home.add([plan])
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=home.path, base_iri=BASE))) as client:
        page = parsed(client.get("/documents/plan/versions", headers=BROWSER))
        leads = [each.get("href") for each in page.xpath("//main//th/span/a")]
        assert leads == ["/documents/plan/versions?from=1&to=3"]
        assert client.get(leads[0], headers=BROWSER).status_code == 200
    holder.close()


def test_a_count_leads_to_the_search_that_finds_just_as_many(client: httpx.Client) -> None:
    """Every count of several matrices, where a search can say it; elsewhere to the list of its cell."""
    followed = 0
    for axes in (
        "rows=category&columns=population",
        "rows=kind&columns=system",
        "rows=document&columns=action",
    ):
        page = parsed(client.get(f"/matrix?{axes}", headers=BROWSER))
        for link in page.xpath("//table[@class='matrix']//td/a"):
            address = link.get("href")
            stated = "_" not in address
            assert address.startswith("/search?" if stated else "/matrix/items?")
            path, _, query = address.partition("?")
            total = client.get(f"{path}.json?{query}").json()["total"]
            assert (total["value"] if stated else total) == int(link.text_content())
            followed += stated
    assert followed > 10
    assert "/search?" not in client.get("/matrix", headers=BROWSER).text.partition("<table")[2]


@pytest.mark.parametrize(
    ("address", "near", "words"),
    [
        ("/serach", "/search", "Search"),
        ("/doc/population/peeers", "/doc/population/peers", "Peers"),
        ("/ask/responsible", "/ask/responsible-for", "Responsible for"),
        ("/doc/recommendation/wet-2024-2026/A1.155", "/doc/recommendation/wet-2024-2026/A1.15", "A1.15"),
        ("/matrix?rows=categories&columns=kind", "/matrix?columns=kind", "ask the same without “rows”"),
    ],
)
def test_a_problem_leads_to_what_is_near(client: httpx.Client, address: str, near: str, words: str) -> None:
    page = parsed(client.get(address, headers=BROWSER))
    links = {link.get("href"): link.text_content() for link in page.xpath("//main//a")}
    assert links[near] == words


def test_votes_stand_in_the_order_in_which_people_count(client: httpx.Client) -> None:
    numbers = [vote["number"] for vote in client.get("/api/overview").json()["votes"]]
    assert numbers == [f"Q{number}" for number in range(1, 12)]


def test_a_page_holds_what_fits_and_its_data_hold_all(client: httpx.Client) -> None:
    page = client.get("/search?limit=100", headers=BROWSER)
    assert len(parsed(page).xpath("//article")) == 40
    assert len(client.get("/search.json?limit=100").json()["items"]) == 63
