import dataclasses
from pathlib import Path

import pytest

from library.snapshots.checking import file_records, hash_problems, quick_check
from library.snapshots.manifest import (
    Counts,
    Holding,
    Ingredient,
    Manifest,
    Recipe,
    read_manifest,
    write_manifest,
)
from ontology.errors import Damaged

PLAN = Ingredient("plan", "plan.txt", "0" * 64, 12, "A plan", None, "2024", None)
RECIPE = Recipe("throughline 1", "http://localhost:8000/", "v", (PLAN,))
COUNTS = Counts(1, 2, 3, 4, 5, 6)
HELD = {"plan": Holding(2, 4, 5)}


def test_equal_recipes_have_one_id() -> None:
    again = Recipe("throughline 1", "http://localhost:8000/", "v", (dataclasses.replace(PLAN),))
    assert again.id == RECIPE.id
    assert len(RECIPE.id) == 20


@pytest.mark.parametrize(
    "other",
    [
        dataclasses.replace(RECIPE, software="throughline 2"),
        dataclasses.replace(RECIPE, base_iri="https://example.org/"),
        dataclasses.replace(RECIPE, vocabulary="w"),
        dataclasses.replace(RECIPE, documents=(dataclasses.replace(PLAN, profile_sha256="2" * 64),)),
        dataclasses.replace(RECIPE, documents=()),
        dataclasses.replace(RECIPE, documents=(dataclasses.replace(PLAN, sha256="1" * 64),)),
        dataclasses.replace(RECIPE, documents=(dataclasses.replace(PLAN, title="Another"),)),
    ],
)
def test_whatever_decides_the_content_decides_the_id(other: Recipe) -> None:
    assert other.id != RECIPE.id


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(b"content")
    manifest = Manifest(
        RECIPE.id, RECIPE, COUNTS, HELD, file_records(tmp_path, [tmp_path / "folder" / "file"])
    )
    (tmp_path / "manifest.json").write_bytes(write_manifest(manifest))
    assert read_manifest(tmp_path / "manifest.json") == manifest
    assert list(manifest.files) == ["folder/file"]


def test_a_manifest_that_was_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(
        write_manifest(Manifest(RECIPE.id, RECIPE, COUNTS, HELD, {})).replace(b"A plan", b"A plot")
    )
    with pytest.raises(Damaged, match="its id is not that of its content"):
        read_manifest(path)


def test_half_a_manifest_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    whole = write_manifest(Manifest(RECIPE.id, RECIPE, COUNTS, HELD, {}))
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Damaged, match="not the manifest"):
        read_manifest(path)


def test_a_sound_folder_passes_both_checks(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    records = file_records(tmp_path, [tmp_path / "file"])
    assert quick_check(tmp_path, records) is None
    assert hash_problems(tmp_path, records) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "file is missing"),
        (b"conten", "file is 6 bytes long where 7 were written"),
        (b"contenT", "file is not what was written: its SHA-256"),
    ],
)
def test_damage_is_named(tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    records = file_records(tmp_path, [path])
    path.unlink() if content is None else path.write_bytes(content)
    (problem,) = hash_problems(tmp_path, records)
    assert told in problem
    assert quick_check(tmp_path, records) == problem


def test_of_a_large_snapshot_only_what_tells_how_to_read_it_is_hashed_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.snapshots.checking.SMALL_SNAPSHOT", 100)
    monkeypatch.setattr("library.snapshots.checking.SMALL_FILE", 50)
    (tmp_path / "small").write_bytes(b"tells")
    (tmp_path / "large").write_bytes(b"x" * 100)
    records = file_records(tmp_path, [tmp_path / "small", tmp_path / "large"])
    (tmp_path / "large").write_bytes(b"y" * 100)
    assert quick_check(tmp_path, records) is None
    assert "large" in hash_problems(tmp_path, records)[0]
    (tmp_path / "small").write_bytes(b"sells")
    assert "small" in str(quick_check(tmp_path, records))
