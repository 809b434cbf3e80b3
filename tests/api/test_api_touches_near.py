"""`/api/touches` of a thing that is known, but that nothing is tied to: it says so, and what lies near."""

from typing import Any

import httpx
import pytest


def untied(client: httpx.Client, q: str) -> dict[str, Any]:
    """What is told of the one thing that nothing is tied to."""
    told = client.get("/api/touches", params={"q": q}).json()
    (thing,) = told["untied"]
    found: dict[str, Any] = thing
    return found


def near(thing: dict[str, Any]) -> set[tuple[str, str, int]]:
    """What lies near it: id, how, and how many are tied to it."""
    return {(each["id"], each["how"], each["count"]) for each in thing["near"]}


def test_a_related_thing_that_has_ties_is_told(client: httpx.Client) -> None:
    """A1.22 and A1.23 speak of immigration, none of immigrants."""
    assert ("topic/immigration", "related", 2) in near(untied(client, "immigrants"))


def test_a_near_form_of_the_word_is_found_in_the_texts_and_marked_so(client: httpx.Client) -> None:
    told = client.get("/api/touches", params={"q": "immigrants"}).json()
    (group,) = told["groups"]
    assert group["relation"] == "text"
    assert {item["code"] for item in group["items"]} == {"A1.22", "A1.23"}


def test_another_state_of_the_same_kind_is_told(client: httpx.Client) -> None:
    """Fourteen rows answer YES in the column of additional funds."""
    thing = untied(client, "what is funded?")
    assert thing["definition"] == "The money for it is there."
    assert ("funding/additional-funds", "state", 14) in near(thing)


def test_a_document_whose_title_begins_so_is_told(client: httpx.Client) -> None:
    """The initiative is in the title alone; the document has eleven recommendations."""
    thing = untied(client, "cosii")
    assert thing["label"] == "Co-Occurring State Integration Initiative"
    assert ("document/cosii-workforce", "name", 11) in near(thing)


def test_words_of_a_state_are_not_looked_for_in_other_forms(client: httpx.Client) -> None:
    """B.6 says that no new funding is needed, not that it is funded."""
    assert client.get("/api/touches", params={"q": "what is funded?"}).json()["total"] == 0


@pytest.mark.parametrize("q", ["peers", "nurses or psychiatrists", "harbor"])
def test_nothing_is_said_to_be_untied_where_a_tie_or_a_text_answers(client: httpx.Client, q: str) -> None:
    assert client.get("/api/touches", params={"q": q}).json()["untied"] == []


def shown(client: httpx.Client, question: str) -> str:
    """The page that answers a question."""
    return client.get("/touches", params={"q": question}, headers={"accept": "text/html"}).text


def test_the_page_says_so_and_leads_on(client: httpx.Client) -> None:
    page = shown(client, "what is funded?")
    assert "Nothing stated touches Funded" in page
    assert "/touches?id=funding%2Fadditional-funds" in page or "/touches?id=funding/additional-funds" in page


def test_what_only_texts_have_is_said_to_be_there_alone(client: httpx.Client) -> None:
    page = shown(client, "immigrants")
    assert "2 recommendations have it in their text alone" in page
    assert "Nothing stated touches Immigrants" in page


def test_the_page_leads_to_each_part_alone(client: httpx.Client) -> None:
    page = shown(client, "nurses vs psychiatrists")
    assert "Each alone:" in page
    assert "how they are connected" in page
    assert "what the two share" not in page


def test_the_page_offers_to_compare_two_documents(client: httpx.Client) -> None:
    page = shown(client, "wet-2024-2026 vs cosii-workforce")
    assert "left=wet-2024-2026" in page
    assert "what the two share" in page


def test_the_page_says_how_a_word_was_read(client: httpx.Client) -> None:
    page = shown(client, "bilingul staff hiring")
    assert "No text has “bilingul”; this is for “bilingual”." in page
