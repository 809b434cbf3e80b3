"""`/api/touches` in a library of two reports of towns that number their parts alike; written for this."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"

HARBOR = """
TOWN OF ELMVALE
Harbor Safety Report

1. Findings

F1. Nobody checks the moorings.

F2. Leaks are told to nobody.

2. Recommendations

R1. The Harbor Office should inspect every mooring each spring. (F1)

R2. The Harbor Office should open a telephone line for leak reports. (F2)

R3. The Town Council should fund the harbor organization that trains its volunteers.

R4. The Elmvale Mooring Authority should publish its fees.

R5. Every skipper should carry the card that the EMA prints.

R6. The Brackwater Sailing Council should mark the shoals.
"""

FERRY = """
TOWN OF ASHFORD
Ferry Report

1. Findings

F1. Ferries leak.

2. Recommendations

R1. The Ferry Office should repair each leak within a week. (F1)

R2. The Town Council should publish a timetable in large print.
"""


@pytest.fixture(scope="module")
def towns(
    tmp_path_factory: pytest.TempPathFactory, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A client of a service of these two reports."""
    home = Home(tmp_path_factory.mktemp("towns") / "data", BASE, processes=1)
    home.add(
        [
            NewDocument(text.encode(), f"{name}.txt", name)
            for name, text in (("harbor", HARBOR), ("ferry", FERRY))
        ]
    )
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=Path(home.path), base_iri=BASE))) as client:
        yield client
    holder.close()


def touched(client: httpx.Client, q: str, **more: str) -> dict[str, Any]:
    """The answer for these words."""
    answer = client.get("/api/touches", params={"q": q, **more})
    assert answer.status_code == 200, answer.json()
    told: dict[str, Any] = answer.json()
    return told


def found(told: dict[str, Any]) -> set[str]:
    """The ids of all that was found."""
    return {item["id"] for group in told["groups"] for item in group["items"]}


def test_where_several_documents_have_a_part_of_a_number_all_are_answered(towns: httpx.Client) -> None:
    told = touched(towns, "section 2")
    assert {reading["id"] for reading in told["resolved"]} == {"section/harbor/2", "section/ferry/2"}
    assert found(told) == {
        "harbor/R1",
        "harbor/R2",
        "harbor/R3",
        "harbor/R4",
        "harbor/R5",
        "harbor/R6",
        "ferry/R1",
        "ferry/R2",
    }


def test_a_part_of_one_document_is_asked_within_it(towns: httpx.Client) -> None:
    assert found(touched(towns, "section 2", document="ferry")) == {"ferry/R1", "ferry/R2"}


def test_a_number_may_stand_in_the_texts_with_the_first_letter_of_its_noun(towns: httpx.Client) -> None:
    told = touched(towns, "finding 1")
    assert told["asked"] == [["F1"]]
    assert found(told) == {"harbor/R1", "ferry/R1"}


def test_a_word_of_asking_may_belong_to_the_word_before_it(towns: httpx.Client) -> None:
    """Both reports speak of leaks; only in Elmvale are there leak reports."""
    assert found(touched(towns, "who is responsible for leak reports?")) == {"harbor/R2"}
    assert found(touched(towns, "which reports mention leaks?")) == {"harbor/R2", "ferry/R1"}


def test_a_word_spelled_as_elsewhere_is_read_as_the_texts_have_it(towns: httpx.Client) -> None:
    told = touched(towns, "harbour organisation")
    assert told["spelled"] == {"harbour": "harbor", "organisation": "organization"}
    assert found(told) == {"harbor/R3"}


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("recommendation 3", {"harbor/R3"}),
        ("recommendation 2", {"harbor/R2", "ferry/R2"}),
        ("R2 of the ferry report", {"ferry/R2"}),
        ("recommendation 2 of the harbor report", {"harbor/R2"}),
    ],
)
def test_a_number_is_told_in_every_document_that_has_it_or_in_the_one_that_is_named(
    towns: httpx.Client, q: str, ids: set[str]
) -> None:
    told = touched(towns, q)
    assert found(told) == set(told["numbered"]) == ids


@pytest.mark.parametrize("q", ["EMA", "what must the EMA do?"])
def test_a_party_is_asked_by_its_initials(towns: httpx.Client, q: str) -> None:
    """The report gives no short name of the authority: that R5 means it by the letters is not stated."""
    told = touched(towns, q)
    assert [(r["label"], r["how"], r["name"]) for r in told["resolved"]] == [
        ("Elmvale Mooring Authority", "initials", "EMA")
    ]
    by_relation = {group["relation"]: {item["code"] for item in group["items"]} for group in told["groups"]}
    assert by_relation == {"responsible": {"R4"}, "text": {"R5"}}


@pytest.mark.parametrize(("q", "how"), [("ema", "text"), ("bsc", "initials")])
def test_initials_written_small_are_first_looked_for_as_words(towns: httpx.Client, q: str, how: str) -> None:
    """A text has "EMA"; no text has "BSC", of the Brackwater Sailing Council."""
    assert [r["how"] for r in touched(towns, q)["resolved"]] == [how]
