"""Nothing is lost: every word of a source lies in a record, in a section, in the title, or in known furniture."""

import re
from collections.abc import Callable
from dataclasses import replace

from ontology.records import Document, Reading

# What stands in a recommendation's place and is not said by it: its number, its markup, the bullet before it.
UNSAID = re.compile(r"\d+[.)]|<ul|style=\"list-style-type:|none\">|</?i>|·")


def test_no_word_of_the_shipped_documents_is_lost(
    wet: Reading, policy: Reading, lost: Callable[[Reading], list[str]]
) -> None:
    assert lost(wet) == []
    assert lost(policy) == []


def test_a_recommendation_says_all_of_its_row_but_number_and_markup(
    wet: Reading, policy: Reading, left_out: Callable[[Reading], list[str]]
) -> None:
    for reading in (wet, policy):
        assert [word for word in left_out(reading) if not UNSAID.fullmatch(word)] == []


def test_a_lost_word_would_be_found(
    reads: Callable[[str], Reading], lost: Callable[[Reading], list[str]]
) -> None:
    reading = reads("HOUSING\n\nSome words.\n")
    assert lost(Reading(replace_sections(reading), ())) == ["Some", "words."]


def replace_sections(reading: Reading) -> Document:
    return replace(reading.document, sections=())
