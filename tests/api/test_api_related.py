"""`/api/related` on the documents that ship; what is expected was read in them by eye."""

from typing import Any

import httpx
import pytest


def near(client: httpx.Client, code: str) -> list[dict[str, Any]]:
    """What is near a recommendation of the first document."""
    items: list[dict[str, Any]] = client.get(f"/api/related/wet-2024-2026/{code}").json()["items"]
    return items


@pytest.mark.parametrize(
    ("left", "right", "thing"),
    [
        ("A1.5", "A1.13", "program/stipend-program"),
        ("A1.2", "A1.11", "program/post-doctoral-program"),
        ("A1.3", "A1.25", "program/peer-training"),
        ("A1.18", "A1.21", "competency/cultural-competence"),
    ],
)
def test_two_rows_on_one_program_find_each_other_first(
    client: httpx.Client, left: str, right: str, thing: str
) -> None:
    """And say that they share it, each with its proof."""
    for here, there in ((left, right), (right, left)):
        first = near(client, here)[0]
        assert first["code"] == there
        (shared,) = [each for each in first["shared"] if each["id"] == thing]
        assert shared["here"]["quote"]
        assert shared["there"]["quote"]
        assert shared["label"] in first["sentence"]


def test_the_two_rows_on_sign_language_find_each_other(client: httpx.Client) -> None:
    """A2.6 on staff who sign, A2.11 on interpreters."""
    assert "A2.11" in [item["code"] for item in near(client, "A2.6")][:2]
    assert near(client, "A2.11")[0]["code"] == "A2.6"


def test_nothing_is_near_by_what_nearly_everything_shares(client: httpx.Client) -> None:
    """The department, a category, an action."""
    for code in ("A1.5", "A1.17", "B.7"):
        for item in near(client, code):
            assert not {each["type"] for each in item["shared"]} & {"category", "document"}
            assert "organization/dmh" not in [each["id"] for each in item["shared"]]


def test_the_nearest_come_first_and_itself_never(client: httpx.Client) -> None:
    """Scores fall from 1 towards 0."""
    items = client.get("/api/related/wet-2024-2026/A1.3?limit=20").json()["items"]
    scores = [item["score"] for item in items]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert "A1.3" not in [item["code"] for item in items]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("wet-2024-2026/A9.9", 404, "A9.9"),
        ("peers", 404, "peers"),
        ("wet-2024-2026/A1.3?limit=21", 400, "20"),
        ("wet-2024-2026/A1.3?limit=0", 400, "1"),
        ("wet-2024-2026/A1.3?depth=1", 400, "depth"),
    ],
)
def test_what_cannot_be_answered(client: httpx.Client, path: str, status: int, said: str) -> None:
    """An unknown recommendation is 404, a limit over the cap 400."""
    answer = client.get(f"/api/related/{path}")
    assert answer.status_code == status
    assert said in answer.text


def test_an_unknown_code_names_the_nearest(client: httpx.Client) -> None:
    """Codes of the same document."""
    assert client.get("/api/related/wet-2024-2026/A1.30").json()["nearest"]
