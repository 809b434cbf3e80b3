"""What one thread writes and another reads, kept in a file, so that neither waits for the other's pace."""

import os
import tempfile
import threading
from collections.abc import Generator
from typing import Final

_READ: Final = 65_536


class Spool:
    """The writer calls `add` and then `end`; the reader takes `chunks` once, in any thread."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="throughline-")  # noqa: SIM115 (its reader closes it, or `__del__`)
        self._more = threading.Condition()
        self._ended = False
        self._error: Exception | None = None
        self.size = 0
        #: Whether the reader has gone: nothing more needs to be written.
        self.abandoned = False

    def __del__(self) -> None:
        # An answer that nobody began to read has no reader to close the file.
        self._file.close()

    def add(self, chunk: bytes) -> None:
        """Write a chunk after the last."""
        with self._more:
            if not self._file.closed:
                os.pwrite(self._file.fileno(), chunk, self.size)
            self.size += len(chunk)
            self._more.notify_all()

    def end(self, error: Exception | None = None) -> None:
        """There is no more; the reader gets all that was written, and then this error."""
        with self._more:
            self._ended, self._error = True, error
            self._more.notify_all()

    def chunks(self) -> Generator[bytes, None, None]:
        """All that was and will be written. To stop early, close it."""
        at = 0
        try:
            while chunk := self._next(at):
                at += len(chunk)
                yield chunk
        finally:
            with self._more:
                self.abandoned = True
                self._file.close()

    def _next(self, at: int) -> bytes:
        with self._more:
            self._more.wait_for(lambda: self.size > at or self._ended)
            if self.size > at:
                return os.pread(self._file.fileno(), _READ, at)
            if self._error:
                raise self._error
            return b""
