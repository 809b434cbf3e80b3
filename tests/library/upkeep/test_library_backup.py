import io
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from library.documents.stored import NewDocument
from library.home import Home
from ontology.errors import Damaged, Invalid, ThroughlineError, Unreadable

BASE = "http://localhost:8000/"


def test_a_library_comes_back_whole_from_its_backup(
    two_plans: Home, tmp_path: Path, alpha: NewDocument, told: Callable[[Home], dict[str, Any]]
) -> None:
    name = "library.tar.gz"
    two_plans.add([replace(alpha, title="Another title")])
    two_plans.remove("gamma")
    (two_plans.path / "vocabularies" / "trees.ttl").write_text("# nothing yet\n")
    two_plans.rebuild()
    two_plans.backup(tmp_path / name)
    restored = Home(tmp_path / "restored", BASE)
    assert [document.title for document in restored.restore(tmp_path / name)] == ["Another title"]
    assert told(restored) == told(two_plans)
    with restored.current() as one, two_plans.current() as other:
        assert one.id == other.id
    assert (restored.path / "documents" / "gamma" / "1" / "original").is_file()
    assert (restored.path / "vocabularies" / "trees.ttl").read_text() == "# nothing yet\n"


def test_nothing_is_left_beside_a_backup(two_plans: Home, tmp_path: Path) -> None:
    two_plans.backup(tmp_path / "library.tar")
    assert {path.name for path in tmp_path.iterdir()} == {"data", "library.tar"}


def test_a_backup_into_a_folder_that_is_not_there_is_told(two_plans: Home, tmp_path: Path) -> None:
    with pytest.raises(ThroughlineError, match="nowhere"):
        two_plans.backup(tmp_path / "nowhere" / "library.tar")


def test_a_library_with_documents_is_not_overwritten(two_plans: Home, tmp_path: Path) -> None:
    two_plans.backup(tmp_path / "library.tar")
    with pytest.raises(Invalid, match="not empty"):
        two_plans.restore(tmp_path / "library.tar")


def test_a_vocabulary_that_is_there_is_not_overwritten(two_plans: Home, tmp_path: Path) -> None:
    (two_plans.path / "vocabularies" / "own.ttl").write_text("# one\n")
    two_plans.backup(tmp_path / "library.tar")
    other = Home(tmp_path / "other", BASE)
    (other.path / "vocabularies").mkdir(parents=True)
    (other.path / "vocabularies" / "own.ttl").write_text("# another\n")
    with pytest.raises(Invalid, match=r"own\.ttl is already there"):
        other.restore(tmp_path / "library.tar")
    assert other.documents() == []


def archive(path: Path, *members: tarfile.TarInfo, content: bytes = b"x") -> Path:
    with tarfile.open(path, "w") as tar:
        for member in members:
            member.size = len(content) if member.isreg() else 0
            tar.addfile(member, io.BytesIO(content))
    return path


def link(name: str, target: str, kind: bytes) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


@pytest.mark.parametrize(
    "member",
    [
        tarfile.TarInfo("../evil"),
        tarfile.TarInfo("/tmp/evil"),
        tarfile.TarInfo("documents/../../evil"),
        tarfile.TarInfo("documents/UP/1/original"),
        tarfile.TarInfo("documents/../1/original"),
        tarfile.TarInfo("documents/plan/1/evil"),
        tarfile.TarInfo("documents/plan/0/original"),
        tarfile.TarInfo("vocabularies/../../evil"),
        tarfile.TarInfo("vocabularies/.."),
        tarfile.TarInfo("current"),
        tarfile.TarInfo("lock"),
        link("documents/plan/1/original", "/etc/passwd", tarfile.SYMTYPE),
        link("documents/plan/1/original", "/etc/passwd", tarfile.LNKTYPE),
        link("vocabularies/pipe.ttl", "", tarfile.FIFOTYPE),
        link("vocabularies/disk.ttl", "", tarfile.BLKTYPE),
    ],
    ids=lambda member: f"{member.name} {member.type!r}",
)
def test_a_backup_with_anything_else_in_it_is_refused(
    home: Home, tmp_path: Path, member: tarfile.TarInfo
) -> None:
    with pytest.raises(Unreadable, match="no part of a library"):
        home.restore(archive(tmp_path / "evil.tar", member))
    assert home.documents() == []
    assert not (tmp_path / "evil").exists()
    assert list(home.snapshots.root.iterdir()) == []


def test_a_file_that_is_no_backup_is_told(home: Home, tmp_path: Path) -> None:
    (tmp_path / "plan.tar").write_bytes(b"not a tar file")
    with pytest.raises(Unreadable, match="no backup"):
        home.restore(tmp_path / "plan.tar")


@pytest.mark.parametrize("name", ["library.tar", "library.tar.gz"])
def test_half_a_backup_is_told(two_plans: Home, home: Home, tmp_path: Path, name: str) -> None:
    two_plans.backup(tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    empty = Home(tmp_path / "empty", BASE)
    with pytest.raises((Unreadable, Damaged)):
        empty.restore(tmp_path / name)
    assert empty.documents() == []


def test_a_backup_whose_document_was_changed_is_refused(two_plans: Home, tmp_path: Path) -> None:
    (two_plans.path / "documents" / "alpha" / "1" / "original").write_bytes(b"changed")
    two_plans.backup(tmp_path / "library.tar")
    empty = Home(tmp_path / "empty", BASE)
    with pytest.raises(Damaged, match="alpha, version 1, is not what was added"):
        empty.restore(tmp_path / "library.tar")
    assert empty.documents() == []
