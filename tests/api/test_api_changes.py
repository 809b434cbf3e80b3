"""What a new version changed, asked over HTTP of a shipped document of which a second version was added."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.corpus import corpus_folder
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"
CHANGES = "/api/documents/wet-2024-2026/changes"


def second_version() -> bytes:
    """The plan without nurse pathways (A1.6); peer certification (A1.24) in other words, without funds."""
    text = (corpus_folder() / "wet-2024-2026.txt").read_text("utf-8")
    lines = [line for line in text.split("\n") if "\tNurse pathways\t" not in line]
    at = next(n for n, line in enumerate(lines) if "\tPeer Certification\t" in line)
    lines[at] = lines[at].replace("in clinical settings", "in all clinical settings").replace("\tYES", "\tNO")
    return "\n".join(lines).encode()


@pytest.fixture(scope="module")
def changed(
    tmp_path_factory: pytest.TempPathFactory, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A client of a service whose library had the shipped documents, then lost one and got a new version."""
    home = Home(tmp_path_factory.mktemp("changed") / "data", BASE, processes=1)
    home.ensure()
    home.add([NewDocument(second_version(), "wet-2.txt", "wet-2024-2026")])
    home.remove("cosii-workforce")
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=Path(home.path), base_iri=BASE))) as client:
        yield client
    holder.close()


def test_what_was_dropped_reworded_and_said_otherwise_is_told(changed: httpx.Client) -> None:
    answer = changed.get(CHANGES)
    assert answer.status_code == 200
    told = answer.json()
    assert (told["before"]["number"], told["after"]["number"], told["after"]["current"]) == (1, 2, True)
    assert told["counts"] == {
        "added": 0, "dropped": 1, "reworded": 1, "moved": 0, "changed": 1, "unchanged": 50
    }  # fmt: skip
    reworded, dropped = told["items"]
    assert dropped["before"]["id"] == "wet-2024-2026/A1.6"
    assert dropped["after"] is None
    assert reworded["after"]["id"] == "wet-2024-2026/A1.24"
    assert [run["right"] for run in reworded["rewording"][0]["runs"] if run["change"] == "insert"] == [" all"]
    assert reworded["fields"] == [{"field": "funding", "before": "YES", "after": "NO"}]


def test_turned_round_what_was_dropped_is_added(changed: httpx.Client) -> None:
    told = changed.get(CHANGES, params={"from": 2, "to": 1, "change": "added"}).json()
    assert [item["after"]["id"] for item in told["items"]] == ["wet-2024-2026/A1.6"]
    assert told["total"] == 1


def test_the_sheet_has_a_line_for_each_change(changed: httpx.Client) -> None:
    rows = list(csv.DictReader(io.StringIO(changed.get(f"{CHANGES}.csv").text)))
    assert [(row["changes"], row["before_id"], row["fields"]) for row in rows] == [
        ("reworded; changed", "wet-2024-2026/A1.24", "funding: YES → NO"),
        ("dropped", "wet-2024-2026/A1.6", ""),
    ]


def test_the_pages_of_changes_follow_one_another(changed: httpx.Client) -> None:
    first = changed.get(CHANGES, params={"limit": 1}).json()
    assert first["next"] == f"{CHANGES}?limit=1&offset=1"
    assert changed.get(first["next"]).json()["items"][0]["changes"] == ["dropped"]


def test_the_versions_are_listed_with_their_files(changed: httpx.Client) -> None:
    items = changed.get("/api/documents/wet-2024-2026/versions").json()["items"]
    assert [(v["number"], v["source_name"], v["recommendations"]) for v in items] == [
        (1, "wet-2024-2026.txt", 52),
        (2, "wet-2.txt", 51),
    ]


def test_a_removed_document_still_has_its_versions(changed: httpx.Client) -> None:
    items = changed.get("/api/documents/cosii-workforce/versions").json()["items"]
    assert [(v["recommendations"], v["removed"], v["current"]) for v in items] == [
        (11, False, False),
        (None, True, False),
    ]


def test_a_document_of_one_version_has_no_changes(client: httpx.Client) -> None:
    told = client.get("/api/documents/cosii-workforce/changes").json()
    assert told["before"] is None
    assert told["items"] == []
    assert told["counts"]["unchanged"] == 11


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("from=2", 400),
        ("from=9", 404),
        ("from=0", 400),
        ("from=99999999999", 400),
        ("change=grown", 400),
        ("since=1", 400),
        ("limit=1000", 400),
    ],
)
def test_what_cannot_be_compared_is_a_problem(changed: httpx.Client, query: str, status: int) -> None:
    answer = changed.get(f"{CHANGES}?{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")


@pytest.mark.parametrize("slug", ["wet-2024-2025", "%00", "..%2f..", "x" * 500, "Ä"])
def test_a_document_that_never_was_is_not_found(changed: httpx.Client, slug: str) -> None:
    assert changed.get(f"/api/documents/{slug}/changes").status_code == 404
    assert changed.get(f"/api/documents/{slug}/versions").status_code == 404
