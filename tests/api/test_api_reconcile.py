"""The reconciliation service, on the documents that ship, by schemas written from the specification of 0.2."""

from typing import Any

import httpx
import jsonschema
import orjson
import pytest

BASE = "http://localhost:8000/"

TEXT = {"type": "string"}
NAMED = {"type": "object", "properties": {"id": TEXT, "name": TEXT}, "required": ["id", "name"]}
TYPE = {**NAMED, "properties": {"id": TEXT, "name": TEXT, "broader": {"type": "array", "items": NAMED}}}
SERVICE = {
    "type": "object",
    "properties": {"flyout_service_path": {"type": "string", "pattern": r"\$\{id\}"}},
    "required": ["service_url", "service_path"],
}
URL = {
    "type": "object",
    "properties": {"url": {"type": "string", "pattern": r"\{\{id\}\}"}},
    "required": ["url"],
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": TEXT,
        "schemaSpace": TEXT,
        "view": URL,
        "defaultTypes": {"type": "array", "items": TYPE, "uniqueItems": True},
        "suggest": {"type": "object", "additionalProperties": SERVICE},
        "preview": {
            **URL,
            "properties": {**URL["properties"], "width": {"type": "integer"}, "height": {"type": "integer"}},  # type: ignore[dict-item] # a JSON schema
            "required": ["url", "width", "height"],
        },
        "extend": {
            "type": "object",
            "properties": {"propose_properties": SERVICE, "property_settings": {"type": "array"}},
        },
    },
}
CANDIDATE = {
    "type": "object",
    "required": ["id", "name", "score"],
    "properties": {
        "id": TEXT,
        "name": TEXT,
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
        "type": {"type": "array", "items": NAMED},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"value": {"type": ["number", "boolean"]}},
                "required": ["id"],
            },
        },
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {"result": {"type": "array", "items": CANDIDATE}},
    },
}
CELL = {
    "type": "object",
    "oneOf": [
        {"additionalProperties": False, "maxProperties": 0},
        {**NAMED, "additionalProperties": False},
        *(
            {"properties": {name: {"type": kind}}, "required": [name], "additionalProperties": False}
            for name, kind in (("str", "string"), ("float", "number"), ("int", "integer"))
        ),
    ],
}
EXTENSION = {
    "type": "object",
    "required": ["rows", "meta"],
    "properties": {
        "meta": {"type": "array", "items": NAMED},
        "rows": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": CELL},
            },
        },
    },
}
LISTED = {
    "type": "object",
    "required": ["result"],
    "properties": {"result": {"type": "array", "items": NAMED}},
}
PROPOSAL = {
    "type": "object",
    "required": ["properties"],
    "properties": {
        "properties": {"type": "array", "items": NAMED},
        "type": TEXT,
        "limit": {"type": "number"},
    },
}


def told(answer: httpx.Response, schema: dict[str, Any]) -> dict[str, Any]:
    """What an answer says, which must be as the schema has it."""
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    jsonschema.validate(found, schema)
    return found


def reconciled(client: httpx.Client, **query: object) -> list[dict[str, Any]]:
    """The candidates of one query."""
    batch = orjson.dumps({"q0": query}).decode()
    found: list[dict[str, Any]] = told(client.get("/reconcile", params={"queries": batch}), RESULTS)["q0"][
        "result"
    ]
    return found


def test_the_manifest_is_for_any_site(client: httpx.Client) -> None:
    """It names its version, and where things are seen; pages of other sites may read it."""
    answer = client.get("/reconcile", headers={"Origin": "https://openrefine.org"})
    found = told(answer, MANIFEST)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert found["view"]["url"] == f"{BASE}id/{{{{id}}}}"
    assert found["identifierSpace"] == f"{BASE}id/"


@pytest.mark.parametrize(
    ("name", "type_", "best", "match"),
    [
        ("HR", None, "system/human-resources", True),
        ("human resources", "System", "system/human-resources", True),
        ("Human Resorces", None, "system/human-resources", False),
        ("Peers", f"{BASE}ontology#Population", "population/peers", True),
        ("Stipend Program", "Program", "program/stipend-program", True),
        ("Stipend program", "Recommendation", "recommendation/wet-2024-2026/A1.13", True),
        ("B.5", "Recommendation", "recommendation/wet-2024-2026/B.5", True),
        ("wet-2024-2026/A2.9", None, "recommendation/wet-2024-2026/A2.9", True),
        ("nurse pathways", ["Recommendation"], "recommendation/wet-2024-2026/A1.6", True),
    ],
)
def test_names_are_matched(client: httpx.Client, name: str, type_: object, best: str, match: bool) -> None:
    """By label, other name, code, id and title; a misspelled name is found and never certain."""
    first = reconciled(client, query=name, **({"type": type_} if type_ else {}))[0]
    assert (first["id"], first["match"]) == (best, match)
    assert (first["score"] == 100) is match


def test_two_things_of_one_name_are_no_match(client: httpx.Client) -> None:
    """A program and a recommendation are called so: both have the full score, neither is certain."""
    first, second, *_ = reconciled(client, query="Stipend Program")
    assert {first["id"], second["id"]} == {"program/stipend-program", "recommendation/wet-2024-2026/A1.13"}
    assert (first["score"], second["score"]) == (100, 100)
    assert not first["match"]
    assert not second["match"]


def test_properties_weigh(client: httpx.Client) -> None:
    """What a thing lacks lowers its score and its certainty; a thing may be meant by its id or name."""
    name = {"query": "Nurse pathways", "type": "Recommendation"}
    right = [{"pid": "category", "v": {"id": "category/wet-2024-2026/1"}}]
    wrong = [{"pid": "category", "v": "Residency and Internship"}, {"pid": "code", "v": ["A1.6", "A1.7"]}]
    sure = reconciled(client, **name, properties=right)[0]
    assert (sure["score"], sure["match"]) == (100, True)
    best = reconciled(client, **name, properties=wrong)[0]
    assert (best["score"], best["match"]) == (85.0, False)


def test_a_batch_by_form(client: httpx.Client) -> None:
    """Each query has its own answer, under its own name; limits are kept."""
    batch = (
        '{"a": {"query": "peers", "limit": 1}, "b": {"query": "qqqq zzzz"},'
        ' "c": {"query": "training", "limit": 1e30}}'
    )
    found = told(client.post("/reconcile", data={"queries": batch}), RESULTS)
    assert [len(found[name]["result"]) for name in "ab"] == [1, 0]
    assert 1 < len(found["c"]["result"]) <= 50


@pytest.mark.parametrize(
    "queries",
    [
        "x",
        "[]",
        '{"a": 1}',
        '{"a": {}}',
        '{"a": {"query": 5}}',
        '{"a": {"query": "x", "typ": "System"}}',
        '{"a": {"query": "x", "type": "Nothing"}}',
        '{"a": {"query": "x", "limit": "5"}}',
        '{"a": {"query": "x", "properties": [{"p": 1}]}}',
        '{"a": {"query": "' + "x" * 3000 + '"}}',
        "{" + ",".join(f'"{n}": {{"query": "x"}}' for n in range(101)) + "}",
    ],
)
def test_what_is_no_batch(client: httpx.Client, queries: str) -> None:
    """400, by both methods, with what would be right."""
    for answer in (
        client.get("/reconcile", params={"queries": queries[:6000]}),
        client.post("/reconcile", data={"queries": queries}),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize(
    "name", ["((", '"', "AND OR NOT", "title:*", "\U0001f600", "\x00", "a" * 2000, "<script>"]
)
def test_hostile_names_find_nothing_or_something(client: httpx.Client, name: str) -> None:
    """But always answer."""
    for candidate in reconciled(client, query=name):
        assert not candidate["match"]


def test_jsonp_is_refused(client: httpx.Client) -> None:
    """With what to do instead."""
    answer = client.get("/reconcile", params={"callback": "f"})
    assert answer.status_code == 400
    assert "CORS" in answer.json()["detail"]


def test_suggestions(client: httpx.Client) -> None:
    """Of things, types and properties, with pages by cursor."""
    found = told(client.get("/reconcile/suggest/entity", params={"prefix": "human r"}), LISTED)["result"]
    assert found[0]["id"] == "system/human-resources"
    of_type = told(
        client.get("/reconcile/suggest/entity", params={"prefix": "stip", "type": "Program"}), LISTED
    )
    assert [each["id"] for each in of_type["result"]][:1] == ["program/stipend-program"]
    types = told(client.get("/reconcile/suggest/type", params={"prefix": "sys"}), LISTED)["result"]
    jsonschema.validate(types[0], TYPE)
    assert types[0]["id"] == "System"
    assert told(client.get("/reconcile/suggest/property", params={"prefix": "broad"}), LISTED)["result"] == [
        {"id": "broader", "name": "Broader"}
    ]
    pages = [
        told(client.get("/reconcile/suggest/type", params={"limit": 2, "cursor": at}), LISTED)["result"]
        for at in (0, 2)
    ]
    assert len({each["id"] for page in pages for each in page}) == 4


def test_data_are_extended(client: httpx.Client) -> None:
    """Texts, numbers and other things; nothing of what is not there."""
    asked: dict[str, list[Any]] = {
        "ids": ["population/peers", "recommendation/wet-2024-2026/A1.13", "nothing/at-all"],
        "properties": [{"id": "definition"}, {"id": "category"}, {"id": "recommendations"}, {"id": "title"}],
    }
    found = told(client.post("/reconcile", data={"extend": orjson.dumps(asked).decode()}), EXTENSION)
    assert [each["id"] for each in found["meta"]] == ["definition", "category", "recommendations", "title"]
    peers, stipends, nothing = (found["rows"][each] for each in asked["ids"])
    assert peers["definition"][0]["str"].startswith("People who draw on their own experience")
    assert stipends["category"] == [{"id": "category/wet-2024-2026/3", "name": "Financial Incentives"}]
    assert stipends["title"] == [{"str": "Stipend Program"}]
    assert all(cells == [] for cells in nothing.values())
    wrong = client.get("/reconcile", params={"extend": '{"ids": [], "properties": [{"id": "x"}]}'})
    assert wrong.status_code == 400


def test_properties_are_proposed(client: httpx.Client) -> None:
    """Those of a type."""
    found = told(client.get("/reconcile/properties", params={"type": "System", "limit": 50}), PROPOSAL)
    ids = {each["id"] for each in found["properties"]}
    assert {"label", "broader", "definition"} <= ids
    assert "text" not in ids


def test_flyouts_and_previews_escape_what_they_show(client: httpx.Client) -> None:
    """A preview may stand in a frame of another site; it runs nothing."""
    answer = client.get("/reconcile/preview", params={"id": "recommendation/wet-2024-2026/A1.13"})
    assert answer.status_code == 200
    assert "DMH&#x27;s Stipend Program" in answer.text
    assert answer.headers["content-security-policy"].endswith("frame-ancestors *")
    for part, known in (("entity", "population/peers"), ("type", "System"), ("property", "broader")):
        found = client.get(f"/reconcile/flyout/{part}", params={"id": known}).json()
        assert found["id"] == known
        assert found["html"].startswith("<p><strong>")
        assert client.get(f"/reconcile/flyout/{part}", params={"id": "none"}).status_code == 404
    assert client.get("/reconcile/preview", params={"id": "none"}).status_code == 404
