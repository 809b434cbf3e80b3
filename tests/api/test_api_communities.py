"""Communities and what binds them, over HTTP, of the documents that ship."""

import csv
import io

import httpx


def test_each_recommendation_is_in_one_community_at_the_most(client: httpx.Client) -> None:
    found = client.get("/api/communities", params={"limit": 100}).json()
    members = [
        item["id"]
        for each in found["items"]
        for item in client.get(f"{each['url']}", params={"limit": 100}).json()["items"]
    ]
    assert found["total"] == len(found["items"]) > 1
    assert len(members) == len(set(members)) == sum(each["recommendations"] for each in found["items"])


def test_peers_are_told_with_what_is_named_beside_them(client: httpx.Client) -> None:
    found = client.get("/api/communities").json()["items"]
    (with_peers,) = (
        {concept["id"] for concept in each["concepts"]}
        for each in found
        if "population/peers" in {concept["id"] for concept in each["concepts"]}
    )
    assert {"system/peer-services", "program/peer-training"} <= with_peers


def test_a_concept_that_binds_names_the_communities_of_its_recommendations(client: httpx.Client) -> None:
    found = client.get("/api/binding", params={"limit": 100}).json()["items"]
    (human_resources,) = (each for each in found if each["id"] == "system/human-resources")
    assert human_resources["recommendations"] == 8
    assert sum(share["count"] for share in human_resources["communities"]) == 8
    assert len(human_resources["communities"]) > 1
    assert [each["worth"] for each in found] == sorted((each["worth"] for each in found), reverse=True)


def test_pages_lead_to_one_another(client: httpx.Client) -> None:
    first = client.get("/api/binding", params={"limit": 2})
    second = client.get(first.json()["next"])
    assert first.links["next"]["url"] == first.json()["next"]
    assert not {each["id"] for each in first.json()["items"]} & {
        each["id"] for each in second.json()["items"]
    }


def test_both_are_given_as_sheets(client: httpx.Client) -> None:
    communities = list(csv.DictReader(io.StringIO(client.get("/api/communities.csv").text)))
    binding = list(csv.DictReader(io.StringIO(client.get("/api/binding.csv").text)))
    assert communities[0]["number"] == "0"
    assert "Human Resources" in {row["label"] for row in binding}


def test_a_community_that_there_is_not_is_told(client: httpx.Client) -> None:
    answer = client.get("/api/communities/60000")
    assert answer.status_code == 404
    assert "there are" in answer.json()["detail"]


def test_a_number_that_is_none_is_refused(client: httpx.Client) -> None:
    assert client.get("/api/communities/-1").status_code == 400


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_the_pages_show_what_the_calls_give(client: httpx.Client) -> None:
    """Each group by its name with its recommendations; each thing that links groups, on its page."""
    page = client.get("/communities", headers=BROWSER).text
    found = client.get("/communities.json").json()
    assert found["items"] == client.get("/api/communities").json()["items"]
    for each in found["items"]:
        assert f'href="/communities/{each["number"]}">{each["label"]}</a>' in page.replace("&#39;", "'")
    one = client.get("/communities/1", headers=BROWSER).text
    for item in client.get("/communities/1.json").json()["items"]:
        assert f'/doc/recommendation/{item["id"]}"' in one
    binding = client.get("/binding", headers=BROWSER).text
    assert all(f"/touches?id={each['id']}" in binding for each in client.get("/binding.json").json()["items"])
    assert client.get("/binding.csv").text.startswith("id,label,kind")


def test_a_group_that_there_is_not(client: httpx.Client) -> None:
    assert client.get("/communities/99", headers=BROWSER).status_code == 404
    assert client.get("/communities/1?offset=5000", headers=BROWSER).status_code == 200
