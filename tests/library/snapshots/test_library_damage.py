"""A damaged snapshot is refused and named; the one before is served."""

from collections.abc import Callable
from pathlib import Path

import pytest

from library.documents.stored import NewDocument
from library.home import Home
from library.snapshots.snapshot import Snapshot, open_snapshot
from ontology.errors import Damaged, NotFound

Harm = Callable[[Snapshot], None]


def _writable(path: Path) -> Path:
    path.chmod(0o644)
    return path


def _cut(path: Path) -> None:
    content = path.read_bytes()
    _writable(path).write_bytes(content[: len(content) // 2])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    _writable(path).write_bytes(content)


def _first(snapshot: Snapshot, pattern: str) -> Path:
    return min(snapshot.path.glob(pattern))


HARM: dict[str, Harm] = {
    # Oxigraph opens this without an error, as a store of nothing.
    "a cut MANIFEST of the store": lambda s: _cut(_first(s, "store/MANIFEST*")),
    "a flipped bit in the store": lambda s: _flip(_first(s, "store/*.sst")),
    # tantivy opens this without an error.
    "a flipped bit in the text index": lambda s: _flip(_first(s, "text/*.store")),
    "a missing segment": lambda s: _first(s, "text/*.idx").unlink(),
    "a cut catalog": lambda s: _cut(s.layout.catalog),
    "a flipped bit in the ties": lambda s: _flip(_first(s, "ties/**/*.npy")),
    "a changed text": lambda s: _flip(_first(s, "documents/*.txt")),
    "a cut manifest": lambda s: _cut(s.layout.manifest),
}


@pytest.mark.parametrize("harm", HARM)
def test_the_snapshot_before_a_damaged_one_is_served_and_says_so(two_plans: Home, harm: str) -> None:
    with two_plans.current() as newest:
        HARM[harm](newest)
    with two_plans.current() as before:
        assert list(before.manifest.holdings) == ["alpha"]
        (refused,) = before.refused
        assert newest.id in refused
        assert before.index.record("alpha/A1.1")


def test_a_whole_snapshot_that_is_gone_is_named(two_plans: Home) -> None:
    with two_plans.current() as newest:
        newest.path.rename(two_plans.path / "elsewhere")
    with two_plans.current() as before:
        assert newest.id in before.refused[0]


def test_where_all_are_damaged_nothing_is_served(home: Home, alpha: NewDocument) -> None:
    home.add([alpha])
    with home.current() as snapshot:
        _flip(snapshot.layout.catalog)
    with pytest.raises(Damaged, match=r"catalog\.sqlite is not what was written.*throughline rebuild"):
        home.current()


@pytest.mark.parametrize("harm", ["a cut MANIFEST of the store", "a cut manifest"])
def test_rebuilding_heals(home: Home, alpha: NewDocument, harm: str) -> None:
    home.add([alpha])
    with home.current() as snapshot:
        HARM[harm](snapshot)
    assert home.rebuild() == snapshot.id
    with home.current() as healed:
        assert healed.refused == ()
        assert healed.index.record("alpha/A1.1")
    assert home.verify().problems == ()


def test_a_damaged_pointer_does_not_hide_the_newest_snapshot(two_plans: Home) -> None:
    with two_plans.current() as snapshot:
        (two_plans.path / "current").write_bytes(b"\xff")
    with two_plans.current() as found:
        assert found.id == snapshot.id


def test_verification_reads_the_documents_too(two_plans: Home) -> None:
    report = two_plans.verify()
    assert (report.documents, report.problems) == (2, ())
    assert report.files > 10
    _flip(two_plans.path / "documents" / "alpha" / "1" / "original")
    (problem,) = two_plans.verify().problems
    assert "alpha/1/original is not what was added" in problem


def test_verification_tells_what_was_passed_over(two_plans: Home) -> None:
    with two_plans.current() as newest:
        _flip(newest.layout.catalog)
    (problem,) = two_plans.verify().problems
    assert newest.id in problem


def test_a_record_of_a_document_that_is_damaged_is_named(two_plans: Home) -> None:
    _cut(two_plans.path / "documents" / "alpha" / "1" / "document.json")
    with pytest.raises(Damaged, match=r"alpha/1/document\.json"):
        two_plans.rebuild()


def test_a_snapshot_of_another_format_is_refused(two_plans: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("library.snapshots.snapshot.FORMAT", -1)
    with pytest.raises(Damaged, match="another version"):
        two_plans.current()


def test_there_is_no_snapshot_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no snapshot"):
        open_snapshot(tmp_path / "nowhere")
