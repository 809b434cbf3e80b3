"""`/api/paths` on the documents that ship; what is expected was read in them by eye."""

from itertools import pairwise
from typing import Any

import httpx
import pytest


def joined(client: httpx.Client, start: str, end: str, **more: int) -> list[dict[str, Any]]:
    """The paths between two things."""
    answer = client.get("/api/paths", params={"from": start, "to": end, **more})
    assert answer.status_code == 200
    paths: list[dict[str, Any]] = answer.json()["paths"]
    return paths


def test_peers_and_human_resources_hang_together_by_advocacy(client: httpx.Client) -> None:
    """B.4 advocates for peers, B.9 for a review by Human Resources; nothing else speaks of advocacy."""
    best = joined(client, "peers", "HR")[0]
    assert [node["id"] for node in best["nodes"]] == [
        "population/peers",
        "recommendation/wet-2024-2026/B.4",
        "topic/advocacy",
        "recommendation/wet-2024-2026/B.9",
        "system/human-resources",
    ]


def test_every_step_is_a_tie_with_its_sentence_and_proof(client: httpx.Client) -> None:
    """Each edge joins two neighbours of the path, and quotes words that stand in its recommendation."""
    for path in joined(client, "peers", "HR"):
        ids = [node["id"] for node in path["nodes"]]
        for edge, pair in zip(path["edges"], pairwise(ids), strict=True):
            assert {edge["from"], edge["to"]} == set(pair)
            assert edge["sentence"]
            assert edge["evidence"] or edge["vocabulary"]
    last = joined(client, "peers", "HR")[0]["edges"][-1]
    assert last["evidence"][0]["quote"] == "(System: Human Resources)"
    assert (last["relation"], last["from"]) == ("responsible", "recommendation/wet-2024-2026/B.9")


def test_no_path_leads_through_the_department_or_a_category(client: httpx.Client) -> None:
    """What nearly everything shares explains nothing."""
    for start, end in (("peers", "HR"), ("nurses", "high school students"), ("stipends", "Tier 1")):
        for path in joined(client, start, end, limit=10):
            inner = {node["id"] for node in path["nodes"][1:-1]}
            assert "organization/dmh" not in inner
            assert not any(node.startswith(("category/", "action/", "funding/")) for node in inner)


def test_two_recommendations_are_ends_by_id_or_code(client: httpx.Client) -> None:
    """A1.2 and A1.11 speak of the post-doctoral program at Harbor-UCLA."""
    paths = joined(client, "wet-2024-2026/A1.2", "A1.11")
    assert [path["nodes"][1]["id"] for path in paths] == [
        "program/post-doctoral-program",
        "organization/harbor-ucla",
    ]


def test_a_step_of_the_vocabulary_says_so(client: httpx.Client) -> None:
    """No document states that parent advocates are peers."""
    (path,) = joined(client, "Parent advocates", "peers")
    (edge,) = path["edges"]
    assert edge["sentence"] == "Parent advocates is narrower than Peers."
    assert (edge["vocabulary"], edge["evidence"]) == ("throughline", [])


def test_a_goal_is_reached_through_its_category(client: httpx.Client) -> None:
    """That of category 3 is about incentives; A1.13, the Stipend Program, is in it."""
    paths = joined(client, "goal/wet-2024-2026/3", "Stipend Program")
    assert [node["id"] for node in paths[0]["nodes"]] == [
        "goal/wet-2024-2026/3",
        "category/wet-2024-2026/3",
        "recommendation/wet-2024-2026/A1.13",
        "program/stipend-program",
    ]


def test_no_path_is_an_empty_answer_with_its_bounds(client: httpx.Client) -> None:
    """Udemy stands only in A1.17, which shares nothing with what is said of sign language."""
    answer = client.get("/api/paths?from=Udemy&to=American+Sign+Language").json()
    assert answer["paths"] == []
    assert answer["searched"]["steps"] == 6
    assert answer["searched"]["complete"] is True


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("from=peerz&to=HR", 404, "peerz"),
        ("from=peers&to=wet-2024-2026/A9.9", 404, "A9.9"),
        ("from=peers", 400, "to"),
        ("from=&to=HR", 400, "from"),
        ("from=peers&to=peer", 400, "same"),
        ("from=peers&to=HR&limit=11", 400, "10"),
        ("from=peers&to=HR&limit=0", 400, "1"),
        ("from=peers&to=HR&depth=3", 400, "depth"),
        (f"from={'x' * 1025}&to=HR", 400, "1024"),
    ],
)
def test_what_cannot_be_answered(client: httpx.Client, query: str, status: int, said: str) -> None:
    """An unknown end is 404, a question that cannot be right is 400, and each says why."""
    answer = client.get(f"/api/paths?{query}")
    assert answer.status_code == status
    assert said in answer.text


def test_an_unknown_end_names_the_nearest(client: httpx.Client) -> None:
    """A slip of the pen is helped."""
    assert "Peers" in client.get("/api/paths?from=HR&to=peerz").json()["nearest"]
