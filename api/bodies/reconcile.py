"""The reconciliation service: its manifest, and batches of queries.

Source: the Reconciliation Service API 0.2, https://reconciliation-api.github.io/specs/0.2/.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson

from library.snapshots.snapshot import Snapshot
from ontology.errors import Invalid, TooLarge
from search.entities import CONCEPT, RECOMMENDATION, TYPES, known_type, type_name
from search.reconciling import Candidate, Condition, Wanted, candidates

PATH: Final = "reconcile"
WIDTH, HEIGHT = 420, 180
MOST_QUERIES: Final = 100
MOST_CANDIDATES: Final = 50
LONGEST_NAME: Final = 2000
_MOST_CONDITIONS: Final = 20
_MOST_VALUES: Final = 50
_FIELDS: Final = frozenset({"query", "type", "limit", "properties", "type_strict"})

Json = Mapping[str, Any]


def manifest(snapshot: Snapshot) -> bytes:
    """What the service is and where its parts are."""
    base = snapshot.iris.base
    service = f"{base}{PATH}"
    suggest = {
        name: {
            "service_url": service,
            "service_path": f"/suggest/{name}",
            "flyout_service_url": service,
            "flyout_service_path": f"/flyout/{name}?id=${{id}}",
        }
        for name in ("entity", "type", "property")
    }
    told = {
        "versions": ["0.2"],
        "name": "Throughline",
        "documentation": f"{base}docs",
        "identifierSpace": f"{base}id/",
        "schemaSpace": snapshot.iris.term(""),
        "view": {"url": f"{base}id/{{{{id}}}}"},
        "defaultTypes": [_type(CONCEPT), _type(RECOMMENDATION)],
        "suggest": suggest,
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [],
        },
    }
    return orjson.dumps(told)


def results(snapshot: Snapshot, text: str) -> bytes:
    """The candidates of each query of a batch, by the names that the client gave them.

    Raises Invalid for what is no batch, TooLarge for one that is over the limits.
    """
    batch = read_object(text, "queries")
    if len(batch) > MOST_QUERIES:
        raise TooLarge(f"A batch has at most {MOST_QUERIES} queries, not {len(batch)}.", "queries")
    wanted = {name: _wanted(snapshot, name, query) for name, query in batch.items()}
    told = {
        name: {"result": [_told(each) for each in candidates(snapshot.index, snapshot.catalog, one)]}
        for name, one in wanted.items()
    }
    return orjson.dumps(told)


def read_object(text: str, name: str) -> dict[str, Any]:
    """A JSON object that a parameter holds. Raises Invalid."""
    try:
        found = orjson.loads(text.encode(errors="replace"))
    except orjson.JSONDecodeError as error:
        raise Invalid(f"The parameter {name!r} is no JSON: {error.msg}.", name) from error
    if not isinstance(found, dict):
        raise Invalid(f"The parameter {name!r} must be a JSON object.", name)
    return found


def type_entry(type_id: str) -> dict[str, Any]:
    """A type with those above it."""
    above = TYPES[type_id]
    return _type(type_id) | ({"broader": [_type(above)]} if above else {})


def _type(type_id: str) -> dict[str, Any]:
    return {"id": type_id, "name": type_name(type_id)}


def _told(candidate: Candidate) -> dict[str, Any]:
    found = candidate.entity
    return {
        "id": found.id,
        "name": found.name,
        "type": [_type(each) for each in found.types],
        "score": candidate.score,
        "match": candidate.match,
        "features": [
            {"id": "name_likeness", "value": candidate.likeness},
            {"id": "properties_met", "value": candidate.met},
        ],
    }


def _wanted(snapshot: Snapshot, name: str, query: object) -> Wanted:
    where = f"queries.{name[:40]}"
    if not isinstance(query, dict):
        raise Invalid(f"The query {name[:40]!r} must be a JSON object.", where)
    if unknown := sorted(query.keys() - _FIELDS):
        raise Invalid(f"A query has no {unknown[0][:40]!r}: it has {', '.join(sorted(_FIELDS))}.", where)
    text, properties = query.get("query", ""), query.get("properties", [])
    if not isinstance(text, str) or not isinstance(properties, list) or not (text or properties):
        raise Invalid("A query has a text as its 'query', or a list as its 'properties'.", where)
    if len(text) > LONGEST_NAME or len(properties) > _MOST_CONDITIONS:
        told = f"A query has at most {LONGEST_NAME} characters and {_MOST_CONDITIONS} properties."
        raise TooLarge(told, where)
    limit = query.get("limit", 10)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 1:
        raise Invalid("A query's 'limit' is a number from 1 on.", where)
    return Wanted(
        text,
        _types(snapshot, query.get("type"), where),
        tuple(_condition(each, where) for each in properties),
        int(min(limit, MOST_CANDIDATES)),
    )


def _types(snapshot: Snapshot, given: object, where: str) -> tuple[str, ...]:
    names = given if isinstance(given, list) else [given] if given else []
    found = []
    for name in names:
        known = known_type(name, snapshot.iris.term("")) if isinstance(name, str) else None
        if known is None:
            told = f"There is no type {str(name)[:40]!r}: the types are {', '.join(TYPES)}."
            raise Invalid(told, where)
        found.append(known)
    return tuple(found)


def _condition(given: object, where: str) -> Condition:
    if not isinstance(given, dict) or not isinstance(given.get("pid"), str) or "v" not in given:
        raise Invalid("Each of a query's 'properties' has a text 'pid' and a 'v'.", where)
    values = given["v"] if isinstance(given["v"], list) else [given["v"]]
    return Condition(given["pid"], tuple(_value(value) for value in values[:_MOST_VALUES]))


def _value(given: object) -> str:
    if isinstance(given, dict):
        given = given.get("id", "")
    return str(given)[:LONGEST_NAME]
