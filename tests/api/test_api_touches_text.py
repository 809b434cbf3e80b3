"""`/api/touches` where no tie answers: by the words of the text; read in the documents by eye."""

from typing import Any

import httpx
import pytest

_TOGETHER = ("specialty public", "public specialty")


def touched(client: httpx.Client, q: str, **more: str | int) -> dict[str, Any]:
    """The answer for these words."""
    answer = client.get("/api/touches", params={"q": q, **more})
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def by_text(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of the last group, which is that of the text."""
    assert told["groups"][-1]["relation"] == "text"
    assert told["groups"][-1]["label"] == "In the text"
    items: list[dict[str, Any]] = told["groups"][-1]["items"]
    return items


def test_a_word_that_names_nothing_is_found_in_the_text(client: httpx.Client) -> None:
    """Harbor stands in three rows, twice as Harbor-UCLA."""
    told = touched(client, "harbor")
    assert told["resolved"] == [
        {"id": "harbor", "type": "text", "kind": None, "label": "harbor", "how": "text", "name": "harbor"}
    ]
    items = by_text(told)
    assert {item["code"] for item in items} == {"A1.2", "A1.10", "A1.11"}
    for item in items:
        (quote,) = item["evidence"]
        assert quote["quote"][quote["start"] : quote["end"]] == "Harbor"
        assert item["basis"] == "stated"
        assert "“Harbor” in its text" in item["sentence"]


def test_all_words_must_be_there_in_any_form(client: httpx.Client) -> None:
    """Only A1.13 has "graduating" and "commitment", and neither names anything."""
    told = touched(client, "graduating for a commitment")
    assert {item["code"] for item in by_text(told)} == {"A1.13"}
    assert told["total"] == told["connected_of"] == 1


def codes(told: dict[str, Any]) -> set[str]:
    """The codes of all that was found."""
    return {item["code"] for group in told["groups"] for item in group["items"]}


def test_what_has_the_words_together_comes_first(client: httpx.Client) -> None:
    """A1.9 and A1.15 say "specialty public", A2.8 "public specialty"; A1.3 has the words far apart."""
    first, second = ([it["code"] for it in by_text(touched(client, q))] for q in _TOGETHER)
    assert ({*first[:2]}, {*first[2:]}) == ({"A1.9", "A1.15"}, {"A2.8", "A1.3"})
    assert (second[0], {*second[1:]}) == ("A2.8", {"A1.9", "A1.15", "A1.3"})


def test_words_beside_a_name_are_looked_for_in_what_touches_the_thing(client: httpx.Client) -> None:
    """Of the rows that name nurses, A1.13 alone has "graduating"."""
    told = touched(client, "graduates who are nurses")
    assert told["asked"] == [["occupation/nurses"], ["graduates"]]
    assert codes(told) == {"A1.13"}
    (item,) = told["groups"][0]["items"]
    assert item["path"][-1]["to"] == "occupation/nurses"
    quoted = {quote["quote"][quote["start"] : quote["end"]] for quote in item["evidence"]}
    assert "graduating" in quoted
    assert any("Nurse" in words for words in quoted)


def test_words_that_nothing_of_it_has_are_said_to_be_unmet(client: httpx.Client) -> None:
    """No row that names nurses has "harbor", which other rows have."""
    told = touched(client, "nurses at a harbor")
    assert (told["asked"], told["unmet"]) == ([["occupation/nurses"]], "harbor")
    assert codes(told) == codes(touched(client, "nurses"))


def test_words_that_no_text_has_are_not_passed_over(client: httpx.Client) -> None:
    answer = client.get("/api/touches", params={"q": "nurses and zebras"})
    assert answer.status_code == 404
    assert answer.json()["nearest"][0] == "Nurses"


@pytest.mark.parametrize(
    ("q", "unmet"),
    [
        ("loan repayment for psychiatrists in rural areas", "rural areas"),
        ("peer training in Spanish", "Spanish"),
    ],
)
def test_where_most_of_a_question_is_names_words_that_no_text_has_are_unmet(
    client: httpx.Client, q: str, unmet: str
) -> None:
    """The documents have neither "rural" nor "Spanish"; A1.12 repays loans, A1.3 and A1.25 train peers."""
    told = touched(client, q, limit=100)
    assert told["unmet"] == unmet
    assert codes(told) & {"A1.12", "A1.3"}


@pytest.mark.parametrize(
    ("q", "among", "groups"),
    [
        ("nurses or psychiatrists", {"A1.14", "A1.12"}, 1),
        ("nurses, psychiatrists or interpreters", {"A1.14", "A1.12", "A1.20"}, 1),
        ("internships for peers or students of color", {"A2.9", "A1.9"}, 2),
    ],
)
def test_of_names_with_or_between_them_any_will_do(
    client: httpx.Client, q: str, among: set[str], groups: int
) -> None:
    """Nurses are recruited in A1.14, psychiatrists in A1.12; interns are peers in A2.9, of color in A1.9."""
    told = touched(client, q, limit=100)
    assert len(told["asked"]) == groups
    assert among <= codes(told)
    assert "A1.26" not in codes(told)


@pytest.mark.parametrize(
    ("q", "kept"),
    [
        ("peers other than parents", True),
        ("peers, no parents", True),
        ("peers instead of parents", True),
        ("peers apart from parents or internships", False),
        ("peers but neither parents nor internships", False),
        ("peers without parents and internships", False),
    ],
)
def test_each_part_of_a_list_is_denied_by_itself(client: httpx.Client, q: str, kept: bool) -> None:
    """A1.4 has parents, who are no name, A2.9 an internship; A1.3 and 4.9 are on peers and have neither."""
    found = codes(touched(client, q, limit=100))
    assert {"A1.3", "4.9"} <= found
    assert "A1.4" not in found
    assert ("A2.9" in found) is kept


def test_no_denies_nothing_where_nothing_is_wanted_before(client: httpx.Client) -> None:
    """B.6 alone says so."""
    assert "B.6" in codes(touched(client, "no new funding needed"))


@pytest.mark.parametrize(
    ("asked", "without", "found"),
    [
        ("stipends without nurses", [["occupation/nurses"]], {"A2.9"}),
        ("stipends, but not for nurses", [["occupation/nurses"]], {"A2.9"}),
        ("peers except paid internships", [["program/paid-internships"]], None),
        ("which stipends don't say harbor but touch nurses", [["harbor"]], {"A1.5", "A1.13"}),
    ],
)
def test_what_is_denied_is_left_out(
    client: httpx.Client, asked: str, without: list[list[str]], found: set[str] | None
) -> None:
    """Stipends are in A1.5 and A1.13, both for nurses, and in A2.9, the paid internship of peers."""
    told = touched(client, asked)
    assert told["without"] == without
    assert codes(told) == (codes(touched(client, "peers")) - {"A2.9"} if found is None else found)


def test_what_is_called_not_something_is_no_denial(client: httpx.Client) -> None:
    told = touched(client, "What isn't WET?")
    assert told["without"] == []
    assert "A1.16" in codes(told)


def test_a_denial_alone_is_told_to_need_something_wanted(client: httpx.Client) -> None:
    answer = client.get("/api/touches", params={"q": "not peers"})
    assert answer.status_code == 404
    assert "A but not B" in answer.json()["detail"]
    assert answer.json()["nearest"][0] == "Peers"


def test_a_question_that_names_two_things_is_answered_by_what_is_tied_to_both(client: httpx.Client) -> None:
    """The two rows on the Stipend Program name nurses."""
    told = touched(client, "Which stipend programs are for nurses?")
    assert told["asked"] == [["program/stipend-program"], ["occupation/nurses"]]
    assert {item["code"] for group in told["groups"] for item in group["items"]} == {"A1.5", "A1.13"}


def test_what_is_connected_is_counted_for_the_text_too(client: httpx.Client) -> None:
    """Two of the rows with Harbor are on the post-doctoral program."""
    programs = touched(client, "harbor")["connected"]["programs"]
    assert ("program/post-doctoral-program", 2) in [(each["id"], each["count"]) for each in programs]


def test_words_of_a_vote_are_quoted_where_the_vote_stands(client: httpx.Client) -> None:
    """Only the vote on Q9 says "later"; its row is line 165 of the document."""
    (item,) = by_text(touched(client, "to be determined later"))
    assert item["code"] == "A2.10"
    assert {quote["line_start"] for quote in item["evidence"]} == {165}


@pytest.mark.parametrize("q", ["peers", "HR", "Tier 1", "consent agenda", "not WET", "high school students"])
def test_ties_are_not_told_again(client: httpx.Client, q: str) -> None:
    """All that is said of these is tied to them."""
    assert "text" not in [group["relation"] for group in touched(client, q)["groups"]]


def test_what_has_a_name_but_no_tie_comes_last(client: httpx.Client) -> None:
    """The policy will "expand the role" of people in recovery; no cell of it asks to expand a program."""
    told = touched(client, "expand", limit=100)
    assert [group["relation"] for group in told["groups"]] == ["action", "text"]
    tied = {item["id"] for item in told["groups"][0]["items"]}
    alone = {item["id"] for item in by_text(told)}
    assert "cosii-workforce/4.9" in alone
    assert not tied & alone
    assert told["total"] == len(tied | alone)


def test_pages_run_from_the_ties_into_the_text(client: httpx.Client) -> None:
    """Each item once, in the order of the whole."""
    whole = touched(client, "expand", limit=100)
    ids = [item["id"] for group in whole["groups"] for item in group["items"]]
    paged: list[str] = []
    for offset in range(0, whole["total"], 4):
        page = touched(client, "expand", limit=4, offset=offset)
        assert page["total"] == whole["total"]
        paged += [item["id"] for group in page["groups"] for item in group["items"]]
    assert paged == ids


def test_the_text_can_be_asked_for_alone_or_left_out(client: httpx.Client) -> None:
    """By relation, and within a document."""
    assert [g["relation"] for g in touched(client, "expand", relation="text")["groups"]] == ["text"]
    assert [g["relation"] for g in touched(client, "expand", relation="action")["groups"]] == ["action"]
    only = touched(client, "training", document="cosii-workforce")
    assert {item["document"] for item in by_text(only)} == {"cosii-workforce"}


@pytest.mark.parametrize("q", ["the", "it", "harbor zebra", '"', "title:harbor", "((((", "*"])
def test_what_no_text_has_is_not_found(client: httpx.Client, q: str) -> None:
    """Nor what says nothing; marks are no syntax."""
    assert client.get("/api/touches", params={"q": q}).status_code == 404


def test_a_page_names_all_that_is_left_out(client: httpx.Client) -> None:
    asked = {"q": "stipends, neither nurses nor peers"}
    page = client.get("/touches", params=asked, headers={"Accept": "text/html"})
    assert "what touches Nurses or Peers is left out" in page.text
