"""What the index keeps of a recommendation, and the texts of it in which words are looked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import orjson

Record = Mapping[str, Any]
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one recommendation.

    `record` is the JSON of its RecommendationView; `cells` are the source's words of the columns of which
    that tells only the meaning; `ties` are (concept, field, start, end, label) of what ties it to each.
    """

    record: Record
    cells: Cells
    ties: Sequence[tuple[str, str, int, int, str]]

    @classmethod
    def load(cls, record: bytes, beside: bytes) -> Self:
        """From the bytes of the two stored fields."""
        read = orjson.loads(beside)
        return cls(orjson.loads(record), read["cells"], read["ties"])

    def texts(self) -> Iterator[tuple[str, str]]:
        """Each text with the name of its field, the weightiest first."""
        return record_texts(self.record, self.cells)


def record_texts(record: Record, cells: Cells) -> Iterator[tuple[str, str]]:
    """Each text of a record with the name of its field, the weightiest first."""
    if record["title"]:
        yield "title", record["title"]
    yield "text", record["text"]
    if record["notes"]:
        yield "note", "; ".join(record["notes"])
    yield from cells.items()
    question = record["question"]
    if question:
        yield "question", question["text"]
        if question["outcome_text"]:
            yield "question/outcome", question["outcome_text"]
    for header, cell in record["attributes"].items():
        yield f"attributes/{header}", cell


def index_fields(name: str) -> tuple[str, ...]:
    """The fields of the index that hold a text of this name; a note stands in the text, too."""
    match name:
        case "title" | "text" | "note":
            return (name,)
        case "question":
            return ("question", "cells")
        case _:
            return ("cells",)
