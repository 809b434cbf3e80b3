"""Gaps, comparisons, matrices and trails over HTTP, on the documents that ship; read in them by eye."""

import csv
import io
from typing import Any

import httpx
import pytest

WET, COSII = "wet-2024-2026", "cosii-workforce"
CALLS = [
    "/api/gaps",
    "/api/gaps?kind=no-category",
    f"/api/compare?left={WET}&right={COSII}",
    "/api/matrix?rows=category&columns=responsible",
    "/api/matrix/items?rows=kind&columns=funding&row=program-new&column=_not-stated",
    f"/api/recommendations/{WET}/A2.10/trail",
]


def gap(client: httpx.Client, kind: str, query: str = "") -> Any:  # noqa: ANN401  # JSON
    """One gap, with up to a hundred items."""
    (found,) = client.get(f"/api/gaps?kind={kind}&limit=100{query}").json()["gaps"]
    return found


def test_the_three_rows_without_a_category_come_first(client: httpx.Client) -> None:
    """The policy sets up no categories, so that all of its statements have none."""
    found = gap(client, "no-category")
    assert [item["id"] for item in found["items"]][:3] == [f"{WET}/A1.20", f"{WET}/A1.28", f"{WET}/A1.29"]
    assert [(each["id"], each["count"], each["of"]) for each in found["documents"]] == [
        (WET, 3, 52),
        (COSII, 11, 11),
    ]


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("reworded-vote", [f"{WET}/A2.5", f"{WET}/A2.7", f"{WET}/A2.10"]),
        ("undefined-term", [COSII] * 3),
        ("unjoined-vote", []),
        ("unknown-vote", []),
        ("unknown-category", []),
        ("empty-category", []),
        ("empty-goal", []),
    ],
)
def test_what_else_is_missing(client: httpx.Client, kind: str, ids: list[str]) -> None:
    """Q5, Q7 and Q9 were worded differently; all eleven votes join a row, all four categories have some."""
    assert [item["id"] for item in gap(client, kind)["items"]] == ids


def test_funds_votes_and_statuses(client: httpx.Client) -> None:
    """17 rows say YES or not WET; 11 have a vote; the colours of all statuses are lost."""
    query = f"&document={WET}"
    assert [gap(client, kind, query)["total"] for kind in ("no-funding", "no-vote", "no-status")] == [
        35,
        41,
        52,
    ]


def test_competencies_that_nothing_builds(client: httpx.Client) -> None:
    """The plan speaks of knowledge and skills, and of none of the others that the policy asks for."""
    found = gap(client, "unbuilt-competency")
    assert {item["label"] for item in found["items"]} == {
        "Co-occurring capability",
        "Core competencies",
        "Evidence-based practices",
        "Integrated services",
    }
    assert found["of"] == 5


def test_every_item_leads_somewhere(client: httpx.Client) -> None:
    for found in client.get("/api/gaps").json()["gaps"]:
        assert client.get(found["url"]).status_code == 200
        assert all(client.get(item["url"]).status_code == 200 for item in found["items"])


def test_a_gap_leads_on_page_by_page(client: httpx.Client) -> None:
    address, ids = "/api/gaps?kind=no-vote&limit=20", []
    while address:
        page = client.get(address).json()
        ids += [item["id"] for item in page["gaps"][0]["items"]]
        address = page["next"]
    assert len(ids) == len(set(ids)) == 52


def test_what_two_documents_share(client: httpx.Client) -> None:
    """Peers: five rows of the plan, one statement of the policy."""
    found = client.get(f"/api/compare?left={WET}&right={COSII}").json()
    peers = next(item for item in found["shared"]["items"] if item["id"] == "population/peers")
    assert (peers["left"], peers["right"]) == (5, 1)
    for side in ("left", "right"):
        assert client.get(peers[f"{side}_url"]).json()["total"] == peers[side]


def test_counts_lead_to_what_they_count(client: httpx.Client) -> None:
    """Every concept of either document alone, and every cell."""
    found = client.get(f"/api/compare?left={COSII}&right={WET}&part=only-left&limit=100").json()["only_left"]
    for item in found["items"]:
        assert client.get(item["left_url"]).json()["total"] == item["left"]
        assert item["right_url"] is None
    for cells in client.get("/api/matrix?rows=category&columns=responsible").json()["cells"]:
        for cell in cells:
            assert (cell["url"] is None) == (cell["count"] == 0)
            assert cell["url"] is None or client.get(cell["url"]).json()["total"] == cell["count"]


def test_who_is_responsible_for_what(client: httpx.Client) -> None:
    """The seven rows of B that name Human Resources as the system, and "Move to HR" of A1.16."""
    found = client.get("/api/matrix?rows=responsible&columns=kind").json()
    parties = [(value["id"], value["count"]) for value in found["rows"]["values"]]
    assert parties[:2] == [("system/cosii-workforce.department", 10), ("system/human-resources", 8)]
    counts = dict(zip((v["id"] for v in found["columns"]["values"]), found["cells"][1], strict=True))
    assert {kind: cell["count"] for kind, cell in counts.items()} == {
        "policy": 7,
        "program-existing": 1,
        "program-new": 0,
        "statement": 0,
    }


def test_a_trail_and_its_drift(client: httpx.Client) -> None:
    """Q9 was endorsed at 50 %, on other words."""
    found = client.get(f"/api/recommendations/{WET}/A2.10/trail").json()
    assert {step["name"]: step["value"] for step in found["steps"]} == {
        "recommendation": "A2.10",
        "vote": "Q9",
        "percent": 50,
        "outcome": "ENDORSED: Adopted Consent Agenda",
        "tier": None,
    }
    runs = found["wording"]["runs"]
    assert "".join(run["left"] for run in runs) == found["wording"]["left"] == found["text"]
    assert "".join(run["right"] for run in runs) == found["wording"]["right"]
    assert [run["left"] for run in runs if run["change"] == "delete"] == [" (TBD", "(s)"]
    assert [run["right"] for run in runs if run["change"] == "insert"] == [" to be determined later", "(ies)"]


@pytest.mark.parametrize("code", ["A1.15", "A2.5", "A2.7", "A2.10", "B.1"])
def test_the_proof_of_each_step_stands_in_the_document(client: httpx.Client, code: str) -> None:
    text = client.get(f"/api/documents/{WET}/text").json()["text"].split("\n")
    for step in client.get(f"/api/recommendations/{WET}/{code}/trail").json()["steps"]:
        if proof := step["evidence"]:
            assert proof["quote"] in "\n".join(text[proof["line_start"] - 1 : proof["line_end"]])


@pytest.mark.parametrize("path", CALLS)
def test_each_has_validators_and_comes_as_csv(client: httpx.Client, path: str) -> None:
    """By suffix and by Accept the same table, each line as long as the first."""
    whole = client.get(path)
    assert whole.json()["snapshot"] in whole.headers["etag"]
    assert client.get(path, headers={"If-None-Match": whole.headers["etag"]}).status_code == 304
    stem, _, query = path.partition("?")
    by_suffix = client.get(f"{stem}.csv?{query}" if query else f"{stem}.csv")
    assert by_suffix.content == client.get(path, headers={"Accept": "text/csv"}).content
    rows = list(csv.reader(io.StringIO(by_suffix.text, newline="")))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/gaps?kind=no-categry", 400, "no-category"),
        ("/api/gaps?document=wet-2024", 404, "wet-2024"),
        ("/api/gaps?limit=101", 400, "100"),
        ("/api/gaps?offset=2", 400, "kind"),
        ("/api/gaps?kinds=no-vote", 400, "kind"),
        (f"/api/compare?left={WET}", 400, "right"),
        (f"/api/compare?left={WET}&right=cosi-workforce", 404, "cosi-workforce"),
        (f"/api/compare?left={WET}&right={WET}", 400, "differ"),
        (f"/api/compare?left={WET}&right={COSII}&part=both", 400, "part"),
        ("/api/matrix?rows=category", 400, "columns"),
        ("/api/matrix?rows=category&columns=colour", 400, "dimension"),
        ("/api/matrix?rows=category&columns=systems", 400, "'system'"),
        ("/api/matrix?rows=category&columns=system&top=51", 400, "50"),
        ("/api/matrix/items?rows=kind&columns=kind&row=polcy&column=policy", 404, "polcy"),
        (f"/api/recommendations/{WET}/A9.9/trail", 404, "A9.9"),
    ],
)
def test_what_cannot_be_answered(client: httpx.Client, path: str, status: int, said: str) -> None:
    """A document, row or recommendation that there is not is 404; what cannot be right is 400."""
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


def test_the_nearest_documents_are_named(client: httpx.Client) -> None:
    assert client.get("/api/gaps?document=wet-2024").json()["nearest"] == [WET]


@pytest.mark.parametrize("hostile", ["%00", "%F0%9F%92%A9", "../../etc", "'--", "x" * 900, "_unknown"])
def test_hostile_names_are_only_names(client: httpx.Client, hostile: str) -> None:
    for path in (
        f"/api/gaps?kind={hostile}",
        f"/api/gaps?document={hostile}",
        f"/api/compare?left={WET}&right={hostile}",
        f"/api/matrix?rows={hostile}&columns=kind",
        f"/api/matrix/items?rows=category&columns=kind&row={hostile}&column=policy",
        f"/api/recommendations/{hostile}/trail",
    ):
        assert client.get(path).status_code in {200, 400, 404}
