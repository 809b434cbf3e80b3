"""Build a snapshot: documents are prepared by all cores, put together by one process, and sealed."""

import contextlib
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from library.building.assembly import Assembly
from library.building.crew import prepared
from library.building.history import write_history
from library.building.loading import Loading
from library.building.plan import Change, Plan, change_from
from library.building.preparing import Prepared, reader_for
from library.progress import Clock, Listener, Phase
from library.snapshots.layout import Layout
from library.snapshots.sealing import seal_snapshot
from library.snapshots.snapshot import Snapshot
from ontology.iris import Iris


@dataclass(frozen=True, slots=True)
class Built:
    """A sealed snapshot: its folder, how many documents were read for it, and the seconds of each phase."""

    folder: Path
    documents_read: int
    seconds: dict[Phase, float]


def build(
    plan: Plan, folder: Path, previous: Snapshot | None, progress: Listener, processes: int = 0
) -> Built:
    """Build and seal the planned snapshot in an empty folder, from `previous` where that saves work.

    The same plan gives the same answers, whatever `previous` and the number of processes. Raises what reading
    a document raises.
    """
    layout, work = Layout(folder / "snapshot"), folder / "work"
    layout.root.mkdir()
    work.mkdir()
    change = change_from(previous, plan) if previous else None
    sources = change.added if change else plan.sources
    clock = Clock(progress)
    with contextlib.ExitStack() as stack:
        with clock.phase("preparing"):
            assembly = stack.enter_context(_begun(plan, layout, previous, change))
        loading = stack.enter_context(Loading(layout.store, work))
        with clock.phase("reading", len(sources)) as done:
            if sources:
                reader = reader_for(plan.site, layout.texts, work, plan.vocabulary)
                _read_all(prepared(sources, reader, processes), assembly, loading, done)
            write_history(plan, layout.history, previous)
        with clock.phase("storing"):
            loading.finish()
        with clock.phase("indexing"):
            counts = assembly.seal()
    with clock.phase("sealing"):
        seal_snapshot(layout, plan.recipe, counts, assembly.holdings, previous)
    shutil.rmtree(work)
    return Built(layout.root, len(sources), dict(clock.seconds))


@contextlib.contextmanager
def _begun(
    plan: Plan, layout: Layout, previous: Snapshot | None, change: Change | None
) -> Iterator[Assembly]:
    """An assembly of what needs no reading: the vocabulary, or what stays of the previous snapshot."""
    with contextlib.closing(
        Assembly(layout, Iris(plan.site.base_iri), previous if change else None)
    ) as assembly:
        if change is None:
            assembly.add_vocabulary(plan.vocabulary, plan.site)
        for slug in change.dropped if change else ():
            assembly.drop(slug)
        yield assembly


def _read_all(
    documents: Generator[Prepared], assembly: Assembly, loading: Loading, done: Callable[[int], None]
) -> None:
    with contextlib.closing(documents):
        for number, document in enumerate(documents, 1):
            assembly.add(document, loading)
            done(number)
