import signal
import subprocess
import sys
from pathlib import Path

import pytest

from library.upkeep.lock import held
from ontology.errors import Busy

HOLD = """
import sys, time
from pathlib import Path
from library.upkeep.lock import held
with held(Path(sys.argv[1]), "throughline ingest plan.docx"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(lock: Path, seconds: float) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_the_second_is_told_who_holds_the_lock_and_since_when(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock", 60)
    who = rf"'throughline ingest plan.docx' \(process {process.pid}\).* since \d{{4}}-\d\d-\d\d .* UTC"
    try:
        with pytest.raises(Busy, match=who), held(tmp_path / "lock", "throughline rebuild"):
            pytest.fail("two hold the lock")
    finally:
        end(process)


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    end(holder(tmp_path / "lock", 60))
    with held(tmp_path / "lock", "throughline rebuild"):
        pass


def test_who_may_wait_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock", 0.3)
    with held(tmp_path / "lock", "throughline rebuild", wait=30):
        assert process.wait() == 0
    process.communicate()


def test_one_process_cannot_hold_it_twice(tmp_path: Path) -> None:
    with held(tmp_path / "lock", "one"), pytest.raises(Busy, match="'one'"), held(tmp_path / "lock", "two"):
        pytest.fail("two hold the lock")


def test_a_holder_that_has_not_yet_said_who_it_is_holds_it_all_the_same(tmp_path: Path) -> None:
    with held(tmp_path / "lock", "one"):
        (tmp_path / "lock").write_bytes(b"")
        with pytest.raises(Busy, match="Another process"), held(tmp_path / "lock", "two"):
            pytest.fail("two hold the lock")
