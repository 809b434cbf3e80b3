"""What one thread writes, read chunk by chunk from any other.

An iterator of Oxigraph must stay in its thread, but a web server pulls each chunk of an answer from
whichever thread of its pool is free. So the producer runs in a thread of its own and writes to a pipe: it
waits while the consumer is slow, which bounds the memory, and ends when the consumer goes away.
"""

import os
import threading
from collections.abc import Callable, Generator
from typing import BinaryIO, Final

#: Bytes: the most that a chunk holds, and what a Linux pipe holds.
CHUNK: Final = 65_536

Producer = Callable[[BinaryIO], None]


def streamed(produce: Producer) -> Generator[bytes, None, None]:
    """What `produce` writes to the file it is given; what it raises is raised after its last chunk.

    Nothing runs before the first chunk is asked for. To stop early, close the iterator or let go of it.
    """
    reading, writing = os.pipe()
    failures: list[Exception] = []
    thread = threading.Thread(target=_run, args=(produce, writing, failures), daemon=True)
    with os.fdopen(reading, "rb", buffering=0) as source:
        try:
            thread.start()
        except RuntimeError:
            os.close(writing)
            raise
        try:
            while chunk := source.read(CHUNK):
                yield chunk
        finally:
            # The producer ends at its next write. Its iterator must be let go of in its own thread, so wait.
            source.close()
            thread.join()
    if failures:
        raise failures[0]


def _run(produce: Producer, writing: int, failures: list[Exception]) -> None:
    try:
        with os.fdopen(writing, "wb", buffering=CHUNK) as output:
            produce(output)
    except BrokenPipeError:
        pass  # The consumer went away: there is nobody to tell.
    except Exception as error:  # noqa: BLE001 (handed to the consumer, who raises it)
        failures.append(error)
