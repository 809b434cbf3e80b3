"""Saved questions, asked of the documents that ship; the answers are read from these by eye."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from graph.asking.files import load_questions

WET, COSII = "wet-2024-2026", "cosii-workforce"


def wet(*codes: str) -> list[str]:
    return [f"{WET}/{code}" for code in codes]


def asked(client: httpx.Client, name: str, **given: str) -> dict[str, Any]:
    answer = client.get(f"/api/ask/{name}", params=given)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = orjson.loads(answer.content)
    return body


def column(answer: dict[str, Any], name: str, part: str = "value") -> list[Any]:
    return [row[name][part] for row in answer["rows"]]


NEEDING = wet(
    "A1.3",
    "A1.4",
    "A1.5",
    "A1.10",
    "A1.12",
    "A1.13",
    "A1.18",
    "A1.21",
    "A1.23",
    "A1.24",
    "A1.25",
    "A1.26",
    "A2.9",
)
IMPROVED = wet(
    "A1.1", "A1.7", "A1.13", "A1.14", "A1.17", "A1.19", "A1.20", "A1.22", "A1.23", "A1.24", "A1.26", "A1.27"
)

# A question, what is given for it, and the ids of its recommendations in order.
ANSWERS: list[tuple[str, dict[str, str], list[str]]] = [
    ("responsible-for", {}, wet("A1.16", "B.2", "B.3", "B.7", "B.8", "B.9", "B.11", "B.12")),
    ("responsible-for", {"party": "Chief of Peer Services"}, wet("A1.3", "A2.9", "B.4")),
    ("responsible-for", {"party": "system/ardi"}, wet("B.5")),
    (
        "no-responsible-party",
        {"document": COSII},
        [f"{COSII}/4.8"],
    ),  # of the others "The Department will" do it
    ("inferred-responsibility", {}, wet("A1.3", "A1.14", "A1.16", "A1.18", "A2.9")),
    ("who-starts-new-programs", {}, wet(*(f"A2.{number}" for number in range(1, 12)))),
    ("funds-outside-tier", {}, NEEDING),
    # A1.15 needs funds and is in Tier 1, so that no other tier keeps it out.
    (
        "funds-outside-tier",
        {"tier": "2"},
        sorted([*NEEDING, f"{WET}/A1.15"], key=lambda id_: (id_[14:16], int(id_.rpartition(".")[2]))),
    ),
    ("funded-consensus-outside-tier", {}, []),
    ("funded-consensus-outside-tier", {"tier": "2"}, wet("A1.15")),
    ("moved-elsewhere", {}, wet("A1.16", "A1.28", "A1.29")),
    (
        "votes-in-category",
        {"category": "Financial Incentives"},
        wet("A1.13", "A1.14", "A1.15", "A1.16", "A2.10"),
    ),
    ("votes-in-category", {"category": "3"}, wet("A1.13", "A1.14", "A1.15", "A1.16", "A2.10")),
    ("votes-by-support", {"percent": "80"}, wet("A2.2", "A2.3", "A2.4")),
    ("votes-by-support", {"percent": "80%"}, wet("A2.2", "A2.3", "A2.4")),
    ("adopted-with-little-support", {}, wet("A2.10")),
    ("reworded-for-the-vote", {}, wet("A2.5", "A2.7", "A2.10")),
    ("voted-outside-tier", {}, wet("A2.2", "A2.3", "A2.4", "A2.6", "A2.8", "B.1", "A2.10")),
    ("existing-programs-for", {}, wet("A1.3", "A1.4", "A1.24", "A1.25")),
    ("existing-programs-for", {"population": "LGBTQIA2-S"}, wet("A1.21")),
    ("work-with-organization", {"organization": "Harbor-UCLA"}, wet("A1.2", "A1.10", "A1.11")),
    ("no-category", {}, wet("A1.20", "A1.28", "A1.29")),
    ("recommendations-to", {}, IMPROVED),
    ("recommendations-to", {"action": "Move"}, wet("A1.16")),
    ("remarks", {"words": "LAUNCHING"}, wet("A2.9")),
    ("remarks", {"words": "hiring fairs"}, wet("A1.14", "A1.16")),
]


@pytest.mark.parametrize(("name", "given", "ids"), ANSWERS, ids=lambda value: str(value)[:40])
def test_a_question_finds_its_recommendations(
    client: httpx.Client, name: str, given: dict[str, str], ids: list[str]
) -> None:
    """All of them, in the order of the document."""
    assert list(dict.fromkeys(column(asked(client, name, **given), "recommendation", "id"))) == ids


def test_a_responsibility_is_told_with_its_basis_and_words(client: httpx.Client) -> None:
    """What is inferred says by which rule."""
    rows = asked(client, "responsible-for", party="HR")["rows"]
    told = {row["recommendation"]["id"]: (row["basis"]["value"], row["evidence"]["value"]) for row in rows}
    assert told[f"{WET}/A1.16"] == ("inferred", "Move to HR")
    assert told[f"{WET}/B.2"] == ("stated", "Human Resources")


def test_nobody_is_responsible_for_most_of_the_plan(client: httpx.Client) -> None:
    """Fourteen of the fifty-two of the plan name a party, or have words that do."""
    ids = column(asked(client, "no-responsible-party", document=WET), "recommendation", "id")
    assert len(ids) == 38
    assert f"{WET}/A2.8" in ids
    assert f"{WET}/B.5" not in ids


def test_the_work_of_each_party_is_counted(client: httpx.Client) -> None:
    """Seven rows name Human Resources as the system, and one moves to HR; ten statements begin with whose they are."""
    rows = asked(client, "work-by-party")["rows"]
    assert [(row["party"]["id"], row["stated"]["value"], row["inferred"]["value"]) for row in rows] == [
        ("system/cosii-workforce.department", 10, 0),
        ("system/human-resources", 7, 1),
        ("system/peer-services", 1, 2),
        ("system/ardi", 1, 0),
        ("system/nursing", 0, 1),
        ("system/training-unit", 0, 1),
    ]


def test_who_would_do_it_is_told_as_written(client: httpx.Client) -> None:
    """Two rows have an empty cell."""
    assert column(asked(client, "who-starts-new-programs"), "actor") == [
        *["DMH"] * 5, "Partner", "Both", None, "Both", None, "DMH",
    ]  # fmt: skip


def test_a_vote_is_told_with_its_outcome_or_not_at_all(client: httpx.Client) -> None:
    """Of the five under Financial Incentives two were put to a vote."""
    rows = asked(client, "votes-in-category", category=f"{WET}/3")["rows"]
    votes = {
        row["recommendation"]["id"]: [row[name]["value"] for name in ("percent", "outcome")] for row in rows
    }
    assert votes[f"{WET}/A1.15"] == [63, "CONSENSUS: Moved to Tier 1"]
    assert votes[f"{WET}/A2.10"] == [50, "ENDORSED: Adopted Consent Agenda"]
    assert votes[f"{WET}/A1.13"] == [None, None]


def test_the_category_that_no_vote_was_on(client: httpx.Client) -> None:
    """Residency and Internship has A1.8 to A1.12, and B.5 to B.7."""
    [row] = asked(client, "categories-without-a-vote")["rows"]
    assert (row["category"]["value"], row["recommendations"]["value"]) == ("Residency and Internship", 8)


def test_each_category_is_counted(client: httpx.Client) -> None:
    """Its recommendations, those that need funds, those that were voted on."""
    rows = asked(client, "category-overview")["rows"]
    assert [tuple(row[name]["value"] for name in ("recommendations", "funds", "votes")) for row in rows] == [
        (20, 4, 8),
        (8, 2, 0),
        (5, 2, 2),
        (16, 6, 1),
    ]


def test_a_competency_that_nothing_builds_has_an_empty_row(client: httpx.Client) -> None:
    """The policy asks for evidence-based practices in 4.4 and 4.7, and no recommendation of the plan does."""
    rows = asked(client, "policy-competencies")["rows"]
    found = [
        (row["statement"]["id"], row["recommendation"]["id"])
        for row in rows
        if row["competency"]["id"] == "competency/evidence-based-practices"
    ]
    assert found == [(f"{COSII}/4.4", None), (f"{COSII}/4.7", None)]


def test_who_builds_cultural_competence(client: httpx.Client) -> None:
    """And which of them have a party that is responsible."""
    rows = asked(client, "builders-of-competency")["rows"]
    found = {
        row["recommendation"]["id"]: row["party"]["id"]
        for row in rows
        if row["named"]["id"] == "competency/cultural-competence"
    }
    assert found == {
        f"{WET}/A1.18": "system/training-unit",
        f"{WET}/A1.21": None,
        f"{WET}/B.12": "system/human-resources",
    }


def test_the_occupations_with_incentives(client: httpx.Client) -> None:
    """Stipends are for the five of A1.5, to which A1.13 adds the nurse practitioner."""
    rows = asked(client, "financial-incentives-by-occupation", incentive="Stipend Program")["rows"]
    found = {row["occupation"]["value"] for row in rows if row["recommendation"]["id"] == f"{WET}/A1.13"}
    assert found == {
        "Masters of Social Work",
        "Marriage and family therapists",
        "Psychologists",
        "Psychiatric technicians",
        "Psychiatric nurse practitioners",
    }


def test_both_documents_speak_of_peers(client: httpx.Client) -> None:
    """Of no other population."""
    ids = column(asked(client, "shared-concepts"), "concept", "id")
    assert [id_ for id_ in ids if id_.startswith("population/")] == ["population/peers"]


def test_the_terms_left_undefined(client: httpx.Client) -> None:
    """All three of the policy."""
    assert column(asked(client, "undefined-terms"), "term") == [
        "Complex needs",
        "Core Competencies",
        "Evidence Based Practices",
    ]


def test_recommendations_without_a_word_in_the_column_for_funds(client: httpx.Client) -> None:
    """Seventeen of the plan have one: YES fourteen times, NOT WET three times."""
    ids = column(asked(client, "no-funds-given", document=WET), "recommendation", "id")
    assert len(ids) == 52 - 17
    assert not set(NEEDING) & set(ids)


def every_question(client: httpx.Client) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for entry in client.get("/api/ask").json()["items"]:
        given = {each["name"]: each["example"] for each in entry["parameters"] if not each["optional"]}
        yield entry, asked(client, entry["name"], **given)


def test_every_question_answers_and_every_thing_in_it_leads_on(client: httpx.Client) -> None:
    """Each cell with an id has an address that answers; each row has at least one."""
    addresses: set[str] = set()
    for entry, answer in every_question(client):
        assert not answer["cut"]
        for row in answer["rows"]:
            urls = {cell["url"] for cell in row.values() if cell["url"]}
            assert urls, entry["name"]
            addresses |= urls
    assert len(addresses) > 60
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_no_question_is_left_without_an_answer_that_is_tested() -> None:
    """Each that ships stands in this file."""
    text = Path(__file__).read_text("utf-8")
    assert [name for name in load_questions().by_name if f'"{name}"' not in text] == []
    assert len(load_questions().by_name) >= 15


def test_the_list_says_what_each_question_is_for(client: httpx.Client) -> None:
    """With its parameters, and how to read its answer."""
    listed = client.get("/api/ask").json()
    assert listed["refused"] == []
    entry = next(each for each in listed["items"] if each["name"] == "responsible-for")
    assert entry["title"] == "Which recommendations is a party responsible for?"
    assert entry["parameters"][0]["kinds"] == ["system", "organization"]
    assert all(each["purpose"] and each["reading"] for each in listed["items"])


def test_rows_as_csv_have_the_ids_beside_the_labels(client: httpx.Client) -> None:
    """By suffix or by Accept."""
    text = client.get("/api/ask/responsible-for.csv?party=ARDI").text
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["recommendation_id"], row["party"], row["party_id"]) == (f"{WET}/B.5", "ARDI", "system/ardi")
    same = client.get("/api/ask/responsible-for?party=ARDI", headers={"Accept": "text/csv"})
    assert same.text == text


def test_an_answer_says_what_was_meant(client: httpx.Client) -> None:
    """And by which name it was known."""
    [given] = asked(client, "responsible-for", party="HR")["given"]
    [meant] = given["resolved"]
    assert (given["value"], meant["id"], meant["how"]) == ("HR", "system/human-resources", "acronym")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("responsible-for?prty=HR", 400, "did you mean 'party'"),
        ("responsible-for?party=HR&party=ARDI", 400, "more than once"),
        ("responsible-for?limit=1001", 400, "1000"),
        ("responsible-for?limit=0", 400, "1"),
        ("votes-in-category", 400, "Give category"),
        ("votes-by-support?percent=many", 400, "is a number"),
        ("votes-by-support?percent=NaN", 400, "is a number"),
        ("votes-by-support?percent=1e999", 400, "is a number"),
        ("remarks?words=%ED%A0%80", 200, ""),
        ("responsible-for?party=peers", 404, "'peers' is no system or organization; it is a population"),
        ("responsible-for?party=zzzzzz", 404, "Nothing is called"),
        ("no-such-question", 404, "There is no saved question"),
    ],
)
def test_what_cannot_be_right_is_refused_in_a_sentence(
    client: httpx.Client, path: str, status: int, words: str
) -> None:
    """That says what would be."""
    answer = client.get(f"/api/ask/{path}")
    assert answer.status_code == status
    assert words in answer.text


def test_an_unknown_name_has_its_nearest(client: httpx.Client) -> None:
    """Of questions, and of things that the parameter takes."""
    assert "responsible-for" in client.get("/api/ask/responsable-for").json()["nearest"]
    found = client.get("/api/ask/responsible-for?party=Human resorces").json()["nearest"]
    assert found[0] == "Human Resources"


HOSTILE = [
    '" . } DROP ALL #',
    "> ?x ?y } UNION { ?a ?b ?c",
    "'''\"\"\"\\",
    "\\u0022 ) FILTER(true",
    "$words",
    "\n}\n",
    "<script>alert(1)</script>",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_text_is_only_ever_a_text(client: httpx.Client, words: str) -> None:
    """Whatever it holds, it finds no remark, since none has it."""
    assert asked(client, "remarks", words=words)["rows"] == []


@pytest.mark.parametrize("words", HOSTILE)
def test_a_name_is_only_ever_a_name(client: httpx.Client, words: str) -> None:
    """One that nothing is called."""
    assert client.get("/api/ask/responsible-for", params={"party": words}).status_code == 404


def test_an_answer_is_known_by_its_tag(client: httpx.Client) -> None:
    """As long as snapshot and question stay."""
    first = client.get("/api/ask/no-category")
    again = client.get("/api/ask/no-category", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_fewer_rows_say_that_there_are_more(client: httpx.Client) -> None:
    """By `cut`."""
    answer = asked(client, "no-category", limit="2")
    assert (len(answer["rows"]), answer["cut"]) == (2, True)
