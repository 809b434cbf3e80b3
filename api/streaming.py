"""Chunks that are made in one thread, from the first to the last: the store's iterators allow no other."""

import asyncio
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor


async def streamed(make: Callable[[], Iterator[bytes]]) -> AsyncIterator[bytes]:
    """The chunks of what `make` gives, each made when the one before it has been sent."""
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="stream")
    loop = asyncio.get_running_loop()
    chunks: Iterator[bytes] | None = None
    try:
        chunks = await loop.run_in_executor(thread, make)
        while (chunk := await loop.run_in_executor(thread, next, chunks, None)) is not None:
            yield chunk
    finally:
        # Not awaited: where the client has gone away, this task is cancelled and may not wait.
        if isinstance(chunks, Generator):
            thread.submit(chunks.close)
        thread.shutdown(wait=False)
