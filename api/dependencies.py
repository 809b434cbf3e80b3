"""What a call is handed: the snapshot that the whole of its answer is read from."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from library.holder import SnapshotHolder
from library.snapshots.snapshot import Snapshot
from ontology.errors import Damaged, NotFound


@contextmanager
def opened(holder: SnapshotHolder) -> Iterator[Snapshot]:
    """The current snapshot. Raises Damaged where there is none: it is the service that lacks something."""
    with ExitStack() as stack:
        try:
            snapshot = stack.enter_context(holder.snapshot())
        except NotFound as error:
            raise Damaged(str(error)) from error
        yield snapshot


async def _current(request: Request) -> AsyncIterator[Snapshot]:
    with opened(request.app.state.holder) as snapshot:
        request.app.state.warming.ensure(snapshot)
        yield snapshot


Current = Annotated[Snapshot, Depends(_current)]
