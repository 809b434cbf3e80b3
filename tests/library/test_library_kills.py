"""A build is killed, for real, at every kind of moment: what was served is, and the next build is clean."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from library.documents import NewDocument
from library.home import Home
from ontology.errors import Busy

BASE = "http://localhost:8000/"
Served = Callable[[Home], list[str]]

# Adds a document, and is killed when the build comes to the step named.
BUILD = """
import os, signal, sys
from pathlib import Path
from library.documents import NewDocument
from library.home import Home

data, file, moment, processes = sys.argv[1:]

def listen(progress):
    if f"{progress.phase} {progress.done}" == moment:
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    content = Path(file).read_bytes()
    home = Home(Path(data), "http://localhost:8000/", command="test", processes=int(processes))
    print("begun", flush=True)
    home.add([NewDocument(content, "beta.txt", title="The plan beta")], listen)
"""

BEFORE = [
    "preparing 0",
    "preparing 1",
    "reading 0",
    "reading 1",
    "storing 1",
    "indexing 0",
    "indexing 1",
    "sealing 0",
    "sealing 1",
    "serving 0",
]
AFTER = ["serving 1", "serving 2", "serving 3"]


def begin(home: Home, document: NewDocument, moment: str = "", processes: int = 1) -> "subprocess.Popen[str]":
    file = home.path.parent / "beta.txt"
    file.write_bytes(document.content)
    script = home.path.parent / "build.py"
    script.write_text(BUILD)
    command = [sys.executable, str(script), str(home.path), str(file), moment, str(processes)]
    here = {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=here, start_new_session=True)


def leftovers(home: Home) -> list[str]:
    return [str(path.relative_to(home.path)) for path in home.path.rglob(".*") if "tantivy" not in path.name]


@pytest.mark.parametrize("moment", BEFORE)
def test_killed_before_the_decision_nothing_has_changed(
    two_plans: Home, beta: NewDocument, served: Served, moment: str
) -> None:
    process = begin(two_plans, beta, moment)
    assert process.wait(60) == -signal.SIGKILL
    assert served(two_plans) == ["alpha", "gamma"]
    assert [document.slug for document in two_plans.documents()] == ["alpha", "gamma"]
    two_plans.add([beta])
    assert served(two_plans) == ["alpha", "beta", "gamma"]
    assert leftovers(two_plans) == []
    assert two_plans.verify().problems == ()


@pytest.mark.parametrize("moment", AFTER)
def test_killed_after_the_decision_it_is_carried_out_by_the_next(
    two_plans: Home, beta: NewDocument, served: Served, moment: str
) -> None:
    process = begin(two_plans, beta, moment)
    assert process.wait(60) == -signal.SIGKILL
    assert served(two_plans) in (["alpha", "gamma"], ["alpha", "beta", "gamma"])
    two_plans.ensure()
    assert served(two_plans) == ["alpha", "beta", "gamma"]
    two_plans.rebuild()
    assert leftovers(two_plans) == []
    assert two_plans.verify().problems == ()


def test_killed_at_any_time_it_serves_and_recovers(
    two_plans: Home, beta: NewDocument, served: Served
) -> None:
    chance = random.Random(20)
    for _ in range(6):
        process = begin(two_plans, beta)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(chance.uniform(0, 0.8))
        process.kill()
        process.communicate()
        assert served(two_plans) in (["alpha", "gamma"], ["alpha", "beta", "gamma"])
        two_plans.rebuild()
        assert leftovers(two_plans) == []
        assert two_plans.verify().problems == ()
        two_plans.add([beta])
        two_plans.remove("beta")


def test_the_processes_of_a_killed_builder_end_too(two_plans: Home, beta: NewDocument) -> None:
    process = begin(two_plans, beta, "reading 1", processes=2)
    assert process.wait(60) == -signal.SIGKILL
    deadline = time.monotonic() + 20
    while lives(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not lives(process.pid)


def lives(group: int) -> bool:
    """Whether any process of a group is left: all that a builder started are in its own."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_second_builder_is_told_of_the_first(two_plans: Home, beta: NewDocument) -> None:
    process = begin(two_plans, beta)
    try:
        told = ""
        while process.poll() is None and not told:
            try:
                two_plans.rebuild()
            except Busy as error:
                told = str(error)
        assert f"'test' (process {process.pid})" in told
    finally:
        process.kill()
        process.communicate()
