"""Which encoding a text is in, and what is no text."""

import pytest

from ingest.decoding import decode
from ingest.reading import MAX_BYTES, read
from ontology.errors import TooLarge, Unreadable

SENTENCE = "The Department’s plan – “the best” – serves people at Café Olé. • Peers don’t wait…\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16le"),
        ("utf-16-le", "utf-16le"),
        ("utf-16-be", "utf-16be"),
        ("cp1252", "windows-1252"),
        ("mac_roman", "macintosh"),
    ],
)
def test_a_text_is_the_same_in_every_encoding_and_says_in_which_it_was(codec: str, name: str) -> None:
    assert decode(SENTENCE.encode(codec)) == (SENTENCE, name)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_are_line_feeds(newline: str) -> None:
    assert decode(f"one{newline}two{newline}{newline}".encode()).text == "one\ntwo\n\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"plain\0text", id="NUL"),
        pytest.param(bytes(range(1, 32)) * 20, id="control characters"),
        pytest.param(b"\x7fELF\x02\x01\x01\0\0\0\0\0\x90\xff\xfe", id="a program"),
    ],
)
def test_what_is_no_text_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable, match="not text"):
        decode(content)


def test_bytes_that_are_not_what_their_mark_says_are_unreadable_at_their_line() -> None:
    with pytest.raises(Unreadable, match="line 2 is not") as raised:
        decode(b"\xef\xbb\xbfgood\nb\xffad\n")
    assert raised.value.line == 2


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\t" * 1000])
def test_an_empty_document_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read(content, source_name="empty.txt", slug="empty")


def test_a_document_over_the_limit_is_too_large() -> None:
    with pytest.raises(TooLarge, match="268,435,456"):
        read(bytes(MAX_BYTES + 1), source_name="large.txt", slug="large")


@pytest.mark.parametrize(
    ("head", "name"),
    [(b"%PDF-1.7", "PDF is damaged"), (b"PK\x03\x04", "zip"), (b"{\\rtf1 hello}", "rich text")],
)
def test_another_format_is_named_whatever_the_file_is_called(head: bytes, name: str) -> None:
    with pytest.raises(Unreadable, match=name):
        read(head, source_name="plan.txt", slug="plan")


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        "We’ll act.",
        "Dash—without spaces—here",
        "See § 5 of the act",
        "At 20 °C or more",
        "For € 5 million",
        "A dagger† and a mark™ too",
        "Élaborer une stratégie à l’école",
        "Maßnahmen für Bürger: Größe, Übung",
        "São Paulo, ação, informação",
        "The years 2019–2020",
    ],
)
def test_one_sign_is_enough_to_tell_windows_from_mac(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text
