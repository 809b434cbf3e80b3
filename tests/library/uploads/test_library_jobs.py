"""Jobs of a service: kept whole, done once, and told of whatever happens to who does them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import orjson
import pytest

from library.home import Home
from library.upkeep.lock import held
from library.uploads.jobs import MOST_KEPT, MOST_WAITING, Job, Jobs, Order
from library.uploads.trial import Work, tried
from library.uploads.worker import Worker
from library.uploads.working import do
from ontology.errors import Busy, NotFound, TooLarge

PLAN = b"Recommendations\n\n1. The City should plant trees.\n2. The City should plant hedges.\n"
ADD = Order("add", "plan", "plan.txt")


@pytest.fixture
def jobs(home: Home) -> Jobs:
    home.add([])
    return Jobs(home.path / "jobs")


@pytest.fixture
def work(home: Home) -> Work:
    return Work(str(home.path), home.base_iri, 1, 60)


def submitted(jobs: Jobs, content: bytes = PLAN, order: Order = ADD) -> Job:
    with jobs.incoming() as folder:
        (folder / "content").write_bytes(content)
        return jobs.submit(order, folder)


def waited(jobs: Jobs, job: Job, *states: str) -> Job:
    for _ in range(600):
        job = jobs.job(job.id)
        if job.state in states:
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def test_what_was_not_received_whole_is_no_job(jobs: Jobs) -> None:
    with pytest.raises(ZeroDivisionError), jobs.incoming() as folder:  # noqa: PT012 (what breaks off)
        (folder / "content").write_bytes(b"half of it")
        raise ZeroDivisionError
    assert list(jobs.root.iterdir()) == []


def test_a_job_is_done_and_its_bytes_go(jobs: Jobs, home: Home, work: Work) -> None:
    job = do(submitted(jobs), jobs, home, work)
    assert (job.state, job.percent) == ("done", 100)
    assert job.document
    assert (job.document.slug, job.document.recommendations) == ("plan", 2)
    assert not jobs.content(job.id).exists()
    assert jobs.waiting() == []


def test_progress_never_goes_back(
    jobs: Jobs, home: Home, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    update = Jobs.update

    def watched(self: Jobs, job: Job, **changes: object) -> Job:
        updated = update(self, job, **changes)
        told.append(updated.percent)
        return updated

    monkeypatch.setattr(Jobs, "update", watched)
    do(submitted(jobs), jobs, home, work)
    assert told == sorted(told)
    assert len(set(told)) > 5


def test_the_oldest_is_done_first(jobs: Jobs) -> None:
    every = [submitted(jobs).id for _ in range(5)]
    assert [job.id for job in jobs.waiting()] == every


def test_too_many_that_wait_are_refused(jobs: Jobs) -> None:
    for _ in range(MOST_WAITING):
        submitted(jobs)
    with pytest.raises(Busy, match="try again"):
        submitted(jobs)


def test_old_ends_are_forgotten(jobs: Jobs) -> None:
    for _ in range(MOST_KEPT + 2):
        jobs.update(submitted(jobs), state="done")
    jobs.sweep()
    assert len(list(jobs.root.iterdir())) == MOST_KEPT


@pytest.mark.parametrize("job_id", ["", "..", "../documents", "0" * 32, ".lock"])
def test_an_id_that_is_none_is_not_found(jobs: Jobs, job_id: str) -> None:
    with pytest.raises(NotFound):
        jobs.job(job_id)


def test_a_job_waits_for_a_command_that_changes_the_library(jobs: Jobs, work: Work, home: Home) -> None:
    worker = Worker(work)
    try:
        with held(home.path / "lock", "throughline ingest"):
            job = submitted(jobs)
            worker.ensure()
            waited(jobs, job, "building")
            time.sleep(0.5)
            assert jobs.job(job.id).state == "building"
        assert waited(jobs, job, "done", "failed").state == "done"
    finally:
        worker.close()


def test_a_job_that_comes_while_the_process_ends_is_done_by_another(
    jobs: Jobs, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first process looks at nothing: so it is for a job that comes after its last look."""
    worker = Worker(work)
    monkeypatch.setattr("library.uploads.worker._BEGIN", "import sys; sys.stdin.readline()  # {path!r}")
    job = submitted(jobs)
    worker.ensure()
    monkeypatch.undo()
    try:
        assert waited(jobs, job, "done", "failed").state == "done"
    finally:
        worker.close()


def test_a_job_whose_process_was_killed_is_done_by_the_next(jobs: Jobs, work: Work, home: Home) -> None:
    worker = Worker(work)
    try:
        with held(home.path / "lock", "throughline ingest"):
            job = submitted(jobs)
            worker.ensure()
            waited(jobs, job, "building")
            assert worker._process
            worker._process.send_signal(signal.SIGKILL)
            worker._process.wait()
        assert home.documents() == []
        worker.ensure()
        assert waited(jobs, job, "done", "failed").state == "done"
        assert [document.version for document in home.documents()] == [1]
    finally:
        worker.close()


def test_a_job_that_kills_whoever_does_it_is_given_up(jobs: Jobs, home: Home, work: Work) -> None:
    job = jobs.update(submitted(jobs), state="reading", attempts=2)
    assert "given up" in do(job, jobs, home, work).message
    assert home.documents() == []


def test_the_process_ends_with_its_service(jobs: Jobs, work: Work, home: Home) -> None:
    code = (
        "import sys, time, orjson; from library.uploads.worker import Worker; from library.uploads.trial import Work;"
        "w = Worker(Work(**orjson.loads(sys.argv[1]))); w.ensure(); print(w._process.pid, flush=True); time.sleep(60)"
    )
    with held(home.path / "lock", "throughline ingest"):
        submitted(jobs)
        service = subprocess.Popen(
            [sys.executable, "-c", code, orjson.dumps(work)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        assert service.stdout
        child = int(service.stdout.readline())
        service.kill()
        service.wait()
        service.stdout.close()
        for _ in range(400):
            if not _runs(child):
                break
            time.sleep(0.05)
        assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in {"Z", "X"}


def test_reading_that_never_ends_is_ended(jobs: Jobs, work: Work, tmp_path: Path) -> None:
    fifo = tmp_path / "content"
    os.mkfifo(fifo)
    bounded = Work(work.data, work.base_iri, 1, 2)
    with pytest.raises(TooLarge, match="more time"):
        tried("count", fifo, ADD, bounded)


def test_what_the_child_refuses_is_raised_as_what_it_is(work: Work, tmp_path: Path) -> None:
    (tmp_path / "content").write_bytes(PLAN)
    with pytest.raises(NotFound, match="profile"):
        tried("count", tmp_path / "content", Order("add", "plan", "plan.txt", profile="nonesuch"), work)
