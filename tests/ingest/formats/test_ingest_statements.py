"""Documents that are RDF: what they state, and what they may not."""

from collections.abc import Callable

import pytest

from ingest.reading import read
from ontology.errors import TooLarge, Unreadable
from ontology.records import Reading

BASE = "https://plans.example.org/"
NOTE = "<http://www.w3.org/2004/02/skos/core#note>"
PEERS = f"<{BASE}id/population/peers>"


def reading(text: str | bytes) -> Reading:
    content = text if isinstance(text, bytes) else text.encode()
    return read(content, source_name="own.ttl", slug="own", base=BASE)


TURTLE = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<id/population/peers> skos:note "ours" .\n'
TRIG = f'@base <{BASE}> .\n<graph/vocabulary> {{ <id/population/peers> {NOTE} "ours" }}\n'
TRIPLES = f'{PEERS} {NOTE} "ours" .\n'
QUADS = f'{PEERS} {NOTE} "ours" <{BASE}graph/wet-2024-2026> .\n'
JSON = '{"@context": {"note": "http://www.w3.org/2004/02/skos/core#note"}, "@id": "id/population/peers", "note": "ours"}'
XML = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<rdf:Description rdf:about="id/population/peers"><skos:note>ours</skos:note></rdf:Description></rdf:RDF>
"""


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        (TURTLE, "text/turtle"),
        (TRIG, "application/trig"),
        (TRIPLES, "application/n-triples"),
        (QUADS, "application/n-quads"),
        (JSON, "application/ld+json"),
        (XML, "application/rdf+xml"),
    ],
)
def test_every_way_of_writing_rdf_makes_the_same_statement(text: str, media_type: str) -> None:
    found = reading(text)
    assert found.statements == (f'{PEERS} {NOTE} "ours"',)
    assert (found.document.media_type, found.document.reader) == (media_type, "rdf")
    assert list(found.recommendations) == []
    assert found.document.text == text


def test_the_words_of_a_file_in_another_encoding_are_its_words() -> None:
    text = XML.replace("ours", "für uns").encode("latin-1")
    assert reading(text).statements == (f'{PEERS} {NOTE} "für uns"',)


def test_blank_nodes_get_names_under_the_document_in_their_order() -> None:
    text = '<urn:a> <urn:b> [ <urn:c> _:x ] . _:x <urn:d> "1" .\n@prefix a: <urn:a> .'
    node = f"<{BASE}id/document/own#node-"
    assert set(reading(text).statements) == {
        f"<urn:a> <urn:b> {node}1>",
        f"{node}1> <urn:c> {node}2>",
        f'{node}2> <urn:d> "1"',
    }
    assert reading(text).statements == reading(text).statements


def test_what_no_export_can_hold_is_replaced() -> None:
    (line,) = reading('<urn:a> <urn:b> "x\\u0001y"@en .').statements
    assert line == '<urn:a> <urn:b> "x\ufffdy"@en'


def test_the_document_is_called_what_it_calls_itself() -> None:
    text = '<> <http://purl.org/dc/terms/title> "Notes of the staff" .\n@prefix a: <urn:a> .'
    assert reading(f"@prefix a: <urn:a> .\n{text}").document.title == "Notes of the staff"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TURTLE.replace("id/population/peers", "ontology#touches"), "term of the site's own vocabulary"),
        (TURTLE + "<a> <b> ", "not sound"),
        ('{"@context": "http://example.org/context.jsonld", "@id": "a", "b": "c"}', "remote context"),
        (XML.replace("?>\n", '?>\n<!DOCTYPE rdf:RDF [<!ENTITY a "aaaa">]>\n', 1), "DOCTYPE"),
        ('@prefix a: <urn:a> .\n<< <urn:a> <urn:b> <urn:c> >> <urn:d> "1" .', "statements about statements"),
        ("@prefix a: <urn:a> .\n", "empty"),
    ],
)
def test_what_is_not_taken_is_told(text: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        reading(text)


def nested(open_: str, close: str, deep: int) -> str:
    return f"@prefix a: <urn:a> .\n<urn:a> <urn:b> {open_ * deep} <urn:c> {close * deep} .\n"


@pytest.mark.parametrize(
    "text",
    [
        lambda: nested("<<( <urn:a> <urn:b> ", ")>>", 100_000),
        lambda: nested("(", ")", 1_000_000),
        lambda: nested("[ <urn:b> ", "]", 500_000),
        lambda: '{"@id": "a", "urn:b": ' * 10_000 + "1" + "}" * 10_000,
        lambda: XML.replace("ours", "<a>" * 100_000 + "</a>" * 100_000),
    ],
)
def test_what_is_nested_without_end_is_ended(text: Callable[[], str]) -> None:
    with pytest.raises((TooLarge, Unreadable), match=r"\.$"):
        reading(text())
