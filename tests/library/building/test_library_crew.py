from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.building.crew import CHUNK_BYTES, CHUNK_DOCUMENTS, chunks
from library.documents.stored import NewDocument, Source, StoredDocument
from library.home import Home
from ontology.errors import NotFound, Unreadable


def sources(sizes: list[int]) -> list[Source]:
    return [
        Source(StoredDocument(f"d{n:04}", "d.txt", "0" * 64, size, 1), Path("nowhere"))
        for n, size in enumerate(sizes)
    ]


@given(st.lists(st.integers(0, CHUNK_BYTES * 2), max_size=100))
def test_chunks_hold_every_document_in_order_and_are_never_large(sizes: list[int]) -> None:
    every = sources(sizes)
    parts = list(chunks(every))
    assert [source for part in parts for source in part] == every
    for part in parts:
        assert 1 <= len(part) <= CHUNK_DOCUMENTS
        assert len(part) == 1 or sum(source.document.size for source in part) <= CHUNK_BYTES


def test_what_fails_in_another_process_is_told_as_if_it_failed_here(
    tmp_path: Path, plan: Callable[..., NewDocument]
) -> None:
    home = Home(tmp_path / "data", "http://localhost:8000/", processes=2)
    junk = NewDocument(b"\x00\xff\x00\x01" * 64, "junk.txt")
    with pytest.raises(Unreadable, match=r"junk\.txt \(junk\)"):
        home.add([*(plan(f"plan-{n}", "Train peers.") for n in range(40)), junk])
    assert home.documents() == []


def test_an_unknown_profile_is_told(home: Home, alpha: NewDocument) -> None:
    with pytest.raises(NotFound, match="nothing-like-it"):
        home.add([replace(alpha, profile="nothing-like-it")])
