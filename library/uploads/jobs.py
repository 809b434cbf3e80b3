"""Changes to a library that a service was asked for: kept on disk until they are done, and some time after.

A job is the folder `jobs/<id>/` of `job.json` (what is told of it), `order.json` (what is to be done) and,
for a document, `content` (its bytes). It is put together beside the others and gets its name by one rename,
so that it is there whole or not at all; its id is unguessable, for who knows it may ask how the job goes.
"""

import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

import orjson
from pydantic import TypeAdapter, ValidationError

from library.documents.taking import Outcome
from library.storage import sync_directory, sync_paths
from ontology.errors import Busy, NotFound

State = Literal["queued", "reading", "building", "done", "failed"]

ENDED: Final = frozenset({"done", "failed"})
#: The most jobs that wait; each may hold a document of the largest size.
MOST_WAITING: Final = 16
#: How many jobs that have ended are kept.
MOST_KEPT: Final = 200
#: Seconds after which what a killed service was receiving is swept away.
_STALE: Final = 3600
_INCOMING: Final = ".incoming-"
_ID: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: "add" the document that is beside it, or "remove" the one of this slug.

    With `profile_toml`, the text of a profile, the document is read by that, and the site keeps it under the
    document's slug.
    """

    what: Literal["add", "remove"]
    slug: str | None
    source_name: str = ""
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    profile: str | None = None
    profile_toml: str | None = None


@dataclass(frozen=True, slots=True)
class JobDocument:
    """The document that a job was about, as the library has it now; one that was "removed" it has no more."""

    slug: str
    outcome: Outcome | Literal["removed"]
    version: int | None = None
    recommendations: int | None = None


@dataclass(frozen=True, slots=True)
class JobProblem:
    """Why a job failed: the name of the error in `ontology.errors`, and a sentence for a person."""

    error: str
    detail: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What is told of a job; `percent` is 0 to 100, times are of UTC in ISO 8601."""

    id: str
    what: Literal["add", "remove"]
    state: State
    percent: int
    message: str
    created: str
    updated: str
    document: JobDocument | None = None
    problem: JobProblem | None = None
    attempts: int = 0


_JOB: Final = TypeAdapter(Job)


class Jobs:
    """The jobs under one directory, which need not exist yet."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def lock(self) -> Path:
        """The file whose lock the process that does the jobs holds."""
        return self.root / ".lock"

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """An empty folder to put a job together in, which is gone when the block ends if it became none.

        Raises Busy where too many wait already.
        """
        if len(self.waiting()) >= MOST_WAITING:
            raise Busy(f"{MOST_WAITING} changes wait to be made; try again when some of them are.")
        folder = self.root / f"{_INCOMING}{secrets.token_hex(16)}"
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def submit(self, order: Order, incoming: Path) -> Job:
        """Make a job of what is in an incoming folder, which is then no more."""
        now = _now()
        message = "Waiting for its turn."
        job = Job(secrets.token_hex(16), order.what, "queued", 0, message, created=now, updated=now)
        (incoming / "order.json").write_bytes(orjson.dumps(order))
        (incoming / "job.json").write_bytes(orjson.dumps(job))
        sync_paths([incoming, *incoming.iterdir()])
        incoming.rename(self.root / job.id)
        sync_directory(self.root)
        return job

    def job(self, job_id: str) -> Job:
        """What is told of a job. Raises NotFound, for an id that is none too."""
        found = self._read(job_id) if _ID.fullmatch(job_id) else None
        if found is None:
            raise NotFound("There is no such job; those that ended long ago are forgotten.")
        return found

    def order(self, job_id: str) -> Order:
        """What a job is to do."""
        return Order(**orjson.loads((self.root / job_id / "order.json").read_bytes()))

    def content(self, job_id: str) -> Path:
        """Where the bytes of the document to add are."""
        return self.root / job_id / "content"

    def waiting(self) -> list[Job]:
        """The jobs that have not ended, the oldest first."""
        return [job for job in self._all() if job.state not in ENDED]

    def update(self, job: Job, **told: object) -> Job:
        """Tell something new of a job; one that has ended needs its document no more."""
        job = replace(job, updated=_now(), **told)  # type: ignore[arg-type]  # the fields of a Job, by name
        folder = self.root / job.id
        beside = folder / ".job.json"
        beside.write_bytes(orjson.dumps(job))
        beside.replace(folder / "job.json")
        if job.state in ENDED:
            self.content(job.id).unlink(missing_ok=True)
        return job

    def sweep(self) -> None:
        """Forget what ended long ago, and what was never received whole. Only for who holds the lock."""
        ended = [job for job in self._all() if job.state in ENDED]
        for job in ended[:-MOST_KEPT]:
            shutil.rmtree(self.root / job.id, ignore_errors=True)
        for folder in self.root.glob(f"{_INCOMING}*"):
            if time.time() - folder.stat().st_mtime > _STALE:
                shutil.rmtree(folder, ignore_errors=True)

    def _all(self) -> list[Job]:
        names = [p.name for p in self.root.iterdir()] if self.root.is_dir() else []
        jobs = (self._read(name) for name in names if _ID.fullmatch(name))
        return sorted((job for job in jobs if job), key=lambda job: (job.created, job.id))

    def _read(self, job_id: str) -> Job | None:
        try:
            return _JOB.validate_json((self.root / job_id / "job.json").read_bytes())
        except (FileNotFoundError, NotADirectoryError, ValidationError):
            return None


def told_of(job: Job) -> dict[str, object]:
    """A job as it is told to who asks."""
    return {name: value for name, value in asdict(job).items() if name != "attempts"}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
