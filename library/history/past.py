"""What versions of documents said, kept in a snapshot so that they can be compared without being read again.

A snapshot has it of every document of which the library ever held more than one version, removals included:
`history/<slug>.<version>.jsonl`, a line that describes the version and one for each of its recommendations;
and `history/<slug>.gone.json`, the things that the document had and has no more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from library.slugs import is_slug
from ontology.errors import NotFound


@dataclass(frozen=True, slots=True)
class PastHead:
    """A version as it was read: `things` are the ids of what it holds, with their labels.

    `unreadable` tells why this software could not read it; nothing is then known of what it said.
    """

    version: int
    title: str
    reader: str | None = None
    profile: str | None = None
    recommendations: int = 0
    things: dict[str, str] = field(default_factory=dict)
    unreadable: str | None = None


@dataclass(frozen=True, slots=True)
class PastRecommendation:
    """A recommendation as a version stated it, in the source's own words; None or empty is not stated.

    `status` is the name of the cell's colour where no words stand in it. `section` and `category` are as the
    document numbers and names them: "A.1 EXISTS ALREADY", "3 Financial Incentives".
    """

    code: str
    kind: str
    title: str | None
    text: str
    section: str | None
    category: str | None
    actions: str | None
    actor: str | None
    funding: str | None
    status: str | None
    question: str | None
    responsible: tuple[str, ...]
    notes: tuple[str, ...]
    attributes: dict[str, str]
    line_start: int
    line_end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A thing that is no more: the last version that had it, and the id of what took its place."""

    version: int
    label: str
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What one version said."""

    head: PastHead
    recommendations: tuple[PastRecommendation, ...]


def past_file(folder: Path, slug: str, version: int) -> Path:
    """Where a version's records are."""
    return folder / f"{slug}.{version}.jsonl"


def gone_file(folder: Path, slug: str) -> Path:
    """Where the things are told that a document has no more."""
    return folder / f"{slug}.gone.json"


def write_past(path: Path, head: PastHead, recommendations: Iterable[PastRecommendation]) -> None:
    """Write the records of a version."""
    with path.open("wb") as file:
        for line in (head, *recommendations):
            file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))


def read_past(path: Path) -> Past:
    """What a version said. Raises NotFound where the snapshot keeps no records of it."""
    try:
        with path.open("rb") as file:
            head = PastHead(**orjson.loads(file.readline()))
            return Past(head, tuple(_recommendations(file)))
    except FileNotFoundError as error:
        raise NotFound("No records of this version are kept.") from error


def read_head(path: Path) -> PastHead | None:
    """How a version was read; None where the snapshot keeps no records of it."""
    try:
        with path.open("rb") as file:
            return PastHead(**orjson.loads(file.readline()))
    except FileNotFoundError:
        return None


def write_gone(path: Path, gone: dict[str, Gone]) -> None:
    """Write what a document has no more, by thing id."""
    path.write_bytes(orjson.dumps(gone))


def read_gone(folder: Path, slug: str) -> dict[str, Gone]:
    """What a document has no more, by thing id; empty where it lost nothing, or never was."""
    path = gone_file(folder, slug)
    if not is_slug(slug) or not path.is_file():
        return {}
    return {thing: Gone(**told) for thing, told in orjson.loads(path.read_bytes()).items()}


def _recommendations(lines: Iterable[bytes]) -> Iterator[PastRecommendation]:
    for line in lines:
        fields = orjson.loads(line)
        fields["responsible"], fields["notes"] = tuple(fields["responsible"]), tuple(fields["notes"])
        yield PastRecommendation(**fields)
