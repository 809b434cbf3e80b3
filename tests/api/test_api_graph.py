"""What lies around a thing, asked of the documents that ship."""

import base64
import hashlib
import re
from xml.etree import ElementTree as ET

import httpx
import pytest

SVG = "{http://www.w3.org/2000/svg}"


def nodes(client: httpx.Client, **query: str) -> dict[str, dict[str, object]]:
    answer = client.get("/api/graph", params=query)
    assert answer.status_code == 200, answer.text
    return {node["id"]: node for node in answer.json()["nodes"]}


def test_around_a_name_are_the_recommendations_that_name_it(client: httpx.Client) -> None:
    """Peers stand in six recommendations, and their advocates in none of these."""
    found = nodes(client, around="peers")
    assert [id_ for id_ in found if id_.startswith("recommendation/")] == [
        "recommendation/cosii-workforce/4.9",
        "recommendation/wet-2024-2026/A1.3",
        "recommendation/wet-2024-2026/A1.24",
        "recommendation/wet-2024-2026/A1.25",
        "recommendation/wet-2024-2026/A2.9",
        "recommendation/wet-2024-2026/B.4",
    ]
    assert found["population/peers"]["distance"] == 0


def test_a_recommendation_can_be_in_the_middle(client: httpx.Client) -> None:
    """By its id, with or without what its IRI puts before it."""
    answer = client.get("/api/graph", params={"around": "wet-2024-2026/A2.9"}).json()
    assert answer["centre"] == "recommendation/wet-2024-2026/A2.9"
    edges = {(edge["relation"], edge["target"], edge["basis"]) for edge in answer["edges"]}
    assert ("responsible", "system/peer-services", "inferred") in edges
    assert ("funding", "funding/additional-funds", "stated") in edges
    assert ("mentions", "topic/stipends", "stated") in edges
    same = client.get("/api/graph", params={"around": "recommendation/wet-2024-2026/A2.9"}).json()
    assert same["edges"] == answer["edges"]


@pytest.mark.parametrize("around", ["wet-2024-2026/A2.9", "peers", "wet-2024-2026", "Q1"])
def test_every_node_leads_to_its_own_answer(client: httpx.Client, around: str) -> None:
    """At two edges, whatever it is."""
    for node in nodes(client, around=around, depth="2").values():
        assert client.get(str(node["url"])).status_code == 200, node


def test_a_picture_has_links_and_a_policy_that_lets_its_style_in(client: httpx.Client) -> None:
    """No script, and no style but its own."""
    answer = client.get("/api/graph", params={"around": "peers", "format": "svg"})
    assert answer.headers["Content-Type"] == "image/svg+xml"
    root = ET.fromstring(answer.content)
    assert root.find(f".//{SVG}a[@href='/api/recommendations/wet-2024-2026/A1.3']") is not None
    style = root.findtext(f"{SVG}style") or ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = answer.headers["Content-Security-Policy"]
    assert re.findall(r"style-src ([^;]*)", policy) == [f"'sha256-{digest}'"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("form", ["json", "graphml", "gexf", "svg"])
def test_the_same_snapshot_gives_the_same_bytes(client: httpx.Client, form: str) -> None:
    """And a client that has them is told so."""
    query = {"around": "Human Resources", "depth": "2", "limit": "120", "format": form}
    one, other = (client.get("/api/graph", params=query) for _ in range(2))
    assert one.content == other.content
    known = client.get("/api/graph", params=query, headers={"If-None-Match": one.headers["ETag"]})
    assert known.status_code == 304


def test_the_form_is_asked_for_by_accept_too(client: httpx.Client) -> None:
    """And a form that there is not is 406, or 400 by name."""
    asked = {"Accept": "application/gexf+xml"}
    assert b"<gexf" in client.get("/api/graph?around=peers", headers=asked).content
    assert client.get("/api/graph?around=peers", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/api/graph?around=peers&format=png").status_code == 400


@pytest.mark.parametrize(
    ("query", "cap"), [("depth=3", "2"), ("limit=501", "500"), ("depth=0", "1"), ("limit=-1", "1")]
)
def test_beyond_a_cap_is_refused_and_the_cap_named(client: httpx.Client, query: str, cap: str) -> None:
    """As a 400."""
    answer = client.get(f"/api/graph?around=peers&{query}")
    assert answer.status_code == 400
    assert f"equal to {cap}" in answer.json()["detail"]


def test_an_unknown_thing_is_404_with_the_nearest(client: httpx.Client) -> None:
    """Names for a name, ids for an id."""
    answer = client.get("/api/graph", params={"around": "human resorces"})
    assert answer.status_code == 404
    assert "Human Resources" in answer.json()["nearest"]
    answer = client.get("/api/graph", params={"around": "wet-2024-2026/A1.99"})
    assert answer.status_code == 404
    assert any(id_.startswith("wet-2024-2026/A1.") for id_ in answer.json()["nearest"])


@pytest.mark.parametrize("around", ["\x00", "\ud800", " ", "../..", "a" * 1024, "<script>", "'; DROP"])
def test_hostile_words_are_refused_in_one_sentence(client: httpx.Client, around: str) -> None:
    """Never a failure of the service."""
    raw = around.encode("utf-8", "surrogatepass")
    answer = client.get(f"/api/graph?around={''.join(f'%{byte:02X}' for byte in raw)}")
    assert answer.status_code in {400, 404}
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_words_in_the_document_cannot_reach_the_page(client: httpx.Client) -> None:
    """A1.12 has tags in its text."""
    query = {"around": "wet-2024-2026/A1.12", "format": "svg"}
    assert b"<ul" not in client.get("/api/graph", params=query).content
