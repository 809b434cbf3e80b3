"""Graphs checked against the shapes, in a process of its own, with bounds on time and memory."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from ontology.errors import Exhausted, TooLarge

#: The most triples that are checked: a thousand take up to a second.
MOST_TRIPLES: Final = 40_000
SECONDS: Final = 90.0

# The modules are found where this process found them, and nowhere else.
_BEGIN: Final = (
    "import sys; sys.path[:] = {path!r}\n"
    "from graph.sparql.confinement import confine, write_nothing; confine({memory}); write_nothing()\n"
    "from graph.store.validating import main; main({store!r}, {base!r}, {graphs!r})"
)


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found: `total` faults, the first of them as JSON objects in `results`, and the whole report.

    Each has focus_node, path, message, value and severity, as `ontology.shapes.ValidationResult`.
    `report` is a sh:ValidationReport as N-Triples.
    """

    conforms: bool
    total: int
    results: list[dict[str, Any]]
    report: bytes


def validation(
    store: Path, base: str, graphs: Sequence[str], triples: int, *, memory: int, seconds: float = SECONDS
) -> Validation:
    """Check the union of named graphs, which have so many triples, with at most so many bytes of memory.

    Raises TooLarge for more than MOST_TRIPLES, Exhausted where it takes too much.
    """
    if triples > MOST_TRIPLES:
        told = f"{triples:,} triples are too many to check at once, at most {MOST_TRIPLES:,}"
        raise TooLarge(f"{told}: validate one document, or all of it by 'throughline validate'.", "document")
    code = _BEGIN.format(path=sys.path, memory=memory, store=str(store), base=base, graphs=[*graphs])
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and code)
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Exhausted(f"The check took longer than {seconds:g} seconds and was ended.") from error
    if done.returncode != 0:
        raise Exhausted("The check took more memory than it may, and was ended.")
    summary, _, report = done.stdout.partition(b"\n")
    return Validation(**orjson.loads(summary), report=report)
