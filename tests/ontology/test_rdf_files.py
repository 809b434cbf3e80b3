"""RDF files from outside are read within bounds, and refused with a place and a reason."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ontology.errors import TooLarge, Unreadable
from ontology.rdf_files import MAX_DEPTH, MAX_QUOTED, parse_rdf, read_file

BASE = "http://localhost:8000/"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://ex.org/"'


def read(text: str, name: str) -> list[Quad]:
    return list(parse_rdf(text.encode(), name, BASE))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", '<id/a> <http://ex.org/p> "v" .'),
        ("a.TTL", '<id/a> <http://ex.org/p> "v" .'),
        ("a.n3", '<id/a> <http://ex.org/p> "v" .'),
        ("a.nt", '<http://localhost:8000/id/a> <http://ex.org/p> "v" .'),
        ("a.nq", '<http://localhost:8000/id/a> <http://ex.org/p> "v" .'),
        ("a.trig", '{ <id/a> <http://ex.org/p> "v" }'),
        ("a.rdf", f'<rdf:RDF {RDF}><rdf:Description rdf:about="id/a" ex:p="v"/></rdf:RDF>'),
        ("a.owl", f'<rdf:RDF {RDF}><rdf:Description rdf:about="id/a" ex:p="v"/></rdf:RDF>'),
        ("a.jsonld", '{"@id": "id/a", "http://ex.org/p": "v"}'),
        ("a.ttl", '\ufeff<id/a> <http://ex.org/p> "v" .'),
    ],
)
def test_every_format_is_told_by_the_ending_and_read_against_the_base(name: str, text: str) -> None:
    statement = Quad(NamedNode(f"{BASE}id/a"), NamedNode("http://ex.org/p"), Literal("v"))
    assert read(text, name) == [statement]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "<a> <b> <c> .\n<a> <b> .\n"),
        ("a.jsonld", '{\n"@id": }'),
        ("a.rdf", f"<rdf:RDF {RDF}>\n<rdf:Description></rdf:RDF>"),
    ],
)
def test_a_mistake_is_told_with_the_file_and_the_line(name: str, text: str) -> None:
    with pytest.raises(Unreadable, match=r"a\.\w+ is not sound") as caught:
        read(text, name)
    assert caught.value.line == 2


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    with pytest.raises(Unreadable, match=r"a\.ttl"):
        list(parse_rdf(b'<a> <b> "\xe9" .', "a.ttl", BASE))


def test_a_file_that_does_not_end_like_rdf_is_refused_with_the_endings_known() -> None:
    with pytest.raises(Unreadable, match=r"words\.docx.*\.ttl"):
        read("", "words.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_rdf_xml_with_a_doctype_is_refused_before_an_entity_is_expanded(encoding: str) -> None:
    text = f'<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "aaaa">]>\n<rdf:RDF {RDF}>&a;</rdf:RDF>'
    with pytest.raises(Unreadable, match="DOCTYPE") as caught:
        list(parse_rdf(text.encode(encoding), "a.rdf", BASE))
    assert caught.value.line == 2


def test_deep_nesting_of_json_is_refused_before_it_ends_the_process() -> None:
    deep = '{"http://ex.org/p":' * 10_000 + "1" + "}" * 10_000
    with pytest.raises(TooLarge, match=str(MAX_DEPTH)):
        read(deep, "a.jsonld")


def test_brackets_inside_a_json_text_are_no_nesting() -> None:
    brackets = r"\"{[" * 1_000
    assert len(read(f'{{"@id": "id/a", "http://ex.org/p": "{brackets}"}}', "a.jsonld")) == 1


def test_deep_nesting_of_xml_is_refused_before_it_takes_quadratic_time() -> None:
    deep = "<rdf:Description><ex:p>" * 50_000 + "</ex:p></rdf:Description>" * 50_000
    with pytest.raises(TooLarge, match=str(MAX_DEPTH)):
        read(f"<rdf:RDF {RDF}>{deep}</rdf:RDF>", "a.rdf")


@pytest.mark.parametrize("name", ["a.ttl", "a.nt", "a.trig"])
def test_deep_nesting_of_statements_is_refused_before_it_ends_the_process(name: str) -> None:
    deep = "<<( <http://a> <http://b> " * 100_000 + '"1"' + " )>>" * 100_000
    with pytest.raises(TooLarge, match=f"{MAX_QUOTED:,}"):
        read(f"<http://a> <http://b> {deep} .", name)


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"gone\.ttl cannot be read: No such file"):
        read_file(tmp_path / "gone.ttl")


def test_a_directory_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Is a directory"):
        read_file(tmp_path)


def test_a_file_without_end_is_refused_at_the_limit(tmp_path: Path) -> None:
    huge = tmp_path / "huge.ttl"
    with huge.open("wb") as file:
        file.truncate(300 * 1024 * 1024)  # sparse: takes no room
    with pytest.raises(TooLarge, match="split it"):
        read_file(huge)
