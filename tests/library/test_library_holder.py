import threading

import pytest

from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from ontology.errors import NotFound


def test_every_answer_gets_the_same_open_snapshot(two_plans: Home) -> None:
    holder = SnapshotHolder(two_plans)
    with holder.snapshot() as one, holder.snapshot() as another:
        assert one is another
    holder.close()


def test_a_new_snapshot_is_given_once_it_is_served(two_plans: Home, beta: NewDocument) -> None:
    holder = SnapshotHolder(two_plans)
    with holder.snapshot() as snapshot:
        assert sorted(snapshot.manifest.holdings) == ["alpha", "gamma"]
    two_plans.add([beta])
    with holder.snapshot() as snapshot:
        assert sorted(snapshot.manifest.holdings) == ["alpha", "beta", "gamma"]
    holder.close()


def test_an_answer_keeps_its_snapshot_to_its_end(two_plans: Home, beta: NewDocument) -> None:
    holder = SnapshotHolder(two_plans)
    with holder.snapshot() as before:
        two_plans.add([beta])
        two_plans.remove("beta", "gamma")
        with holder.snapshot() as after:
            assert list(after.manifest.holdings) == ["alpha"]
        assert before.index.record("gamma/A1.1")
        assert before.path.is_dir()
    holder.close()
    # Nobody reads it any more, so the next build may take it away.
    two_plans.add([beta])
    assert not before.path.exists()


def test_where_the_new_one_is_damaged_the_service_goes_on(two_plans: Home, beta: NewDocument) -> None:
    holder = SnapshotHolder(two_plans)
    with holder.snapshot() as before:
        pass
    two_plans.add([beta])
    with two_plans.current() as newest:
        newest.layout.catalog.unlink()
    with holder.snapshot() as snapshot:
        assert snapshot.id == before.id
    holder.close()


def test_where_no_snapshot_can_be_opened_the_open_one_goes_on(two_plans: Home) -> None:
    holder = SnapshotHolder(two_plans)
    with holder.snapshot():
        pass
    (two_plans.path / "current").write_text("0" * 20)
    with holder.snapshot() as snapshot:
        assert snapshot.catalog.thing("document/gamma").label
    holder.close()


def test_a_library_without_a_snapshot_is_told_each_time_until_there_is_one(
    home: Home, alpha: NewDocument
) -> None:
    holder = SnapshotHolder(home)
    for _ in range(2):
        with pytest.raises(NotFound), holder.snapshot():
            pytest.fail("there is none")
    home.add([alpha])
    with holder.snapshot() as snapshot:
        assert list(snapshot.manifest.holdings) == ["alpha"]
    holder.close()


def test_many_threads_read_while_the_library_changes(two_plans: Home, beta: NewDocument) -> None:
    holder = SnapshotHolder(two_plans)
    ended = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not ended.wait(0.002):
                with holder.snapshot() as snapshot:
                    assert snapshot.index.count == snapshot.manifest.counts.recommendations
                    assert snapshot.catalog.thing("document/alpha")
        except BaseException as error:  # noqa: BLE001 - told by the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        two_plans.add([beta])
        two_plans.remove("gamma")
        two_plans.remove("beta")
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    holder.close()
    assert failures == []
    # Nothing is left open: all but the two that are kept can go.
    two_plans.add([beta])
    assert len(list(two_plans.snapshots.root.iterdir())) == 2
