"""`/api/touches` on the documents that ship; what is expected was read in them by eye."""

import httpx
import pytest

PEERS = {
    "wet-2024-2026/A1.3",
    "wet-2024-2026/A1.24",
    "wet-2024-2026/A1.25",
    "wet-2024-2026/A2.9",
    "wet-2024-2026/B.4",
    "cosii-workforce/4.9",
}


def test_what_touches_peers(client: httpx.Client) -> None:
    """The six items that name peers, and A1.4 through parent advocates, one step further."""
    told = client.get("/api/touches?q=peers").json()
    items = [item for group in told["groups"] for item in group["items"]]
    assert {item["id"] for item in items if item["distance"] == 1} == PEERS
    (further,) = [item for item in items if item["distance"] == 2]
    assert further["id"] == "wet-2024-2026/A1.4"
    assert [step["to"] for step in further["path"]] == ["population/parent-advocates", "population/peers"]
    assert told["total"] == len(items) == 7
    assert all(item["sentence"] and item["evidence"] for item in items)


def test_by_id_and_by_name_the_same(client: httpx.Client) -> None:
    """A name is resolved, and the answer says how."""
    by_name = client.get("/api/touches?q=peer").json()
    by_id = client.get("/api/touches?id=population/peers").json()
    assert by_name["groups"] == by_id["groups"]
    assert [reading["how"] for reading in by_id["resolved"]] == ["id"]


def test_narrowed(client: httpx.Client) -> None:
    """By depth, by document and by relation."""
    assert client.get("/api/touches?q=peers&depth=1").json()["total"] == 6
    assert client.get("/api/touches?q=peers&document=cosii-workforce").json()["total"] == 1
    assert client.get("/api/touches?q=HR&relation=responsible").json()["total"] == 8


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("q=no+such+thing+at+all", 404, "no such thing at all"),
        ("id=population/nobody", 404, "population/nobody"),
        ("", 400, "q"),
        ("q=peers&id=population/peers", 400, "either"),
        ("q=peers&depth=7", 400, "6"),
        ("q=peers&relation=likes", 400, "mentions"),
        ("q=peers&document=nope", 404, "nope"),
    ],
)
def test_what_cannot_be_answered(client: httpx.Client, query: str, status: int, said: str) -> None:
    """An unknown thing is 404, a question that cannot be right is 400, and each says why."""
    answer = client.get(f"/api/touches?{query}")
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_an_unknown_thing_names_the_nearest(client: httpx.Client) -> None:
    """A slip of the pen is helped."""
    assert "Peers" in client.get("/api/touches?q=peerz").json()["nearest"]
