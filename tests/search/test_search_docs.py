"""The documentation of search says what is so."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from search.answer import SearchAnswer
from search.names import ordered_fields, thing_fields, word_fields

PAGE = (Path(__file__).parents[2] / "docs" / "search.md").read_text("utf-8")
EXAMPLES = re.findall(r"^\| `(.+?)` \|([^|]*)\| ", PAGE, re.MULTILINE)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 20


@pytest.mark.parametrize(("query", "codes"), EXAMPLES)
def test_an_example_finds_what_it_says(
    ask_documents: Callable[..., SearchAnswer], query: str, codes: str
) -> None:
    answer = ask_documents(query)
    assert [hit.code for hit in answer.items][: len(codes.split())] == codes.split()
    assert not [note for note in answer.notes if "read" in note]


def test_every_field_is_named() -> None:
    told = PAGE[PAGE.index("Fields of words:") : PAGE.index("Anything else before a colon")]
    assert set(re.findall("`([a-z]+)`", told)) == word_fields() | thing_fields() | ordered_fields()
