"""`/api/search` and `/api/suggest` on the documents that ship; what is expected was read in them by eye."""

import csv
import io

import httpx
import pytest


def ids(answer: httpx.Response) -> list[str]:
    """The ids of the items of an answer, in their order."""
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def test_words_are_found_together(client: httpx.Client) -> None:
    """All words must be there, in whatever form; the titles that are just these words come first."""
    found = ids(client.get("/api/search", params={"q": "peer training"}))
    assert set(found[:2]) == {"wet-2024-2026/A1.3", "wet-2024-2026/A1.25"}
    assert found[2:] == ["cosii-workforce/4.9"]


def test_an_alias_finds_the_other_name(client: httpx.Client) -> None:
    """ "HR" finds the eight rows that name Human Resources, and says that it did so by another name."""
    answer = client.get("/api/search", params={"q": "HR"})
    codes = ["A1.16", "B.2", "B.3", "B.7", "B.8", "B.9", "B.11", "B.12"]
    assert sorted(ids(answer)) == sorted(f"wet-2024-2026/{code}" for code in codes)
    assert answer.json()["expanded"][0]["id"] == "system/human-resources"


def test_expansion_can_be_turned_off(client: httpx.Client) -> None:
    """Without it only rows with the very letters are found: B.11 writes "(HR)", B.9 "for HR"…"""
    found = ids(client.get("/api/search", params={"q": "HR", "expand": "false"}))
    assert "wet-2024-2026/B.9" in found
    assert "wet-2024-2026/B.2" not in found


def test_hits_show_and_say_why(client: httpx.Client) -> None:
    """The matched words are marked, the rest escaped, and each reason names its field."""
    answer = client.get("/api/search", params={"q": "stipend", "document": "wet-2024-2026"})
    hit = next(item for item in answer.json()["items"] if item["code"] == "A1.13")
    assert hit["title"] == "Stipend Program"
    assert hit["highlights"]["title"] == "<mark>Stipend</mark> Program"
    assert "DMH&#x27;s" in hit["highlights"]["text"]
    assert {"how": "exact", "field": "title", "term": "Stipend"} in hit["matched"]


def test_facets_lead_to_what_they_count(client: httpx.Client) -> None:
    """Each value's address gives as many results as its count says, and letting it go gives all again."""
    answer = client.get("/api/search", params={"q": "training", "facets": "category"}).json()
    assert answer["facets"]["category"]
    for value in answer["facets"]["category"]:
        narrowed = client.get(value["url"]).json()
        assert narrowed["total"]["value"] == value["count"]
        (chosen,) = [each for each in narrowed["facets"]["category"] if each["selected"]]
        assert chosen["value"] == value["value"]
        assert client.get(chosen["url"]).json()["total"] == answer["total"]


@pytest.mark.parametrize("chosen", ["program-existing", "\0", "a&b=c#", "kind=\0", "é/:, +%"])
def test_the_address_of_a_value_keeps_all_else_that_was_asked(client: httpx.Client, chosen: str) -> None:
    others = {"q": 'training OR "kind=\0"', "document": "wet-2024-2026", "facets": "kind,system"}
    others |= {"sort": "title", "expand": "false"}
    facets = client.get("/api/search", params={**others, "kind": [chosen, "policy"]}).json()["facets"]
    assert facets["kind"]
    for value in facets["kind"]:
        given = httpx.URL(value["url"]).params.multi_items()
        kinds = [each for name, each in given if name == "kind"]
        now = [each for each in (chosen, "policy") if each != value["value"]]
        assert kinds == now + ([] if value["selected"] else [value["value"]])
        assert {name: each for name, each in given if name != "kind"} == others


def test_facets_may_be_joined_or_repeated(client: httpx.Client) -> None:
    """Both spellings of a list are understood, and the order is kept."""
    joined = client.get("/api/search?facets=system,kind").json()["facets"]
    repeated = client.get("/api/search?facets=system&facets=kind").json()["facets"]
    assert list(joined) == ["system", "kind"]
    assert joined == repeated


def test_filters_widen_inside_and_narrow_across(client: httpx.Client) -> None:
    """Two kinds together are the sum of both; another filter narrows them. 29 + 11 rows stand in tables A."""
    both = client.get("/api/search?kind=program-existing&kind=program-new").json()["total"]["value"]
    assert both == 40
    narrowed = client.get("/api/search?kind=program-existing&kind=program-new&category=wet-2024-2026/3")
    assert [code.split("/")[1] for code in ids(narrowed)] == ["A1.13", "A1.14", "A1.15", "A1.16", "A2.10"]


def test_empty_filters_are_none(client: httpx.Client) -> None:
    """A form sends its empty fields too."""
    assert client.get("/api/search?document=&kind=").json()["total"]["value"] == 63


def test_a_misspelling_is_put_right_and_told(client: httpx.Client) -> None:
    """ "stipnd" finds nothing, so what is found is for "stipend", and the answer says so."""
    answer = client.get("/api/search", params={"q": "stipnd"}).json()
    assert (answer["corrected"], answer["corrected_used"]) == ("stipend", True)
    assert answer["items"]


@pytest.mark.parametrize(
    "q",
    [
        "(((((",
        '"unclosed',
        "a AND",
        "* ?",
        "field:x",
        "\x00",
        "a" * 1024,
        "NOT",
        "[a TO",
        "~~~",
        "🦄",
        "' OR 1=1 --",
        "%",
        "\\",
    ],
)
def test_no_words_are_a_defect(client: httpx.Client, q: str) -> None:
    """Whatever is typed is read somehow."""
    assert client.get("/api/search", params={"q": q}).status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("sort=newest", "sort", "relevance"),
        ("facets=colour", "facets", "category"),
        ("limit=0", "limit", "greater than or equal to 1"),
        ("limit=101", "limit", "less than or equal to 100"),
        ("limit=ten", "limit", "integer"),
        ("offset=-1", "offset", "greater than or equal to 0"),
        ("offset=10000", "offset", "less than 10000"),
        ("expand=perhaps", "expand", "boolean"),
        ("q=" + "a" * 1025, "q", "1024"),
    ],
)
def test_values_that_cannot_be_right(client: httpx.Client, query: str, parameter: str, said: str) -> None:
    """400 names the parameter and what would be right; a cap is told."""
    answer = client.get(f"/api/search?{query}")
    told = answer.json()
    assert (answer.status_code, told["parameter"]) == (400, parameter)
    assert said in told["detail"]


def test_as_csv(client: httpx.Client) -> None:
    """The same hits in the same order, a line each."""
    asked = {"q": "training", "limit": "5"}
    answer = client.get("/api/search.csv", params=asked)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    items = client.get("/api/search", params=asked).json()["items"]
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    assert [row["text"] for row in rows] == [item["text"] for item in items]
    assert rows[0]["matched"]


def test_completions(client: httpx.Client) -> None:
    """What begins as typed, by name, with what it is."""
    items = client.get("/api/suggest", params={"q": "pee"}).json()["items"]
    assert {"text": "Peers", "type": "concept", "kind": "population", "id": "population/peers"} in items
    assert len(client.get("/api/suggest", params={"q": "p", "limit": "3"}).json()["items"]) == 3
