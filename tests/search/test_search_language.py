"""What is typed is read as a query, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.grammar import read_query
from search.language import MAX_LENGTH, MAX_TERMS, read
from search.simple import read_simple
from search.tree import (
    And,
    Boost,
    Everything,
    Fuzzy,
    Maybe,
    Node,
    Not,
    Nothing,
    Or,
    Pattern,
    Phrase,
    Range,
    Word,
    leaves,
)

_PIECES = st.builds(
    str.__add__,
    st.sampled_from(["", "", "title:", "KIND:", "nosuch:", "percent:", "-"]),
    st.sampled_from(
        [
            *(
                "peer",
                "A1",
                "0",
                "and",
                "OR",
                "NOT",
                "TO",
                "peer*",
                "A1*",
                "*",
                "peer~",
                "0~2",
                "peer~9",
                "é",
            ),
            *('"peer"', '"peer OR A1"', '"a b"~0', '"a b"~1', '"a b"~9', '"a b"~12', '"a', "(a)", "a^2"),
        ]
    ),
)

A, B, C = Word("a1"), Word("b1"), Word("c1")


@given(st.lists(_PIECES, min_size=1, max_size=5).map(" ".join))
def test_simple_queries_are_read_as_the_grammar_reads_them(typed: str) -> None:
    simple = read_simple(typed)
    assert simple is None or simple == read_query(typed)


@pytest.mark.parametrize("typed", ["peer A1*", 'title:peer "a b"~2', "famly~ Titles:pe*"])
def test_what_is_simple_is_read_at_once(typed: str) -> None:
    assert read_simple(typed) is not None


@pytest.mark.parametrize(
    "typed", ["", "a OR b", "-a", "a (b)", "nosuch:a", "a^2", "a-b", "é", '"a b"~0', '"a']
)
def test_what_is_not_simple_is_left_to_the_grammar(typed: str) -> None:
    assert read_simple(typed) is None


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("a1", A),
        ("a1 b1", And((A, B))),
        ("a1 AND b1", And((A, B))),
        ("a1 OR b1", Or((A, B))),
        ("a1 AND b1 OR c1", Or((And((A, B)), C))),
        ("a1 AND (b1 OR c1)", And((A, Or((B, C))))),
        ("a1 NOT b1", And((A, Not(B)))),
        ("a1 -b1", And((A, Not(B)))),
        ("-b1", Not(B)),
        ("a1 ANDNOT b1", And((A, Not(B)))),
        ("a1 ANDMAYBE b1", Maybe(A, B)),
        ("a1^2", Boost(A, 2.0)),
        ('"chief of nursing"', Phrase(("chief", "of", "nursing"))),
        ("“chief of nursing”", Phrase(("chief", "of", "nursing"))),
        ('"chief nursing"~3', Phrase(("chief", "nursing"), slop=3)),
        ("train*", Pattern("train*")),
        ("wom?n", Pattern("wom?n")),
        ("co-occ*", And((Word("co"), Pattern("occ*")))),
        ("trainng~", Fuzzy("trainng", 1)),
        ("trainng~2", Fuzzy("trainng", 2)),
        ("title:peer", Word("peer", "title")),
        ("Titles:peer", Word("peer", "title")),
        ("title:(a1 b1)", And((Word("a1", "title"), Word("b1", "title")))),
        ('system:"human resources"', Phrase(("human", "resources"), "system")),
        ("percent:[60 TO 80]", Range("percent", "60", "80")),
        ("percent:{60 TO 80}", Range("percent", "60", "80", include_low=False, include_high=False)),
        ("percent:[60 TO]", Range("percent", "60", None)),
        ("percent:>60", Range("percent", "60", None, include_low=False)),
        ("percent:63%", Range("percent", "63", "63")),
        ("code:[A1.2 TO A1.10]", Range("code", "A1.2", "A1.10")),
        ("code:A1.1*", Pattern("A1.1*", "code")),
        ("", Everything()),
        ("  \t ", Everything()),
        ("*", Everything()),
    ],
)
def test_the_language(typed: str, tree: Node) -> None:
    assert read(typed).tree == tree


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("what is there for peers?", ["what", "is", "there", "for", "peers?"]),
        ("and or not", ["and", "or", "not"]),
        ("peers and/or nurses", ["peers", "and/or", "nurses"]),
        ("http://x.org/a", ["http://x.org/a"]),
        ("10:30 o'clock", ["10:30", "o'clock"]),
        ("patient's rights", ["patient", "rights"]),
        ("Medi-Cal 5150 C++ LGBTQIA2-S", ["Medi-Cal", "5150", "C++", "LGBTQIA2-S"]),
        ("pre - post", ["pre", "post"]),
        ("[Moved to Category 3]", ["[Moved", "to", "Category", "3]"]),
        ("title: peer", ["title:", "peer"]),
    ],
)
def test_prose_is_not_syntax(typed: str, words: list[str]) -> None:
    read_tree = read(typed).tree
    assert [leaf.text for leaf in leaves(read_tree, denied=True) if isinstance(leaf, Word)] == words


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ('"half a phrase', "quotation mark"),
        ("(half a group", "parenthesis"),
        ("colour:red", "“colour” is no field"),
        ("percent:[low TO high]", "percent:[60 TO 80]"),
        ("title:[a TO b]", "Ranges are only of code and percent"),
        ("🎉 peers", "“🎉” has no letters or digits"),
        ("NOT NOT peers", "plain words"),
        ("(" * 20 + "peers" + ")" * 20, "16 deep"),
        ("a1 ANDMAYBE " * 30 + "a1", "ANDMAYBE"),
        ("peers " * 400, "Only the first 1,0"),
        (" ".join(f"w{n}" for n in range(100)), f"first {MAX_TERMS} words"),
    ],
)
def test_what_is_read_otherwise_than_meant_is_noted(typed: str, note: str) -> None:
    assert any(note in each for each in read(typed).notes)


@pytest.mark.parametrize("typed", ["peers", '"chief of nursing"', "a1 OR (b1 c1)", "what is there?", "3:4"])
def test_what_is_read_as_meant_has_no_notes(typed: str) -> None:
    assert read(typed).notes == ()


@pytest.mark.parametrize("typed", ["#", "🎉", "???", "()", '""', "~", "- -", "*?*", "AND"])
def test_a_query_of_marks_alone_is_nothing_or_a_word(typed: str) -> None:
    assert isinstance(read(typed).tree, Nothing | Word)


@given(st.text(st.characters(categories=["L", "Nd"]), min_size=1).filter(lambda word: len(word) < 40))
def test_plain_words_are_read_as_whoosh_reads_them(word: str) -> None:
    text = f"{word} peer {word}s".strip()
    plain = read(text)
    if not isinstance(plain.tree, Nothing) and plain.text == text:
        parsed = read_query(text)
        assert [leaf.text for leaf in leaves(parsed) if isinstance(leaf, Word)] == text.split()


@given(
    st.lists(
        st.sampled_from(
            [
                *"ab ()[]{}\"*?:~^-<>=&|!+\\/'.,_\ud800\x00é漢🎉",
                " AND ",
                " OR ",
                " NOT ",
                " TO ",
                "title:",
                "percent:[",
                " ANDMAYBE ",
            ]
        ),
        max_size=60,
    ).map("".join)
)
def test_any_text_can_be_read(text: str) -> None:
    assert len(read(text).text) <= MAX_LENGTH


@pytest.mark.parametrize(
    "typed",
    ["(" * 10_000, ")" * 10_000, "x" * 1_000_000, "a " * 500_000, '"' * 9_999, "NOT " * 5_000, "a OR " * 5_000,
     "~" * 5_000, "[" * 5_000, "title:" * 2_000, "a AND NOT " * 3_000, "\ud800" * 3_000, "\x00" * 3_000],
)  # fmt: skip
def test_huge_texts_are_read_in_part(typed: str) -> None:
    reading = read(typed)
    assert len(reading.text) <= MAX_LENGTH
    assert sum(1 for _ in leaves(reading.tree, denied=True)) <= MAX_TERMS
