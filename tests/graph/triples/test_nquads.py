"""Terms as N-Quads spell them."""

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.triples.nquads import decimal, integer, iri, literal

LINE = "<http://a/s> <http://a/p> {} <http://a/g> .\n"
ANY_TEXT = st.text(st.characters(exclude_categories=[]))
# What stays as it is: see ontology.characters.
ALLOWED_TEXT = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters="".join(map(chr, {*range(32)} - {9, 10, 13})) + "\ufffe\uffff",
    )
)


def read(term: str) -> pyoxigraph.Quad:
    quads: list[pyoxigraph.Quad] = [*pyoxigraph.parse(LINE.format(term), pyoxigraph.RdfFormat.N_QUADS)]
    return quads[0]


@given(ALLOWED_TEXT)
def test_a_text_comes_back_from_oxigraph_as_it_was(text: str) -> None:
    assert read(literal(text)).object == pyoxigraph.Literal(text)


@given(ALLOWED_TEXT)
def test_a_text_comes_back_from_rdflib_as_it_was(text: str) -> None:
    graph = rdflib.Graph().parse(data=f"<http://a/s> <http://a/p> {literal(text)} .", format="nt")
    assert list(graph.objects()) == [rdflib.Literal(text)]


@given(ANY_TEXT)
def test_no_text_ends_its_literal_early(text: str) -> None:
    assert isinstance(read(literal(text)).object, pyoxigraph.Literal)


def test_a_text_may_name_its_language() -> None:
    assert read(literal("Peers", "en")).object == pyoxigraph.Literal("Peers", language="en")


@given(ANY_TEXT)
def test_no_iri_ends_early(text: str) -> None:
    read(iri(f"http://a/{text}".replace("%", "")))


@pytest.mark.parametrize("sound", ["http://a/id/é?x=1&y='2'#part", "http://[::1]:8000/id/a", "urn:a:b"])
def test_a_sound_iri_stays_as_it_is(sound: str) -> None:
    assert read(iri(sound)).object == pyoxigraph.NamedNode(sound)


def test_what_no_iri_may_hold_is_percent_encoded() -> None:
    assert iri("http://a/> <http://b é") == "<http://a/%3E%20%3Chttp://b%20é>"


@pytest.mark.parametrize(
    ("value", "spelled"), [(63.0, "63"), (62.5, "62.5"), (100, "100"), (1e-7, "0.0000001")]
)
def test_a_decimal_is_the_shortest(value: float, spelled: str) -> None:
    assert decimal(value) == f'"{spelled}"^^<http://www.w3.org/2001/XMLSchema#decimal>'


@given(st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_a_whole_number_comes_back(value: int) -> None:
    assert read(integer(value)).object == pyoxigraph.Literal(value)
