"""Which characters literals may hold."""

from xml.dom.minidom import parseString
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.characters import allowed

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@given(ANY_TEXT)
def test_every_text_becomes_one_that_xml_can_hold(text: str) -> None:
    parseString(f"<text>{escape(allowed(text))}</text>".encode())


@given(ANY_TEXT)
def test_offsets_into_the_text_hold(text: str) -> None:
    kept = allowed(text)
    assert len(kept) == len(text)
    assert all(after == before or after in " \ufffd" for before, after in zip(text, kept, strict=True))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("tab\tand\nlines\r\n", "tab\tand\nlines\r\n"),
        ("page\fend", "page end"),
        ("a\x00b", "a\ufffdb"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("\U0001f600 — é", "\U0001f600 — é"),
    ],
)
def test_only_what_xml_forbids_is_replaced(text: str, kept: str) -> None:
    assert allowed(text) == kept
