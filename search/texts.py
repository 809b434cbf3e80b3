"""The texts of a recommendation in which words are looked for."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from search.analysis import composed

Record = Mapping[str, Any]
Cells = Mapping[str, str]


def composed_texts(record: Record, cells: Cells) -> Iterator[tuple[str, str]]:
    """Each text of a record, composed, with the name of its field, the weightiest first.

    `cells` are the source's words of the columns of which the record tells only the meaning.
    """
    return ((name, composed(text)) for name, text in _texts(record, cells))


def index_fields(name: str) -> tuple[str, ...]:
    """The fields of the index that hold a text of this name; a note stands in the text, too."""
    match name:
        case "title" | "text" | "note":
            return (name,)
        case "question":
            return ("question", "cells")
        case _:
            return ("cells",)


@lru_cache(maxsize=4_096)  # headers of columns are among the names
def asked_fields(name: str) -> frozenset[str | None]:
    """The fields by which queries ask for a text of this name, None among them if it is asked for by none."""
    return frozenset((*index_fields(name), *(() if name == "note" else (None,))))


def _texts(record: Record, cells: Cells) -> Iterator[tuple[str, str]]:
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
