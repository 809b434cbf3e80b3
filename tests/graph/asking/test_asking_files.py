"""Saved questions as files: what is taken, and what is refused and where."""

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graph.asking.files import MAX_FILE, load_questions, read_question
from graph.asking.query import Template
from ontology.errors import Unreadable

GOOD = """\
title = "Which have a remark?"
group = "Ours"
purpose = "To see them."
reading = "A row for each."

query = '''
SELECT ?recommendation ?remark
WHERE {
  ?recommendation skos:note ?remark .
  FILTER(?remark != $words)  # not "$words", nor <$words>
}
'''

[[parameter]]
name = "words"
type = "text"
description = "What is left out."
example = "None"

[[column]]
name = "recommendation"
label = "Recommendation"
type = "recommendation"

[[column]]
name = "remark"
label = "Remark"
type = "text"
"""


def test_a_question_of_a_site_stands_beside_those_that_ship(tmp_path: Path) -> None:
    """By the name of its file."""
    (tmp_path / "our-remarks.toml").write_text(GOOD)
    questions = load_questions(tmp_path)
    assert questions.by_name["our-remarks"].source == "site"
    assert questions.by_name["responsible-for"].source == "throughline"


def test_a_question_of_a_site_counts_instead_of_a_shipped_one(tmp_path: Path) -> None:
    """Where they have the same name."""
    (tmp_path / "remarks.toml").write_text(GOOD)
    assert load_questions(tmp_path).by_name["remarks"].title == "Which have a remark?"


def test_a_wrong_file_is_told_of_and_harms_no_other(tmp_path: Path) -> None:
    """Whatever it holds."""
    (tmp_path / "good.toml").write_text(GOOD)
    (tmp_path / "half.toml").write_text("title = ")
    (tmp_path / "bytes.toml").write_bytes(b"title = '\xff'")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "notes.txt").write_text("no question")
    questions = load_questions(tmp_path)
    assert "good" in questions.by_name
    assert [told.partition(":")[0].partition(",")[0] for told in questions.refused] == [
        "bytes.toml",
        "folder.toml cannot be read",
        "half.toml",
    ]


def test_a_site_without_questions_has_those_that_ship(tmp_path: Path) -> None:
    """And none is refused."""
    assert load_questions(tmp_path / "questions").by_name == load_questions().by_name


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('group = "Ours"', "", 1, "'group' is missing"),
        ('group = "Ours"', "group = 3", 2, "'group' is missing, or is no text"),
        ('group = "Ours"', 'group = "Ours"\ncolour = "red"', 3, "no key 'colour'"),
        ('title = "Which', "title = Which", 1, "not TOML"),
        ("SELECT ?recommendation ?remark", "SELECT ?recommendation ?remark {", 7, "not SPARQL"),
        ("?recommendation skos:note ?remark .", "?recommendation unknown:note ?remark .", 9, "not SPARQL"),
        ("SELECT ?recommendation ?remark", "ASK", 6, "no SELECT"),
        ("SELECT ?recommendation ?remark\n", "SELECT ?recommendation\n", 25, "no variable ?remark"),
        ("FILTER(?remark != $words)", "SERVICE <http://localhost/> { ?a ?b $words }", 6, "refused"),
        ("$words)", "$others)", 6, "asks for $others"),
        ("FILTER(?remark != $words)", "", 6, "no place $words"),
        ('type = "text"\ndesc', 'type = "date"\ndesc', 16, "its type is one of concept, category"),
        ('type = "recommendation"', 'type = "picture"', 23, "its type is one of recommendation"),
        ('name = "words"', 'name = "limit"', 14, "cannot be called 'limit'"),
        ('name = "words"', 'name = "Two words"', 14, "no small word of its own"),
        ('example = "None"', 'example = "None"\nkinds = ["population"]', 19, "kinds"),
        ('example = "None"', 'example = "None"\nnarrower = true', 19, "narrower"),
        ('example = "None"', 'example = "None"\ndefault = 3', 19, "default is given as text"),
        ('example = "None"', "", 14, "'example' is missing"),
    ],
)
def test_a_fault_is_told_with_file_and_line(old: str, new: str, line: int, words: str) -> None:
    """In one sentence."""
    assert old in GOOD
    with pytest.raises(Unreadable) as caught:
        read_question("our-remarks.toml", GOOD.replace(old, new, 1).encode(), "site")
    assert str(caught.value).startswith(f"our-remarks.toml, line {line}: ")
    assert words in str(caught.value)
    assert caught.value.line == line


def test_a_file_without_columns_or_with_another_name_is_refused() -> None:
    """And one that is too large."""
    with pytest.raises(Unreadable, match=r"\[\[column\]\]"):
        read_question("x.toml", GOOD.partition("[[column]]")[0].encode(), "site")
    with pytest.raises(Unreadable, match="named like"):
        read_question("Our remarks.toml", GOOD.encode(), "site")
    with pytest.raises(Unreadable, match="larger"):
        read_question("x.toml", b" " * (MAX_FILE + 1), "site")


def test_places_are_found_only_where_a_term_may_stand() -> None:
    """Not in texts, IRIs and comments."""
    template = Template.read('SELECT * { ?a ?b $c . ?d ?e "$f", \'$g\', """$h""", <x$i> } # $j')
    assert template.names == ("c",)


def test_several_terms_fill_values_and_none_leaves_it_open() -> None:
    """As SPARQL spells both."""
    template = Template.read("SELECT * { VALUES ?a { $a } }")
    one, other = NamedNode("http://x/1"), Literal('say "so"')
    assert template.filled({"a": (one, other)}) == 'SELECT * { VALUES ?a { <http://x/1> "say \\"so\\"" } }'
    assert template.filled({"a": ()}) == "SELECT * { VALUES ?a { UNDEF } }"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_comes_back_as_it_was_given(text: str) -> None:
    """The query that it is put into says just that."""
    query = Template.read("SELECT ?a { VALUES ?a { $a } }").filled({"a": (Literal(text),)})
    found = pyoxigraph.Store().query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [row["a"] for row in found] == [Literal(text)]
