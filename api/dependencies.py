"""What a call is handed: the snapshot that the whole of its answer is read from."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from library.snapshot import Snapshot


async def _current(request: Request) -> AsyncIterator[Snapshot]:
    with request.app.state.holder.snapshot() as snapshot:
        yield snapshot


Current = Annotated[Snapshot, Depends(_current)]
