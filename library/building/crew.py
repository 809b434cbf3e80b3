"""Documents prepared by several processes at once, given back in the order in which they were handed out."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from pathlib import Path
from typing import Final

from library.building.preparing import Prepared, Reader, prepare, reader_for
from library.documents.stored import Source
from library.site import Site
from ontology.errors import ThroughlineError

#: Documents travel in chunks of about this many bytes, so that small ones do not pay for the way.
CHUNK_BYTES: Final = 256 * 2**10
CHUNK_DOCUMENTS: Final = 32
#: Up to this many bytes one process is done before others have started (some 0.7 s each).
ALONE_BYTES: Final = 2**20
#: How many chunks may wait for a slow one before them, a process.
AHEAD: Final = 4


def prepared(sources: Sequence[Source], reader: Reader, processes: int) -> Generator[Prepared]:
    """Prepare documents, in order; `processes` of 0 is one a core, and a small library needs no others.

    Raises what reading raises; ThroughlineError, where a process was ended from outside.
    """
    count = processes or os.cpu_count() or 1
    alone = processes == 0 and sum(source.document.size for source in sources) <= ALONE_BYTES
    if count == 1 or alone:
        yield from (prepare(source, reader) for source in sources)
    else:
        yield from _shared_out(chunks(sources), reader, count)


def chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """Neighbouring documents together, the same way whatever the number of processes."""
    chunk: list[Source] = []
    size = 0
    for source in sources:
        if chunk and (size + source.document.size > CHUNK_BYTES or len(chunk) == CHUNK_DOCUMENTS):
            yield chunk
            chunk, size = [], 0
        chunk.append(source)
        size += source.document.size
    if chunk:
        yield chunk


def _shared_out(parts: Iterator[list[Source]], reader: Reader, count: int) -> Generator[Prepared]:
    # Spawned, not forked: the builder may be a service with threads and open engines.
    context = multiprocessing.get_context("spawn")
    waiting: deque[Future[list[Prepared]]] = deque()
    told = (reader.site, reader.texts, reader.work)
    with ProcessPoolExecutor(count, context, initializer=_begin, initargs=told) as pool:
        try:
            for part in parts:
                waiting.append(pool.submit(_prepare_chunk, part))
                if len(waiting) >= count * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise ThroughlineError(
                "A process that read documents was ended, perhaps for want of memory: try fewer processes."
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


# A pool gives its processes no other place to keep what they made once.
_reader: list[Reader] = []


def _begin(site: Site, texts: Path, work: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_builder, daemon=True).start()
    _reader.append(reader_for(site, texts, work))


def _end_with_builder() -> None:
    """A builder that is killed cannot end its processes, so they watch it."""
    builder = multiprocessing.parent_process()
    if builder is not None:
        wait([builder.sentinel])
        os._exit(1)


def _prepare_chunk(chunk: list[Source]) -> list[Prepared]:
    return [prepare(source, _reader[0]) for source in chunk]
