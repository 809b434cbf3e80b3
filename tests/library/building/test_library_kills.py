"""A build is killed, for real, at every kind of moment: what was served is, and the next build is clean."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from library.documents.stored import NewDocument
from library.home import Home
from ontology.errors import Busy

Served = Callable[[Home], list[str]]

# Forks a builder for each line of its input, so that the imports are paid for once. A builder adds a
# document, in a process group of its own, and kills itself when it comes to the step named.
FORKER = """
import os, signal, sys
from pathlib import Path
from library.building import build, plan
from library.documents.stored import NewDocument
from library.home import Home

def work(data, file, moment, processes):
    os.setpgid(0, 0)
    def listen(progress):
        if f"{progress.phase} {progress.done}" == moment:
            os.kill(os.getpid(), signal.SIGKILL)
    home = Home(Path(data), "http://localhost:8000/", command="test", processes=int(processes))
    home.add([NewDocument(Path(file).read_bytes(), "beta.txt", title="The plan beta")], listen)

if __name__ == "__main__":
    for line in sys.stdin:
        builder = os.fork()
        if builder == 0:
            work(*line.rstrip("\\n").split("\\t"))
            os._exit(0)
        print(builder, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(builder, 0)[1]), flush=True)
"""


class Builders:
    """Starts builders, one after the other, in the library of one test."""

    def __init__(self, told: IO[str], asked: IO[str], home: Home, document: NewDocument) -> None:
        self._told, self._asked, self._home = told, asked, home
        self._file = home.path.parent / "beta.txt"
        self._file.write_bytes(document.content)

    def start(self, moment: str = "", processes: int = 1) -> int:
        """Returns the process id of a builder that has just been started."""
        self._told.write(f"{self._home.path}\t{self._file}\t{moment}\t{processes}\n")
        self._told.flush()
        return int(self._asked.readline())

    def wait(self) -> int:
        """Returns how the builder ended: 0, or less the number of the signal."""
        return int(self._asked.readline())


@pytest.fixture(scope="module")
def forker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[IO[str], IO[str]]]:
    script = tmp_path_factory.mktemp("forker") / "forker.py"
    script.write_text(FORKER)
    here = {"PYTHONPATH": str(Path(__file__).parents[3])}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, script], stdin=pipe, stdout=pipe, text=True, env=here) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout


@pytest.fixture
def builders(forker: tuple[IO[str], IO[str]], two_plans: Home, beta: NewDocument) -> Builders:
    return Builders(*forker, two_plans, beta)


def leftovers(home: Home) -> list[Path]:
    return [path for path in home.path.rglob(".*") if path.parent.name != "text"]


@pytest.mark.parametrize("moment", ["reading 1", "storing 1", "indexing 1", "serving 0"])
def test_killed_before_the_decision_nothing_has_changed(
    builders: Builders, two_plans: Home, beta: NewDocument, served: Served, moment: str
) -> None:
    builders.start(moment)
    assert builders.wait() == -signal.SIGKILL
    assert served(two_plans) == ["alpha", "gamma"]
    assert [document.slug for document in two_plans.documents()] == ["alpha", "gamma"]
    two_plans.add([beta])
    assert served(two_plans) == ["alpha", "beta", "gamma"]
    assert leftovers(two_plans) == []


@pytest.mark.parametrize("moment", ["serving 1", "serving 2"])
def test_killed_after_the_decision_it_is_carried_out_by_the_next(
    builders: Builders, two_plans: Home, served: Served, moment: str
) -> None:
    builders.start(moment)
    assert builders.wait() == -signal.SIGKILL
    assert [document.slug for document in two_plans.documents()] == ["alpha", "beta", "gamma"]
    two_plans.ensure()
    assert served(two_plans) == ["alpha", "beta", "gamma"]
    assert leftovers(two_plans) == []


def test_killed_at_any_time_it_serves_and_recovers(
    builders: Builders, two_plans: Home, served: Served
) -> None:
    chance = random.Random(20)
    for _ in range(5):
        builder = builders.start()
        time.sleep(chance.uniform(0, 0.6))
        with contextlib.suppress(ProcessLookupError):  # it was quicker
            os.kill(builder, signal.SIGKILL)
        builders.wait()
        assert served(two_plans) in (["alpha", "gamma"], ["alpha", "beta", "gamma"])
        two_plans.rebuild()
        assert leftovers(two_plans) == []
        assert two_plans.verify().problems == ()
        if "beta" in served(two_plans):
            two_plans.remove("beta")


def test_the_processes_of_a_killed_builder_end_too(builders: Builders) -> None:
    builder = builders.start("reading 1", processes=2)
    assert builders.wait() == -signal.SIGKILL
    deadline = time.monotonic() + 20
    while lives(builder) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not lives(builder)


def lives(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_second_builder_is_told_of_the_first(builders: Builders, two_plans: Home) -> None:
    builder = builders.start()
    deadline = time.monotonic() + 20
    while str(builder) not in (two_plans.path / "lock").read_text() and time.monotonic() < deadline:
        time.sleep(0.01)
    with pytest.raises(Busy, match=rf"'test' \(process {builder}\)"):
        two_plans.rebuild()
    assert builders.wait() == 0
