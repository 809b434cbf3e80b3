"""What one thread writes, read from others."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO

import pytest

from graph.store.streaming import CHUNK, streamed


def write_much(output: BinaryIO) -> None:
    output.writelines(b"%05d\n" % number for number in range(100_000))


def test_all_that_is_written_arrives_in_order() -> None:
    whole = b"".join(streamed(write_much))
    assert whole == b"".join(b"%05d\n" % number for number in range(100_000))


def test_each_chunk_may_be_asked_for_by_another_thread() -> None:
    chunks, parts = streamed(write_much), [b""]
    while parts[-1] or len(parts) == 1:
        with ThreadPoolExecutor(max_workers=1) as pool:
            parts.append(pool.submit(next, chunks, b"").result())
    assert len(b"".join(parts)) == 600_000


def test_no_chunk_is_larger_than_a_pipe() -> None:
    assert max(map(len, streamed(lambda output: output.writelines([b"x" * 1_000_000])))) <= CHUNK


def test_a_producer_waits_while_nobody_reads() -> None:
    written = []

    def produce(output: BinaryIO) -> None:
        for number in range(100):
            output.write(b"x" * CHUNK)
            output.flush()
            written.append(number)

    chunks = streamed(produce)
    next(chunks)
    assert len(written) < 10
    chunks.close()


@pytest.mark.parametrize("let_go", [True, False])
def test_a_producer_ends_when_the_consumer_goes_away(let_go: bool) -> None:
    ended = threading.Event()

    def produce(output: BinaryIO) -> None:
        try:
            while True:
                output.write(b"x" * CHUNK)
        finally:
            ended.set()

    chunks = streamed(produce)
    next(chunks)
    if let_go:
        del chunks
        gc.collect()
    else:
        chunks.close()
    assert ended.wait(timeout=10)


def test_nothing_runs_before_the_first_chunk_is_asked_for() -> None:
    ran: list[BinaryIO] = []
    streamed(ran.append).close()
    assert ran == []


def test_a_failure_is_raised_after_what_came_before_it() -> None:
    def produce(output: BinaryIO) -> None:
        output.write(b"before")
        raise OSError("the disk is gone")

    chunks = streamed(produce)
    assert next(chunks) == b"before"
    with pytest.raises(OSError, match="the disk is gone"):
        next(chunks)
