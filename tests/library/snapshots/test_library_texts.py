from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.snapshots import texts
from library.snapshots.texts import MAX_SLICE, read_text, write_text
from ontology.errors import NotFound


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 30), st.integers(0, 30))
def test_a_slice_of_the_file_is_the_slice_of_the_text(
    tmp_path_factory: pytest.TempPathFactory, text: str, start: int, end: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    write_text(folder, "plan", text)
    assert read_text(folder, "plan", start, end) == text[start:end]
    assert read_text(folder, "plan") == text


def test_a_slice_may_lie_across_blocks_in_the_middle_of_a_character(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_BLOCK", 5)
    text = "– “Peers” teach, 同伴教学 – "
    write_text(tmp_path, "plan", text)
    for start in range(len(text)):
        assert read_text(tmp_path, "plan", start, start + 7) == text[start : start + 7]


def test_a_slice_is_never_longer_than_the_limit(tmp_path: Path) -> None:
    write_text(tmp_path, "plan", "x" * (MAX_SLICE + 10))
    assert len(read_text(tmp_path, "plan")) == MAX_SLICE
    assert len(read_text(tmp_path, "plan", 5, 10**12)) == MAX_SLICE
    assert len(read_text(tmp_path, "plan", MAX_SLICE)) == 10


@pytest.mark.parametrize("slug", ["other", "../plan", "", "vocabulary"])
def test_there_is_no_other_text(tmp_path: Path, slug: str) -> None:
    (tmp_path / "documents").mkdir()
    write_text(tmp_path, "plan", "x")
    with pytest.raises(NotFound, match="no document"):
        read_text(tmp_path / "documents", slug)


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    write_text(tmp_path, "plan", "a\nb\r\nc\u2028d")
    assert read_text(tmp_path, "plan") == "a\nb\r\nc\u2028d"
