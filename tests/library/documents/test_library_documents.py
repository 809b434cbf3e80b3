import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.documents.description import plain_name
from library.documents.staging import Staging, unsettled
from library.documents.stored import Documents, NewDocument, StoredDocument, parse_record, write_record
from ontology.errors import Damaged, Invalid, NotFound

PLAN = NewDocument(b"1. Plant trees.\n", "plan.txt", title="A plan", date="2024-03")


def put(documents: Documents, *new: NewDocument) -> list[StoredDocument]:
    staging = Staging(documents)
    stored = [staging.put(one).document for one in new]
    staging.commit()
    staging.settle()
    return stored


@pytest.fixture
def documents(tmp_path: Path) -> Documents:
    return Documents(tmp_path / "documents")


def test_a_document_is_kept_byte_for_byte_with_what_was_said_of_it(documents: Documents) -> None:
    put(documents, PLAN)
    (source,) = documents.sources()
    assert source.original.read_bytes() == b"1. Plant trees.\n"
    assert source.document == StoredDocument(
        slug="plan",
        source_name="plan.txt",
        # By `printf '1. Plant trees.\n' | sha256sum`.
        sha256="f9a6b459d4a8720405ea19884a809eabf3c62c510f89b86c64e27c6e797838f9",
        size=16,
        version=1,
        title="A plan",
        date="2024-03",
    )


def test_the_same_document_twice_is_one_document(documents: Documents) -> None:
    put(documents, PLAN)
    (again,) = put(documents, PLAN)
    assert again.version == 1
    assert documents.versions("plan") == [1]


def test_a_new_version_takes_the_place_of_the_earlier_one_which_stays(documents: Documents) -> None:
    put(documents, PLAN)
    put(documents, dataclasses.replace(PLAN, content=b"1. Plant hedges.\n"))
    (source,) = documents.sources()
    assert source.original.read_bytes() == b"1. Plant hedges.\n"
    assert documents.version("plan", 1).original.read_bytes() == b"1. Plant trees.\n"


def test_a_corrected_title_is_a_new_version(documents: Documents) -> None:
    put(documents, PLAN)
    (stored,) = put(documents, dataclasses.replace(PLAN, title="Another plan"))
    assert (stored.version, stored.title) == (2, "Another plan")


def test_what_is_staged_is_not_yet_in_the_library(documents: Documents) -> None:
    staging = Staging(documents)
    staging.put(PLAN)
    assert [source.document.slug for source in staging.sources()] == ["plan"]
    assert list(documents.sources()) == []
    Staging(documents)  # another process, after this one was killed
    assert list(documents.sources()) == []


def test_a_removed_document_is_gone_and_its_versions_stay(documents: Documents) -> None:
    put(documents, PLAN)
    staging = Staging(documents)
    staging.remove("plan")
    assert list(staging.sources()) == []
    staging.commit()
    assert list(documents.sources()) == []
    assert documents.version("plan", 1).document.title == "A plan"


def test_a_document_can_come_back_after_it_was_removed(documents: Documents) -> None:
    put(documents, PLAN)
    staging = Staging(documents)
    staging.remove("plan")
    staging.commit()
    (stored,) = put(documents, PLAN)
    assert stored.version == 3
    assert [source.document for source in documents.sources()] == [stored]


def test_removing_what_is_not_there_is_refused(documents: Documents) -> None:
    put(documents, PLAN)
    with pytest.raises(NotFound, match="'plant'"):
        Staging(documents).remove("plant")


def test_of_two_documents_with_one_slug_the_later_counts(documents: Documents) -> None:
    put(documents, PLAN, dataclasses.replace(PLAN, content=b"later"))
    (source,) = documents.sources()
    assert source.original.read_bytes() == b"later"
    assert documents.versions("plan") == [1]


def test_staging_the_stored_document_again_undoes_a_staged_change(documents: Documents) -> None:
    put(documents, PLAN)
    put(documents, dataclasses.replace(PLAN, content=b"changed"), PLAN)
    assert documents.versions("plan") == [1]


def test_a_decision_that_was_cut_short_is_finished_by_the_next(documents: Documents) -> None:
    staging = Staging(documents)
    staging.put(PLAN)
    staging.put(dataclasses.replace(PLAN, slug="other", content=b"1. Plant hedges.\n"))
    (documents.root / ".staged").rename(documents.root / ".committed")  # and then it was killed
    assert unsettled(documents)
    after = Staging(documents)
    assert [source.document.slug for source in documents.sources()] == ["other", "plan"]
    assert unsettled(documents)
    after.settle()
    assert not unsettled(documents)


def test_changes_can_follow_a_decision_that_was_cut_short(documents: Documents) -> None:
    Staging(documents).put(PLAN)
    (documents.root / ".staged").rename(documents.root / ".committed")
    put(documents, dataclasses.replace(PLAN, slug="other", content=b"1. Plant hedges.\n"))
    assert [source.document.slug for source in documents.sources()] == ["other", "plan"]


def test_other_things_in_the_directory_are_no_documents(documents: Documents) -> None:
    put(documents, PLAN)
    (documents.root / ".DS_Store").write_bytes(b"")
    (documents.root / "Notes To Self").mkdir()
    assert [source.document.slug for source in documents.sources()] == ["plan"]


@pytest.mark.parametrize("slug", ["../plan", "..", "/tmp/plan", "plan/..", "PLAN", ""])
def test_no_slug_leads_out_of_the_directory(documents: Documents, slug: str) -> None:
    with pytest.raises(Invalid, match="slug"):
        Staging(documents).put(dataclasses.replace(PLAN, slug=slug))
    with pytest.raises(Invalid, match="slug"):
        documents.newest(slug)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\plans\\plan.docx", "plan.docx"),
        ("plan\x00\x1b[31m.txt", "plan[31m.txt"),
        ("", "document"),
        ("/", "document"),
    ],
)
def test_only_a_files_own_name_is_kept(name: str, kept: str) -> None:
    assert plain_name(name) == kept


@pytest.mark.parametrize("date", ["March 2024", "2024-13", "2024-02-32", "24", "2024-3", "2024-03-05T10:00"])
def test_a_date_is_a_year_a_month_or_a_day(documents: Documents, date: str) -> None:
    with pytest.raises(Invalid, match="no date"):
        Staging(documents).put(dataclasses.replace(PLAN, date=date))


def test_titles_are_one_line_and_not_endless(documents: Documents) -> None:
    stored = Staging(documents).put(dataclasses.replace(PLAN, title=" A\n plan\x00 ", publisher=" ")).document
    assert (stored.title, stored.publisher) == ("A plan", None)
    with pytest.raises(Invalid, match="title is 501 characters"):
        Staging(documents).put(dataclasses.replace(PLAN, title="x" * 501))


words = st.none() | st.text(st.characters(exclude_categories=["Cs"]))


@given(words, words, st.integers(0), st.integers(1))
def test_a_record_reads_back_as_it_was_written(
    title: str | None, publisher: str | None, size: int, version: int
) -> None:
    document = StoredDocument("a", "a.txt", "0" * 64, size % 2**53, version % 2**53, title, publisher)
    assert parse_record(write_record(document)) == document


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"slug": 1}', b"\xff"])
def test_a_record_that_is_none_is_damage(documents: Documents, content: bytes) -> None:
    put(documents, PLAN)
    (documents.folder("plan", 1) / "document.json").write_bytes(content)
    with pytest.raises(Damaged, match=r"plan/1/document\.json is not what was written"):
        list(documents.sources())
