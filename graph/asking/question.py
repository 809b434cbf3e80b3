"""What a saved question is: plain English, parameters, and the SPARQL that answers it."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from graph.asking.query import Template

ParameterType = Literal["concept", "category", "document", "text", "number"]
ColumnType = Literal["recommendation", "thing", "text", "number"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question is asked about.

    `kinds` are those that a concept may have; none means any. With `narrower`, all concepts under it count.
    `default` is what is meant where nothing is
    given; without one the parameter must be given, unless it is `optional`: then every value will do.
    """

    name: str
    type: ParameterType
    description: str
    example: str
    kinds: tuple[str, ...] = ()
    default: str | None = None
    optional: bool = False
    narrower: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A variable of the query, and what it holds: an IRI of a recommendation or thing, a text or a number."""

    name: str
    label: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class Question:
    """`purpose` says what it is for, `reading` how to read the answer.

    `source` is "throughline" or "site"; `sha256` is of its file.
    """

    name: str
    title: str
    group: str
    purpose: str
    reading: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    query: Template
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Questions:
    """All that can be asked, by name; `refused` tells, a sentence each, which files of the site cannot be."""

    by_name: dict[str, Question]
    refused: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """What changes when any of it does."""
        parts = (*(question.sha256 for question in self.by_name.values()), *self.refused)
        return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()
