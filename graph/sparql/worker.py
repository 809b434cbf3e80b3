"""A worker process: it answers one query after another, and may be killed at any time."""

import io
import re
import signal
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, BinaryIO, Final, cast

import orjson
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from graph.sparql.confinement import write_nothing
from graph.sparql.solutions import TRUTH, write_solutions
from graph.sparql.statements import CountedTriples, NoForm, write_triples
from graph.sparql.task import CHUNK, DONE, FAILED, Done, Fault, Task, read_task

#: Bytes in a chunk of the answer.
SIZE: Final = 65_536
#: Seconds after which the process ends itself, should whoever is to end it be gone.
GRACE: Final = 1.0

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_WORDS: Final = re.compile(r"[A-Za-z]+ [a-z]+")
_LONGEST: Final = 300

Result = QuerySolutions | QueryBoolean | QueryTriples


class Worker:
    """Holds the store that was asked last, and the pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._path = ""
        self._store: Store | None = None

    def open(self, path: str) -> Store:
        """The store at this path. Raises OSError."""
        if self._store is None or self._path != path:
            self._store = None
            self._store, self._path = Store.read_only(path), path
        return self._store

    def answer(self, task: Task) -> None:
        """Send the answer in chunks, then that it is whole; or why there is none."""
        # The default action of SIGALRM ends the process, whatever it does.
        signal.setitimer(signal.ITIMER_REAL, task.seconds + GRACE)
        try:
            done = self._written(task, _Chunks(self._pipe))
        except SyntaxError as error:
            self._send(FAILED, _syntax(str(error.msg)))
        except (NoForm, OSError, RuntimeError, ValueError, MemoryError) as error:
            kind = "form" if isinstance(error, NoForm) else "failed"
            self._send(FAILED, Fault(kind, str(error)[:_LONGEST]))
        else:
            self._send(DONE, done)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _written(self, task: Task, chunks: "_Chunks") -> Done:
        result = self._asked(task)
        match result:
            case QuerySolutions():
                output = cast("BinaryIO", chunks)
                done = Done(*write_solutions(result, task.format, task.rows, output))
            case QueryBoolean():
                chunks.write(TRUTH[task.format](bool(result)))
                done = Done(1, cut=False)
            case QueryTriples():
                triples = CountedTriples(result, task.rows)
                write_triples(triples, task.format, task.prefixes, cast("BinaryIO", chunks))
                done = Done(triples.count, triples.cut)
        chunks.flush()
        return done

    def _asked(self, task: Task) -> Result:
        given = task.default is not None or task.named is not None
        return self.open(task.store).query(
            task.query,
            base_iri=task.base,
            prefixes=dict(task.prefixes),
            use_default_graph_as_union=task.union and not given,
            default_graph=_graphs(task.default or ()) if given else None,
            named_graphs=_graphs(task.named or ()) if given else None,
        )

    def _send(self, kind: bytes, message: Done | Fault) -> None:
        self._pipe.send_bytes(kind + orjson.dumps(message))


class _Chunks(io.RawIOBase):
    """What is written goes out in chunks of some size."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__()
        self._pipe = pipe
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> int:  # type: ignore[override] # only bytes are written here
        self._parts.append(bytes(data))
        self._size += len(data)
        if self._size >= SIZE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._parts:
            self._pipe.send_bytes(CHUNK + b"".join(self._parts))
            self._parts, self._size = [], 0

    def writable(self) -> bool:
        return True


def _graphs(iris: Iterable[str]) -> list[Any]:
    # A list of nodes of any kind is what the store asks for, and lists are invariant.
    return [NamedNode(iri) for iri in iris]


def _syntax(message: str) -> Fault:
    """Where the parser gave up, and why, where it says that in words."""
    found = _PLACE.match(message)
    if not found:
        return Fault("syntax", message[:_LONGEST])
    reasons = [reason for reason in found[3].removeprefix("one of ").split(", ") if _WORDS.match(reason)]
    return Fault("syntax", ", ".join(reasons)[:_LONGEST], int(found[1]), int(found[2]))


def main(descriptor: int, store: str) -> None:
    """Answer until the pipe is closed. The process must be confined already; `store` is opened beforehand."""
    pipe = Connection(descriptor)
    worker = Worker(pipe)
    # Where it cannot be opened the first task says so.
    with suppress(OSError, RuntimeError):
        worker.open(store)
    write_nothing()
    try:
        pipe.send_bytes(b"")
        while True:
            worker.answer(read_task(pipe.recv_bytes()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
