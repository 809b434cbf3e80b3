"""Saved questions, and their answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from api.bodies.body import Body, at_site
from api.bodies.graph import node_address
from api.bodies.sheets import sheet
from api.nearest import nearest
from graph.asking.ask import AskAnswer, ask, question_named
from graph.asking.question import Column, Parameter, Question, Questions
from graph.asking.running import Run
from library.snapshots.snapshot import Snapshot
from ontology.concepts import KINDS

PATH: Final = "/api/ask"
_TYPES: Final = ("recommendation", "document", "category", "question", "goal")
_LINKED: Final = ("recommendation", "thing")


@dataclass(frozen=True, slots=True)
class AskEntry:
    """A saved question; `url` is its address, to which its parameters are added.

    `source` is "throughline" for those that ship, "site" for a site's own.
    """

    name: str
    url: str
    title: str
    group: str
    purpose: str
    reading: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    source: str


@dataclass(frozen=True, slots=True)
class AskList:
    """All saved questions; `refused` tells, a sentence each, which files of the site cannot be read."""

    snapshot: str
    total: int
    items: tuple[AskEntry, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPage(AskAnswer):
    """A `graph.asking.ask.AskAnswer` from a snapshot."""

    snapshot: str
    limit: int


def questions_body(snapshot: Snapshot, questions: Questions, words: str = "") -> Body:
    """What can be asked, group by group; with words, the questions whose own words hold them all."""
    parts = words.casefold().split()
    entries = [
        _entry(snapshot, question)
        for question in questions.by_name.values()
        if all(part in _said(question) for part in parts)
    ]
    ordered = tuple(sorted(entries, key=lambda entry: (entry.group, entry.title)))
    return Body(orjson.dumps(AskList(snapshot.id, len(ordered), ordered, questions.refused)))


def _said(question: Question) -> str:
    """The words by which people would look for a question."""
    return "\n".join((question.title, question.group, question.purpose, question.name)).casefold()


def _entry(snapshot: Snapshot, question: Question) -> AskEntry:
    return AskEntry(
        name=question.name,
        url=at_site(snapshot, f"{PATH}/{question.name}"),
        title=question.title,
        group=question.group,
        purpose=question.purpose,
        reading=question.reading,
        parameters=question.parameters,
        columns=question.columns,
        source=question.source,
    )


def named(questions: Questions, name: str) -> Question:
    """Raises NotFound with the nearest names."""
    return question_named(questions, name, lambda wrong: nearest(wrong, questions.by_name))


def ask_body(snapshot: Snapshot, run: Run, question: Question, given: Mapping[str, str], limit: int) -> Body:
    """Raises Invalid, TooLarge, NotFound with the nearest names, or Exhausted where it takes too long."""
    found = ask(
        snapshot.catalog,
        snapshot.iris,
        run,
        question,
        given,
        address=lambda id_: _address(snapshot, id_),
        limit=limit,
    )
    told = {name: getattr(found, name) for name in AskAnswer.__slots__}
    return Body(orjson.dumps(AskPage(snapshot=snapshot.id, limit=limit, **told)))


def ask_csv(body: bytes) -> bytes:
    """The rows as a sheet; beside each column of things one of their ids."""
    answer = orjson.loads(body)
    columns = [(column["name"], column["type"] in _LINKED) for column in answer["columns"]]
    heads = [head for name, linked in columns for head in ([name, f"{name}_id"] if linked else [name])]
    return sheet(heads, ([*_cells(row, columns)] for row in answer["rows"]))


def _cells(row: Mapping[str, Any], columns: Sequence[tuple[str, bool]]) -> Iterator[object]:
    for name, linked in columns:
        yield row[name]["value"]
        if linked:
            yield row[name]["id"]


def _address(snapshot: Snapshot, id_: str) -> str | None:
    """The address of the answer about a thing, where there is one."""
    first = id_.partition("/")[0]
    if first in KINDS or ":" in first:
        return at_site(snapshot, node_address(id_, "concept"))
    return at_site(snapshot, node_address(id_, first)) if first in _TYPES else None
