"""Terms that no concept covers, in the documents that ship."""

import csv
import io

import httpx
import pytest


def test_the_policys_department_is_a_term_that_nobody_named(client: httpx.Client) -> None:
    told = client.get("/api/terms", params={"document": "cosii-workforce"}).json()
    assert (told["read"], told["of"]) == (11, 11)
    (found,) = [item for item in told["items"] if item["label"] == "Department"]
    assert found["examples"][0]["document"] == "cosii-workforce"
    assert found["examples"][0]["quote"] == "Department"


def test_the_sheet_and_the_pages_hold_the_same(client: httpx.Client) -> None:
    told = client.get("/api/terms?limit=3").json()
    rows = list(csv.DictReader(io.StringIO(client.get("/api/terms.csv?limit=3").text)))
    assert [row["label"] for row in rows] == [item["label"] for item in told["items"]]
    assert told["next"].startswith("/api/terms?least=2&limit=3&offset=3")


@pytest.mark.parametrize(
    ("query", "status"),
    [("document=nothing", 404), ("least=0", 400), ("limit=101", 400), ("words=1", 400)],
)
def test_what_is_wrongly_asked_is_a_problem(client: httpx.Client, query: str, status: int) -> None:
    assert client.get(f"/api/terms?{query}").status_code == status
