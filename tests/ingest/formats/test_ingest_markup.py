"""Markup in a text is read, not shown; what only looks like markup is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.markup import sourced


def read(text: str) -> str:
    return sourced(text, 0, len(text)).value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("long <i>(Moved)</i> here", "long (Moved) here"),
        ('Incentive <ul style="list-style-type: none"> • DMH', "Incentive • DMH"),
        ("one<br>two<br/>three", "one two three"),
        ("<p>one</p><p>two</p>", "one two"),
        ("w<b>or</b>d", "word"),
        ("<td nowrap width=20>cell</td>", "cell"),
        ("<ul style=“none”>curly", "curly"),
        ("a<!-- not shown -->b", "ab"),
        ("R&amp;D &lt;5 &#8211; &#x2014;", "R&D <5 – —"),
    ],
)
def test_markup_is_read(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "a < b > c",
        "<name>",
        "<a and b>",
        "if x<5 and y>3",
        "AT&T",
        "&nosuch;",
        "&#0;",
        "<ul style=",
        "1 <2",
        "<3 peers",
        "</",
    ],
)
def test_what_is_no_tag_survives(text: str) -> None:
    assert read(text) == text


@given(st.text(alphabet='ab <>/&;ul"=i#3br-!', max_size=60))
def test_every_piece_is_verbatim(text: str) -> None:
    said = sourced(text, 0, len(text))
    for piece in said.pieces:
        assert said.value[piece.at : piece.at + piece.end - piece.start] == text[piece.start : piece.end]
    assert said.value == said.value.strip()


@given(
    st.text(alphabet="ab <>5\n", max_size=40).filter(
        lambda text: not any(tag in text for tag in ("<a", "<b"))
    )
)
def test_text_without_tags_is_itself(text: str) -> None:
    assert read(text) == text.strip()
