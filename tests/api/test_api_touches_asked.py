"""`/api/touches` asked as planners ask: by numbers, with alternatives, against one another; read by eye."""

from typing import Any

import httpx
import pytest


def touched(client: httpx.Client, q: str, **more: str | int) -> dict[str, Any]:
    """The answer for these words."""
    answer = client.get("/api/touches", params={"q": q, "limit": 100, **more})
    assert answer.status_code == 200, answer.json()
    told: dict[str, Any] = answer.json()
    return told


def codes(told: dict[str, Any]) -> set[str]:
    """The codes of all that was found."""
    return {item["code"] for group in told["groups"] for item in group["items"]}


def in_text(told: dict[str, Any]) -> set[str]:
    """The codes of what was found by its text alone."""
    return {item["code"] for g in told["groups"] if g["relation"] == "text" for item in g["items"]}


@pytest.mark.parametrize(
    ("q", "thing", "among", "without"),
    [
        ("category 3", "category/wet-2024-2026/3", {"A1.13", "A2.10"}, "A1.1"),
        ("what is in section A.2?", "section/wet-2024-2026/A.2", {"A2.1", "A2.11"}, "B.1"),
        ("section 4", "section/cosii-workforce/4", {"4.1", "4.11"}, "A1.18"),
        ("question 7", "question/wet-2024-2026/Q7", {"A2.7"}, "A1.7"),
        ("Q 10", "question/wet-2024-2026/Q10", {"A2.11"}, "B.10"),
        ("goal 2", "goal/wet-2024-2026/2", {"A1.8", "B.7"}, "A1.2"),
    ],
)
def test_parts_of_a_document_are_asked_by_their_numbers(
    client: httpx.Client, q: str, thing: str, among: set[str], without: str
) -> None:
    told = touched(client, q)
    assert (thing, "number") in {(reading["id"], reading["how"]) for reading in told["resolved"]}
    assert among <= codes(told)
    assert without not in codes(told)


def test_a_section_holds_what_its_lines_hold_and_no_more(client: httpx.Client) -> None:
    """Part B has twelve rows, B.1 to B.12, and every one of them is quoted."""
    told = touched(client, "section B")
    assert codes(told) == {f"B.{number}" for number in range(1, 13)}
    assert all(item["evidence"] for group in told["groups"] for item in group["items"])


def test_numbers_that_go_on_are_each_asked_about(client: httpx.Client) -> None:
    assert codes(touched(client, "questions 2 and 3")) == {"A2.2", "A2.3"}


def test_a_number_that_no_part_has_is_looked_for_in_the_texts(client: httpx.Client) -> None:
    """Only A1.27 covers the holds of sections 5150 and 5250, by their numbers."""
    told = touched(client, "section 5150")
    assert told["asked"] == [["5150"]]
    assert codes(told) == {"A1.27"}


def test_an_alternative_that_is_no_name_is_looked_for_in_the_texts(client: httpx.Client) -> None:
    """A1.5, A1.13 and A2.9 speak of stipends; A2.10 alone of bonuses."""
    told = touched(client, "stipends or bonuses")
    assert told["asked"] == [["topic/stipends", "bonuses"]]
    assert codes(told) == {"A1.5", "A1.13", "A2.9", "A2.10"}
    assert in_text(told) == {"A2.10"}


def test_an_alternative_beside_another_thing_is_looked_for_in_what_touches_that(client: httpx.Client) -> None:
    """Of the rows that name peers, A2.9 pays stipends, and A1.24 has "clinical" in its text."""
    told = touched(client, "stipends or clinical for peers")
    assert codes(told) == {"A2.9", "A1.24"}
    assert in_text(told) == {"A1.24"}


def test_an_alternative_that_no_text_has_is_told_and_the_other_answered(client: httpx.Client) -> None:
    told = touched(client, "bonuses or unicorns")
    assert (codes(told), told["unmet"]) == ({"A2.10"}, "unicorns")


def test_words_alone_are_asked_without_what_touches_a_thing(client: httpx.Client) -> None:
    """A1.3 and A1.23 train with additional funds, A1.19 and A1.22 without."""
    told = touched(client, "trainings without additional funds")
    assert {"A1.19", "A1.22"} <= codes(told)
    assert not {"A1.3", "A1.23"} & codes(told)
    assert told["without"] == [["funding/additional-funds"]]


@pytest.mark.parametrize(
    "q", ["what does not need money", "what is free?", "needs no new funding", "items at no cost"]
)
def test_what_needs_no_money_is_the_state_of_no_new_funding(client: httpx.Client, q: str) -> None:
    """B.6 says: (No new funding needed)."""
    told = touched(client, q)
    assert told["asked"] == [["funding/no-new-funding"]]
    assert codes(told) == {"B.6"}


@pytest.mark.parametrize(
    "q", ["needs funding", "what needs more money", "which items need additional funding"]
)
def test_what_needs_money_is_the_state_of_additional_funds(client: httpx.Client, q: str) -> None:
    """B.6 has "new funding needed" in its text, but says that none is."""
    told = touched(client, q)
    assert told["asked"] == [["funding/additional-funds"]]
    assert {"A1.3", "A2.9"} <= codes(told)
    assert "B.6" not in codes(told)


@pytest.mark.parametrize(
    "q", ["nurses vs psychiatrists", "nurses vs. psychiatrists", "Compare nurses with psychiatrists"]
)
def test_what_is_set_against_another_is_counted_apart(client: httpx.Client, q: str) -> None:
    """Four rows name nurses, A1.12 psychiatrists."""
    told = touched(client, q)
    assert [(part["label"], part["count"]) for part in told["apart"]] == [("Nurses", 4), ("Psychiatrists", 1)]
    assert told["total"] == 5


def test_things_with_nothing_in_common_are_counted_apart(client: httpx.Client) -> None:
    told = touched(client, "who hires peers?")
    assert told["total"] == 0
    assert [part["asked"] for part in told["apart"]] == [["topic/hiring"], ["population/peers"]]
    assert all(part["count"] for part in told["apart"])


def test_what_is_found_is_not_counted_apart(client: httpx.Client) -> None:
    told = touched(client, "nurses or psychiatrists")
    assert (told["apart"], told["untied"], told["spelled"], told["further"]) == ([], [], {}, 0)


@pytest.mark.parametrize(
    ("q", "spelled", "code"),
    [
        ("bilingul staff hiring", {"bilingul": "bilingual"}, "A1.16"),
        ("loan repyment for psychiatrists", {"repyment": "repayment"}, "A1.12"),
    ],
)
def test_a_misspelt_word_of_several_is_read_as_the_nearest_of_the_texts(
    client: httpx.Client, q: str, spelled: dict[str, str], code: str
) -> None:
    told = touched(client, q)
    assert told["spelled"] == spelled
    assert codes(told) == {code}


def test_a_name_may_be_written_in_one_word_or_several(client: httpx.Client) -> None:
    """A1.2 and A1.11 are the post-doctoral programs."""
    assert {"A1.2", "A1.11"} <= codes(touched(client, "postdoctorate"))


def test_a_document_is_called_by_who_gave_it(client: httpx.Client) -> None:
    told = touched(client, "the Maine policy")
    assert [(each["id"], each["how"]) for each in told["resolved"]] == [("document/cosii-workforce", "words")]
    assert told["total"] == 11


def test_a_document_is_called_by_the_beginning_of_its_title(client: httpx.Client) -> None:
    told = touched(client, "COSII Workforce Development Policy")
    assert told["asked"] == [["document/cosii-workforce"]]


def test_what_shares_nothing_with_a_place_is_sought_in_its_documents(client: httpx.Client) -> None:
    """The State of Maine is named in 4.4 alone, peers in 4.9 of the same document."""
    told = touched(client, "peers in Maine")
    assert told["asked"] == [["population/peers"], ["document/cosii-workforce"]]
    assert codes(told) == {"4.9"}


def test_a_long_question_is_answered_of_what_it_names(client: httpx.Client) -> None:
    q = (
        "I have been asked by our director to prepare a short paper for the board about everything that the"
        " workgroup has said on loan repayment, and would like to know which of the recommendations are about it"
    )
    told = touched(client, q)
    assert {"A1.12", "A1.15"} <= codes(told)
    assert "director" in told["unmet"].split()


def test_how_many_is_asked_of_the_thing(client: httpx.Client) -> None:
    told = touched(client, "how many recommendations mention peers?")
    assert told["asked"] == [["population/peers"]]
    assert told["total"] == 7


@pytest.mark.parametrize(
    "q", ["what is the", "and or not", "護理師", "👩‍⚕️👩‍⚕️", "Привет медсёстры", "or", "vs"]
)
def test_what_tells_nothing_is_not_found(client: httpx.Client, q: str) -> None:
    assert client.get("/api/touches", params={"q": q}).status_code == 404


@pytest.mark.parametrize(
    "q",
    [
        "A1.15",
        "a1.15?",
        "the funding of recommendation A1.15",
        "Who is responsible for A1.15 of the WET plan?",
    ],
)
def test_a_recommendation_is_asked_by_its_number(client: httpx.Client, q: str) -> None:
    told = touched(client, q)
    assert told["numbered"] == ["wet-2024-2026/A1.15"]
    assert (told["asked"], codes(told)) == ([["document/wet-2024-2026"]], {"A1.15"})


def test_a_number_beside_a_thing_asks_whether_the_one_touches_the_other(client: httpx.Client) -> None:
    """A1.3 trains peers; A1.16 speaks of internships."""
    told = touched(client, "does A1.3 touch peers?")
    assert (told["asked"], codes(told)) == ([["population/peers"]], {"A1.3"})
    assert touched(client, "does A1.16 touch peers?")["total"] == 0


@pytest.mark.parametrize(
    ("q", "heading", "lead"),
    [
        ("who is responsible for A1.15?", "Recommendation A1.15", "1 recommendation has this number."),
        ("does A1.3 touch peers?", "Does A1.3 touch Peers?", "has this number; 1 touches Peers."),
        ("does A1.16 touch peers?", "Does A1.16 touch Peers?", "has this number; none touches Peers."),
    ],
)
def test_the_page_of_a_number_says_what_was_asked(
    client: httpx.Client, q: str, heading: str, lead: str
) -> None:
    page = client.get("/touches", params={"q": q}).text
    assert f"<h1>{heading}</h1>" in page
    assert lead in page


@pytest.mark.parametrize("q", ["A1.99", "item 15", "A1.15 zebra"])
def test_a_number_that_nothing_has_or_with_words_that_nothing_has_is_not_found(
    client: httpx.Client, q: str
) -> None:
    answer = client.get("/api/touches", params={"q": q})
    assert answer.status_code == 404
    assert ("wet-2024-2026/A1.15" in answer.json().get("nearest", ())) == ("A1.15" in q)


def test_what_recommendations_may_be_called_is_no_part_of_the_question(client: httpx.Client) -> None:
    """No text but A1.13's has "commitment"; all of what touches peers may be called commitments."""
    assert codes(touched(client, "commitments for peers")) == codes(touched(client, "peers"))
    assert touched(client, "commitments for peers")["unmet"] == ""


def test_a_document_is_called_by_a_word_of_its_title(client: httpx.Client) -> None:
    """No recommendation has "draft" in its text: it stands in the title of the policy alone."""
    told = touched(client, "training in the draft")
    assert told["asked"][-1] == ["training"]
    assert told["asked"][0] == ["document/cosii-workforce"]
    assert codes(told) == {"4.3", "4.4", "4.6", "4.9"}


def test_a_document_is_called_by_the_name_of_its_program_where_that_has_no_ties(client: httpx.Client) -> None:
    """Nothing is tied to COSII, which stands in the title of the policy."""
    told = touched(client, "what COSII recommends about training")
    assert told["unmet"] == ""
    assert codes(told) == codes(touched(client, "training in the draft"))


@pytest.mark.parametrize("q", ["which recommendations have not been adopted", "what did they not adopt?"])
def test_a_state_that_is_called_by_a_denial_is_that_state(client: httpx.Client, q: str) -> None:
    told = touched(client, q)
    assert (told["asked"], told["without"]) == ([["outcome/not-adopted"]], [])


def test_where_only_a_state_is_denied_what_has_another_of_its_kind_is_wanted(client: httpx.Client) -> None:
    """Of the eleven votes four moved to Tier 1; the rows of the other seven are told."""
    told = touched(client, "which are not Tier 1")
    assert told["without"] == [["outcome/tier-1"]]
    assert codes(told) == {"A2.2", "A2.3", "A2.4", "A2.6", "A2.8", "A2.10", "B.1"}


def test_words_that_texts_have_together_are_near_those_that_none_has(client: httpx.Client) -> None:
    """A1.13 has "graduating" and "commitment"; no text has "zebra"."""
    answer = client.get("/api/touches", params={"q": "graduating zebra commitment"})
    assert answer.status_code == 404
    assert "graduating commitment" in answer.json()["nearest"]
