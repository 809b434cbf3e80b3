"""A page of recommendations or hits as CSV (RFC 4180): a line each, made from the same JSON."""

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from api.bodies.sheets import sheet

Item = Mapping[str, Any]
Column = Callable[[Item], object]

_BETWEEN = "; "


def _inside(field: str, name: str) -> Column:
    return lambda item: (item[field] or {}).get(name)


def _each(field: str, name: str) -> Column:
    return lambda item: _BETWEEN.join(dict.fromkeys(part[name] for part in item[field]))


def _plain(field: str) -> Column:
    return lambda item: item[field]


def _joined(field: str) -> Column:
    return lambda item: _BETWEEN.join(item[field])


_FIRST: dict[str, Column] = {name: _plain(name) for name in ("id", "document", "code", "kind")} | {
    "category": _inside("category", "number"),
    "category_label": _inside("category", "label"),
    "title": _plain("title"),
    "text": _plain("text"),
}

HIT_COLUMNS: dict[str, Column] = {
    **_FIRST,
    "score": _plain("score"),
    "matched": lambda item: _BETWEEN.join(
        f"{match['how']} {match['field']}: {match['term']}" for match in item["matched"]
    ),
    "iri": _plain("iri"),
}

RECOMMENDATION_COLUMNS: dict[str, Column] = {
    **_FIRST,
    "goal": _inside("category", "goal"),
    "actions": _joined("actions"),
    "actor": _plain("actor"),
    "funding": _inside("funding", "state"),
    "funding_text": _inside("funding", "source_text"),
    "status": _inside("status", "state"),
    "question": _inside("question", "id"),
    "percent": _inside("question", "percent"),
    "outcome": _inside("question", "outcome"),
    "outcome_text": _inside("question", "outcome_text"),
    "tier": _inside("question", "tier"),
    "responsible": _each("responsible", "label"),
    "mentions": _each("mentions", "concept"),
    "notes": _joined("notes"),
    "attributes": lambda item: orjson.dumps(item["attributes"]).decode() if item["attributes"] else "",
    "line_start": _inside("source", "line_start"),
    "line_end": _inside("source", "line_end"),
    "page": _inside("source", "page"),
    "iri": _plain("iri"),
}


def csv_rows(body: bytes, columns: Mapping[str, Column]) -> bytes:
    """The items of a page of JSON, under a line of column names; what is not stated is empty."""
    rows = ([column(item) for column in columns.values()] for item in orjson.loads(body)["items"])
    return sheet(tuple(columns), rows)
