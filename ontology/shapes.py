"""Validation: does a graph say what the shapes ask of it?"""

from dataclasses import dataclass

import rdflib


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """One fault: the node it is at, the property path, and what is wrong; IRIs and values as N3."""

    focus_node: str
    path: str | None
    message: str
    value: str | None
    severity: str


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What validation found; `graph` is the same as a `sh:ValidationReport`."""

    conforms: bool
    results: tuple[ValidationResult, ...]
    graph: rdflib.Graph


def validate(data: rdflib.Graph, base: str) -> ValidationReport:
    """Check a graph against the shapes."""
    raise NotImplementedError
