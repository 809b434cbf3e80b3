"""Answers about the whole library are made once for each snapshot."""

import gc
import weakref
from pathlib import Path

import pytest

from api.bodies.body import Body
from api.bodies.remembering import MAX_BYTES, MAX_KEPT, remembered
from api.bodies.ties import touches_body
from api.site.pictures import picture
from api.site.places import Places
from graph.touching.request import TouchesRequest
from library.home import Home
from library.snapshots.snapshot import Snapshot


@pytest.fixture
def snapshots(tmp_path: Path) -> tuple[Snapshot, Snapshot]:
    """One snapshot, opened twice."""
    home = Home(tmp_path, "http://localhost:8000/")
    home.rebuild()
    return home.current(), home.current()


def test_an_answer_is_made_once_for_each_snapshot_and_question(snapshots: tuple[Snapshot, Snapshot]) -> None:
    made: list[tuple[int, str]] = []

    @remembered
    def ask(snapshot: Snapshot, question: str) -> Body:
        made.append((id(snapshot), question))
        return Body(question.encode())

    first, second = snapshots
    answers = [ask(first, "a"), ask(first, "b"), ask(first, "a"), ask(second, "a"), ask(second, "a")]
    assert [answer.json for answer in answers] == [b"a", b"b", b"a", b"a", b"a"]
    assert made == [(id(first), "a"), (id(first), "b"), (id(second), "a")]


def test_only_the_latest_and_none_that_is_large_are_kept(snapshots: tuple[Snapshot, Snapshot]) -> None:
    made: list[int] = []

    @remembered
    def ask(snapshot: Snapshot, size: int) -> Body:
        assert snapshot is snapshots[0]
        made.append(size)
        return Body(b" " * size)

    for size in [MAX_BYTES + 1, *range(MAX_KEPT + 1), MAX_BYTES + 1, 0, MAX_KEPT]:
        ask(snapshots[0], size)
    assert made == [MAX_BYTES + 1, *range(MAX_KEPT + 1), MAX_BYTES + 1, 0]


def test_an_answer_that_fails_is_not_kept(snapshots: tuple[Snapshot, Snapshot]) -> None:
    failing = iter([True, False])

    @remembered
    def ask(snapshot: Snapshot) -> Body:
        if next(failing):
            raise ValueError(snapshot.id)
        return Body(b"{}")

    with pytest.raises(ValueError, match=snapshots[0].id):
        ask(snapshots[0])
    assert ask(snapshots[0]).json == b"{}"


def test_a_snapshot_is_let_go_with_what_is_remembered_of_it(tmp_path: Path) -> None:
    home = Home(tmp_path, "http://localhost:8000/")
    home.rebuild()
    snapshot = home.current()
    touches_body(snapshot, TouchesRequest(q="peers"))
    picture(snapshot, Places("", snapshot), "population/peers", 24)
    kept = weakref.ref(snapshot)
    snapshot.close()
    del snapshot
    gc.collect()
    assert kept() is None
