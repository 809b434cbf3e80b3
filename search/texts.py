"""The texts of a record in which words are looked for."""

from collections.abc import Iterator, Mapping
from typing import Any

Record = Mapping[str, Any]
Cells = Mapping[str, str]


def record_texts(record: Record, cells: Cells) -> Iterator[tuple[str, str]]:
    """Each text with the name of its field, in the order of their weight.

    `record` is the JSON of a RecommendationView; `cells` are the source's words of the columns that it tells
    only the meaning of.
    """
    if record["title"]:
        yield "title", record["title"]
    yield "text", record["text"]
    yield from cells.items()
    question = record["question"]
    if question:
        yield "question", question["text"]
        if question["outcome_text"]:
            yield "outcome", question["outcome_text"]
    for header, cell in record["attributes"].items():
        yield f"attributes/{header}", cell


def index_field(field: str) -> str:
    """The field of the index in which a text of the record is found without a field being named."""
    return field if field in {"title", "text"} else "cells"
