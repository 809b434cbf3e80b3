"""Every noun of the service, listed and one by one; what is expected was read in the documents by eye."""

import csv
import io
from urllib.parse import quote

import httpx
import pytest

LISTS = {
    "/api/recommendations": 63,
    "/api/documents": 2,
    "/api/categories": 4,
    "/api/questions": 11,
    "/api/systems": None,
    "/api/concepts": None,
    "/api/concepts?kind=population": None,
    "/api/recommendations?document=cosii-workforce": 11,
    "/api/recommendations?category=wet-2024-2026/2": 8,
    "/api/questions?document=wet-2024-2026&sort=label": 11,
    "/api/categories?document=cosii-workforce": 0,
    "/api/search?q=training": None,
    "/api/touches?q=peers": 7,
}


def items_of(page: dict[str, list[dict[str, list[object]]]]) -> list[object]:
    """The items of a page, or of its groups."""
    if "groups" in page:
        return [item for group in page["groups"] for item in group["items"]]
    return list(page["items"])


@pytest.mark.parametrize("path", LISTS)
def test_next_leads_through_the_whole_list(client: httpx.Client, path: str) -> None:
    """Page by page, everything comes once, as many as the total says, and then the list ends."""
    limit = 2 if LISTS[path] and (LISTS[path] or 0) < 12 else 25
    url: str | None = f"{path}{'&' if '?' in path else '?'}limit={limit}"
    seen: list[object] = []
    total = None
    while url:
        answer = client.get(url)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        seen += items_of(page)
        value = page["total"]
        total = value["value"] if isinstance(value, dict) else value
        if page["next"]:
            assert f'<{page["next"]}>; rel="next"' in answer.headers["link"]
        url = page["next"]
    assert len(seen) == total
    assert LISTS[path] in (None, total)
    known = [item["id"] for item in seen if isinstance(item, dict)]
    assert len(set(known)) == len(known)


def test_previous_leads_back(client: httpx.Client) -> None:
    """From the last page to the first."""
    page = client.get("/api/recommendations?limit=40&offset=40").json()
    assert page["next"] is None
    assert len(client.get(page["previous"]).json()["items"]) == 40


def test_pages_of_a_suffix_stay_with_it(client: httpx.Client) -> None:
    """The page after one of CSV is CSV."""
    answer = client.get("/api/recommendations.csv?limit=60")
    (following,) = [link for link in answer.headers["link"].split(", ") if 'rel="next"' in link]
    after = client.get(following.split(">")[0].removeprefix("<"))
    assert after.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(after.text)))) == 3


def test_a_recommendation(client: httpx.Client) -> None:
    """A1.15 as its row and its vote state it: what they do not state is null or empty."""
    told = client.get("/api/recommendations/wet-2024-2026/A1.15").json()
    assert told["code"] == "A1.15"
    assert told["kind"] == "program-existing"
    assert told["title"] == "Increase financial incentives for specialty public mental health staff"
    assert told["text"].endswith("which will require LA County MHSA WET funding.")
    assert told["category"]["label"] == "Financial Incentives"
    assert told["actions"] == ["expand"]
    assert told["funding"]["source_text"] == "YES"
    assert told["status"] is None
    assert told["responsible"] == []
    assert (told["question"]["id"], told["question"]["percent"], told["question"]["tier"]) == ("Q1", 63, 1)
    assert told["question"]["outcome_text"] == "CONSENSUS: Moved to Tier 1"
    assert told["question"]["wording_changed"] is False
    assert told["source"]["line_start"] == 71
    assert len(told["snapshot"]) == 20


def test_an_id_may_be_escaped(client: httpx.Client) -> None:
    """A client made from the OpenAPI document escapes the slash inside an id."""
    whole = client.get(f"/api/recommendations/{quote('wet-2024-2026/A1.15', safe='')}")
    assert whole.json()["code"] == "A1.15"


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/api/recommendations/wet-2024-2026/A1.150", "wet-2024-2026/A1.15"),
        ("/api/concepts/population/peer", "population/peers"),
        ("/api/documents/wet-2024", "wet-2024-2026"),
        ("/api/documents/wet-2024/text", "wet-2024-2026"),
        ("/api/categories/wet-2024-2026/9", "wet-2024-2026/1"),
        ("/api/systems/human-resource", "system/human-resources"),
        ("/api/questions/wet-2024-2026/Q12", "wet-2024-2026/Q1"),
        ("/export?document=cosii-workforces", "cosii-workforce"),
        ("/api/categories?document=wet-2024", "wet-2024-2026"),
        ("/api/questions?document=wet-2024", "wet-2024-2026"),
    ],
)
def test_what_is_not_there(client: httpx.Client, path: str, nearest: str) -> None:
    """404 names the nearest known ids, as this call spells them."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert nearest in answer.json()["nearest"]


@pytest.mark.parametrize(
    "path",
    [
        "/api/concepts/document/wet-2024-2026",
        "/api/systems/population/peers",
        "/api/categories/population/peers",
    ],
)
def test_a_thing_of_another_type_is_not_there(client: httpx.Client, path: str) -> None:
    """A call gives things of its own noun only."""
    assert client.get(path).status_code == 404


def test_a_concept(client: httpx.Client) -> None:
    """Its labels, its neighbours, and what is tied to it: the six items that name peers."""
    told = client.get("/api/concepts/population/peers").json()
    assert told["label"] == "Peers"
    assert "population/parent-advocates" in told["narrower"]
    assert told["recommendations"] == 6
    assert told["relations"] == {"mentions": 6}


def test_a_system_by_its_bare_name(client: httpx.Client) -> None:
    """With and without the kind before it."""
    short = client.get("/api/systems/human-resources").json()
    assert short == client.get("/api/systems/system/human-resources").json()
    assert short["label"] == "Human Resources"
    assert short["recommendations"] == 8


def test_a_category_has_its_goal(client: httpx.Client) -> None:
    """As the table of categories states it."""
    told = client.get("/api/categories/wet-2024-2026/2").json()
    assert told["label"] == "Residency and Internship"
    assert told["goal"] == "Increase the department’s residency and internship opportunities."
    assert told["recommendations"] == 8


def test_a_vote(client: httpx.Client) -> None:
    """Q9 was endorsed at 50 per cent: an outcome is never read from the number."""
    told = client.get("/api/questions/wet-2024-2026/Q9").json()
    assert told["percent"] == 50
    assert told["outcome_text"] == "ENDORSED: Adopted Consent Agenda"
    assert told["tier"] is None


def test_a_document(client: httpx.Client) -> None:
    """Its parts in full on its own page, in numbers in the list."""
    told = client.get("/api/documents/wet-2024-2026").json()
    assert told["counts"]["recommendations"] == 52
    assert [category["number"] for category in told["categories"]] == ["1", "2", "3", "4"]
    assert [entry["mark"] for entry in told["legend"]] == ["GREEN", "RED", "YELLOW"]
    (listed,) = [d for d in client.get("/api/documents").json()["items"] if d["id"] == "wet-2024-2026"]
    assert "sections" not in listed
    assert listed["counts"] == told["counts"]


def test_the_full_text_in_slices(client: httpx.Client) -> None:
    """The slices put together are the file's text, and lines are counted through."""
    url: str | None = "/api/documents/cosii-workforce/text?length=1000"
    text, line = "", 1
    while url:
        part = client.get(url).json()
        assert part["line_start"] == line
        text += part["text"]
        line = part["line_end"]
        url = part["next"]
    with open("corpus/cosii-workforce.txt", encoding="utf-8") as source:  # noqa: PTH123 (one short read)
        assert text == source.read()


def test_spans_say_what_stands_where(client: httpx.Client) -> None:
    """4.1 stands in line 18 of the policy, inside section 4, which begins in line 16."""
    spans = client.get("/api/documents/cosii-workforce/text").json()["spans"]
    assert {"type": "recommendation", "id": "cosii-workforce/4.1", "line_start": 18, "line_end": 18} in spans
    (section,) = [span for span in spans if span["id"] == "cosii-workforce/4"]
    assert (section["type"], section["line_start"]) == ("section", 16)
    assert sum(span["type"] == "recommendation" for span in spans) == 11
    assert sum(span["type"] == "definition" for span in spans) == 3


def test_a_slice_has_only_its_own_spans(client: httpx.Client) -> None:
    """Lines 56 to 61 of the WET document hold A1.7 to A1.12, the last of which goes on."""
    part = client.get("/api/documents/wet-2024-2026/text?start=4000&length=1500").json()
    assert (part["line_start"], part["line_end"]) == (56, 61)
    found = [span["id"].split("/")[1] for span in part["spans"] if span["type"] == "recommendation"]
    assert found == ["A1.7", "A1.8", "A1.9", "A1.10", "A1.11", "A1.12"]


def test_a_slice_beyond_the_end(client: httpx.Client) -> None:
    """400 tells how long the text is."""
    answer = client.get("/api/documents/cosii-workforce/text?start=999999")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "start")
    assert "4524" in answer.json()["detail"]


def test_kinds_of_concepts_are_known(client: httpx.Client) -> None:
    """An unknown kind is a slip, not an empty list."""
    told = client.get("/api/concepts?kind=populations").json()
    assert (told["status"], told["parameter"]) == (400, "kind")
    assert "population" in told["detail"]


def test_a_filter_that_means_nothing_is_told(client: httpx.Client) -> None:
    told = client.get("/api/recommendations", params={"document": "wet-2024"}).json()
    assert (told["total"], told["items"]) == (0, [])
    assert "Nothing here has the document “wet-2024”." in told["notes"]
    assert client.get("/api/recommendations", params={"document": "wet-2024-2026"}).json()["notes"] == []


def test_recommendations_as_csv(client: httpx.Client) -> None:
    """By suffix and by Accept the same: every field of the JSON in a column."""
    rows = list(csv.DictReader(io.StringIO(client.get("/api/recommendations.csv?limit=100").text)))
    assert len(rows) == 63
    (row,) = [row for row in rows if row["id"] == "wet-2024-2026/B.11"]
    assert row["responsible"] == "Human Resources"
    assert row["category_label"] == "Training and Technical Assistance"
    accepted = client.get("/api/recommendations?limit=100", headers={"Accept": "text/csv"})
    assert list(csv.DictReader(io.StringIO(accepted.text))) == rows
