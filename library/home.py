"""The home of a library: its data directory, through which everything about it is done."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from library.building.software import software
from library.documents.corpus import shipped_documents
from library.documents.own_profiles import kept_profile
from library.documents.staging import Staging, unsettled
from library.documents.stored import Documents, NewDocument, StoredDocument
from library.documents.taking import Taken
from library.progress import Listener, Progress, silent
from library.settings import checked_base
from library.site import Site
from library.snapshots.kept import Snapshots
from library.snapshots.snapshot import Snapshot
from library.storage import drop_unfinished, storage_errors
from library.upkeep.backup import read_backup, write_backup
from library.upkeep.lock import held
from library.upkeep.verification import Verification, verify
from ontology.errors import Damaged, Invalid, NotFound, ThroughlineError

if TYPE_CHECKING:
    from library.building.plan import Plan

#: How many seconds a command that only asks waits for another that is just building what it needs.
PATIENCE: Final = 60
_log = logging.getLogger(__name__)


class Home:
    """The library in a data directory, which need not exist yet.

    `command` is what others are told when they find the library locked; `processes` is how many read
    documents in a build (0: one a core). Every method raises ThroughlineError, in one sentence, where the
    disk fails; those that change the library raise Busy where another process is changing it.
    """

    def __init__(
        self, path: Path, base_iri: str, *, command: str = "throughline", processes: int = 0
    ) -> None:
        self.path = path.absolute()
        self.base_iri = checked_base(base_iri)
        self.snapshots = Snapshots(self.path / "snapshots", self.path / "current")
        self._documents = Documents(self.path / "documents")
        self._command = command
        self._processes = processes

    def ensure(self, progress: Listener = silent) -> None:
        """Make sure that there is a snapshot to ask, built by this software for this base IRI.

        A library that never held a document is filled with those that ship. Where a snapshot of other
        software or for another base is there and no better one can be built, it has to do.
        """
        with storage_errors(self.path):
            if self._ready():
                return
        try:
            with self._changing(PATIENCE) as staging:
                if self._ready():  # another process has built it meanwhile
                    return
                for document in () if self._documents.slugs() else shipped_documents():
                    staging.put(document)
                self._build(staging, progress)
        except ThroughlineError as error:
            if self.snapshots.manifest() is None:
                raise
            _log.warning("The snapshot that is there is served, though it should be built anew: %s", error)

    def current(self) -> Snapshot:
        """The served snapshot, or the one before it where that one is damaged. Raises NotFound or Damaged."""
        with storage_errors(self.path):
            return self.snapshots.current()

    def documents(self) -> list[StoredDocument]:
        """The documents that the library holds, by slug."""
        with storage_errors(self.path):
            return [source.document for source in self._documents.sources()]

    def add(self, documents: Iterable[NewDocument], progress: Listener = silent) -> list[StoredDocument]:
        """Store documents and build the snapshot that has them: all of them, or none where one fails."""
        return [taken.document for taken in self.take_in(documents, progress)]

    def take_in(
        self,
        documents: Iterable[NewDocument],
        progress: Listener = silent,
        profiles: Mapping[str, str] | None = None,
    ) -> list[Taken]:
        """The same, telling of each what became of it; what the library holds already is not added again.

        `profiles` are TOML texts by the slugs of documents, under which the site keeps them from now on.
        """
        with self._changing() as staging, ExitStack() as kept:
            taken = [staging.put(document) for document in documents]
            for slug in [each.document.slug for each in taken if each.outcome != "held"]:
                if profiles and slug in profiles:
                    kept.enter_context(kept_profile(self.path / "profiles", slug, profiles[slug]))
            self._build(staging, progress)
            return taken

    def remove(self, *slugs: str, progress: Listener = silent) -> None:
        """Take documents out; their versions stay in the data directory. Raises NotFound with the nearest."""
        with self._changing() as staging:
            for slug in slugs:
                staging.remove(slug)
            self._build(staging, progress)

    def rebuild(self, progress: Listener = silent) -> str:
        """Build the snapshot of what the data directory holds now, and return its id.

        Nothing is done where it is there already and sound.
        """
        with self._changing() as staging:
            return self._build(staging, progress)

    def verify(self) -> Verification:
        """Read every byte of the served snapshot and of the documents, and compare with what was written."""
        with storage_errors(self.path), self.current() as snapshot:
            return verify(snapshot, self._documents.sources())

    def backup(self, to: Path) -> None:
        """Write all versions of documents, and what is the site's own, to a tar file; compressed if ".gz"."""
        with self._changing():
            write_backup(self.path, to)

    def restore(self, source: Path, progress: Listener = silent) -> list[StoredDocument]:
        """Fill an empty library from a file that `backup` wrote, and build its snapshot.

        Raises Invalid where the library is not empty, Unreadable where the file is no backup.
        """
        with self._changing() as staging:
            if self._documents.slugs():
                raise Invalid(
                    f"The library in {self.path} is not empty: restore into another data directory."
                )
            with self.snapshots.building() as folder:
                read_backup(source, self.path, folder)
            self._build(staging, progress)
            return [held.document for held in self._documents.sources()]

    def _ready(self) -> bool:
        manifest = self.snapshots.manifest()
        built_by = manifest and (manifest.recipe.software, manifest.recipe.base_iri)
        return built_by == (software(), self.base_iri) and not unsettled(self._documents)

    @contextmanager
    def _changing(self, wait: float = 0) -> Iterator[Staging]:
        with storage_errors(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            with held(self.path / "lock", self._command, wait):
                for name in ("documents", "vocabularies", "profiles", "questions", "snapshots"):
                    (self.path / name).mkdir(exist_ok=True)
                for directory in (self.path, self.path / "profiles"):
                    drop_unfinished(directory)
                self.snapshots.sweep()
                staging = Staging(self._documents)
                try:
                    yield staging
                finally:
                    staging.discard()

    def _build(self, staging: Staging, progress: Listener) -> str:
        from library.building.plan import plan_for  # noqa: PLC0415 (heavy to import, and asking does not need it)

        plan = plan_for(self.site(), staging.sources(), staging.history())
        if not self.snapshots.sound(plan.recipe.id):
            self._build_planned(plan, progress)
        serve = partial(self.snapshots.serve, plan.recipe.id)
        steps: tuple[Callable[[], None], ...] = (staging.commit, serve, staging.settle)
        progress(Progress("serving", 0, len(steps)))
        for number, step in enumerate(steps, 1):
            step()
            progress(Progress("serving", number, len(steps)))
        return plan.recipe.id

    def _build_planned(self, plan: "Plan", progress: Listener) -> None:
        from library.building.build import build  # noqa: PLC0415 (as above)

        with ExitStack() as stack:
            folder = stack.enter_context(self.snapshots.building())
            try:
                previous = stack.enter_context(self.snapshots.current())
            except (Damaged, NotFound):
                previous = None
            built = build(plan, folder, previous, progress, self._processes)
            self.snapshots.take_in(built.folder, plan.recipe.id)
        seconds = ", ".join(f"{phase} {took:.1f} s" for phase, took in built.seconds.items())
        _log.info(
            "Built snapshot %s: %d of %d documents read; %s",
            plan.recipe.id,
            built.documents_read,
            len(plan.sources),
            seconds,
        )

    def site(self) -> Site:
        """What is the site's own beside its documents; its folders need not exist yet."""
        folder = self.path / "vocabularies"
        files = (path for path in (folder.iterdir() if folder.is_dir() else ()) if path.name[0] != ".")
        return Site(self.base_iri, tuple(sorted(files)), self.path / "profiles")
