"""What the guard lets through and what it refuses, without asking the store."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.sparql.guard import check
from graph.sparql.lexer import offset, position, tokens
from ontology.errors import Malformed, Refused, TooLarge


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> {} }",
        "SELECT * { SERVICE ?s {} }",
        "SELECT * {?s a <a:b>.SERVICE<http://127.0.0.1:9/>{}}",
        "PREFIX a: <a:> SELECT * {?s ?p a:b.SERVICE<http://127.0.0.1:9/>{}}",
        "SELECT * {?s ?p 5.0e1SERVICE<http://127.0.0.1:9/>{}}",
        "SELECT * {?s ?p 1SERVICESILENT<http://127.0.0.1:9/>{}}",
        "SELECT * {?s ?p trueSERVICE<http://127.0.0.1:9/>{}}",
        "PREFIX a: <http://127.0.0.1:9/> SELECT * {SERVICEa:x{}}",
        "PREFIX : <http://127.0.0.1:9/> SELECT * {SERVICE:x{}}",
        "SELECT * {\\u0053ERVICE<http://127.0.0.1:9/>{}}",
        "SELECT * {\\U00000053ERVICE<http://127.0.0.1:9/>{}}",
        "SELECT * {?s ?p 1 SERVICE#x\n<http://127.0.0.1:9/>{}}",
        # A comparison before a string or comment, which looks like an IRI.
        "SELECT * {?s ?p ?a FILTER(?a<'x>') SERVICE <http://127.0.0.1:9/> {} FILTER(?a<'y>') }#'",
        "SELECT * {?s ?p ?a FILTER(?a<?p#>'''\n) SERVICE <http://127.0.0.1:9/> {} #'''\n}",
        "PREFIX a: <a:> SELECT * {?s ?p ?a FILTER(?a<a:b#>'''\n) SERVICE <http://127.0.0.1:9/> {} #'''\n}",
    ],
)
def test_services_are_refused(query: str) -> None:
    """However the word is hidden from those who read tokens."""
    with pytest.raises(Refused, match="SERVICE"):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'a SERVICE <x> {}' }",
        "SELECT * { ?s ?p '''it's a \\''' SERVICE''' } # SERVICE <x>",
        'SELECT * { ?s ?p """ " SERVICE "" """ }',
        "SELECT ?service $Service { ?service ?p $Service }",
        "PREFIX s: <https://schema.org/> SELECT * { ?s a s:Service ; s:serviceType ?t }",
        "SELECT * { ?s a <https://schema.org/Service> }",
        "SELECT * { ?s a <http://example.org/service#Service> }",
        "SELECT * { ?s ?p ?o FILTER(?o<1 && ?o>0) }",
        "SELECT * { ?s ?p 'x'@add }",
        "PREFIX load: <a:> SELECT * { ?s load:delete ?insert }",
    ],
)
def test_the_word_is_no_service(query: str) -> None:
    """In strings, comments, IRIs, variables and prefixed names it asks nobody."""
    assert check(query).form == "select"


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { <a:a> <a:b> 1 }",
        "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT * {} ; DROP ALL",
        "clear all",
    ],
)
def test_updates_are_refused(query: str) -> None:
    """An update is understood, and refused as such."""
    with pytest.raises(Refused, match="Updates"):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {" + "(" * 65 + ")" * 65 + "}",
        "SELECT (" + "CONCAT(" * 900 + "''" + ")" * 900 + " AS ?x) {}",
        "SELECT * {" + " ".join(f"BIND({n} AS ?v{n})" for n in range(3000)) + "}",
        "SELECT * {" + " UNION ".join(["{}"] * 8000) + "}",
        "SELECT * {" + "[" * 1000 + "]" * 1000 + "}",
        "SELECT * {" + " . ".join(f"?s ?p{n} ?o{n}" for n in range(200)) + "}",
        "SELECT * { FILTER(" + "!" * 5000 + "true) }",
        "SELECT * { FILTER(1" + "-1" * 5000 + ") }",
        "SELECT * { ?s " + "^" * 5000 + "<a:b> ?o }",
        "SELECT * { ?s ?p " + "<a:b>," * 500 + "<a:b> }",
        "SELECT * { ?s ?p 1 }" + " " * 70_000,
    ],
)
def test_too_much_is_refused(query: str) -> None:
    """Everything that is known to end Oxigraph, or to stay in its optimiser, before a row is read."""
    with pytest.raises(TooLarge):
        check(query)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * { ?s ?p 'open }", (1, 18)),
        ("SELECT * {\n ?s ?p '''open' }", (2, 8)),
        ("SELECT * { ?s ?p 'a\nb' }", (1, 18)),
        ("SELECT * { ?s ?p ?o", (1, 10)),
        ("SELECT * { ?s ?p ?o ]", (1, 21)),
        ("", (1, 1)),
        ("PREFIX a: <a:>", (1, 1)),
    ],
)
def test_faults_have_a_place(query: str, place: tuple[int, int]) -> None:
    """Line and column, both from 1 on."""
    with pytest.raises(Malformed) as fault:
        check(query)
    assert (fault.value.line, fault.value.column) == place


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("PREFIX select: <a:> BASE <http://x/> ASK {}", "ask"),
        ("# SELECT\nconstruct where { ?s ?p ?o }", "construct"),
        ("DESCRIBE <a:b>", "describe"),
        ("SELECT (1 AS ?x) { { ASK } }", "select"),
    ],
)
def test_the_form_is_the_first_word(query: str, form: str) -> None:
    """Prefixes and comments before it do not matter."""
    assert check(query).form == form


def test_own_datasets_and_changing_answers_are_noticed() -> None:
    """FROM and NOW count only as keywords."""
    assert check("SELECT * FROM <a:b> {}").dataset
    assert not check("SELECT ?from { ?s <a:FROM> 'FROM' }").dataset
    assert check("SELECT (NOW() AS ?x) {}").volatile
    assert not check("SELECT ?now { ?now ?p 'RAND()' }").volatile


@given(st.text(alphabet="<>'\"#\\\n{}()ab:.?-_ \u00e9\u00b7", max_size=40))
def test_tokens_miss_no_character(text: str) -> None:
    """Between tokens there is only white space and comment, whatever the text."""
    at = 0
    try:
        for token in tokens(text):
            gap = text[at : token.start].strip()
            assert gap == "" or "#" in gap
            assert token.text == text[token.start : token.end]
            at = token.end
    except Malformed:
        return


@given(st.text(alphabet="a\n", max_size=20), st.integers(0, 20))
def test_places_go_both_ways(text: str, at: int) -> None:
    """A line and column lead back to where they were taken from."""
    at = min(at, len(text))
    assert offset(text, *position(text, at)) == at
