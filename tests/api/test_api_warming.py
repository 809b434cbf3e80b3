"""What takes longest of a large library is made before anyone asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.warming import Warming
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home

PLAN = b"Recommendations\n\n1. Hire peers.\n2. Train nurses.\n"


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[SnapshotHolder]:
    home = Home(tmp_path, "http://localhost:8000/")
    home.add([NewDocument(PLAN, "plan.txt")])
    holder = SnapshotHolder(home)
    yield holder
    holder.close()


def test_what_all_is_counted_by_is_counted_once_a_snapshot_is_served(holder: SnapshotHolder) -> None:
    warming = Warming(holder, worth=1)
    with holder.snapshot() as snapshot:
        assert snapshot.index.counts.known(None, ["document"]) == {}
        warming.ensure(snapshot)
        warming.finish()
        assert snapshot.index.counts.known(None, ["document"]) == {"document": {"plan": 2}}
    warming.close()


def test_a_small_library_is_left_as_it_is(holder: SnapshotHolder) -> None:
    warming = Warming(holder, worth=3)
    with holder.snapshot() as snapshot:
        warming.ensure(snapshot)
        warming.finish()
        assert snapshot.index.counts.known(None, ["document"]) == {}
    warming.close()


def test_nothing_is_begun_once_the_service_ends(holder: SnapshotHolder) -> None:
    warming = Warming(holder, worth=1)
    warming.close()
    with holder.snapshot() as snapshot:
        warming.ensure(snapshot)
        warming.finish()
        assert snapshot.index.counts.known(None, ["document"]) == {}
