"""Labels: which spellings are one name, and where words stand."""

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ontology.labels import initials, is_acronym, label_key, label_slug, tokenize, word_key

DATA = tomllib.loads((files("ontology") / "labels.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Metropolitan Transportation Authority", "MTA"),
        ("Department of Parks & Recreation", "DPR"),
        ("Office of the City-County Clerk", "OCCC"),
        ("Human Resources", ""),  # two letters stand for too much
        ("Metropolitan transportation authority", ""),
        ("Board of Roads, Rails, Ports, Parks, Pipes, Pools, Piers and Ponds", ""),
        ("", ""),
    ],
)
def test_a_name_has_the_initials_of_its_capitals(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peers", "peer"),
        ("peers’", "PEER'S"),
        ("Master’s Level", "Masters level"),
        ("evidence-based", "Evidence Based"),
        ("co‑occurring", "co-occurring"),
        ("Parent Advocates/Parent Partners", "Parent Advocate – Parent Partner"),
        ("Training & Technical Assistance", "training and technical assistance"),
        ("universities", "university"),
        ("trainees", "trainee"),
        ("committees", "committee"),
        ("classes", "class"),
        ("coaches", "coach"),
        ("taxes", "tax"),
        ("bonuses", "bonus"),
        ("analyses", "analysis"),
        ("movies", "movie"),
        ("ties", "tie"),
        ("people in recovery", "person in recovery"),
        ("Women’s health", "woman health"),
        ("curricula", "curriculum"),
        ("M.S.W.", "MSWs"),
        ("U.S.", "US"),
        ("Señor", "senor"),
        ("Re\u0301sume\u0301", "resume"),
        ("so\u00adcial work", "social work"),
        ("peers²", "peers"),
        ("ﬁnance", "finance"),
        ("youth programmes", "youth programs"),
    ],
)
def test_two_forms_of_one_label_have_one_key(one: str, other: str) -> None:
    assert label_key(one) == label_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nurse", "nursing"),
        ("intern", "internal"),
        ("intern", "internship"),
        ("news", "new"),
        ("peer training", "training peer"),
        ("peer support", "peersupport"),
        ("access", "acces"),
        ("campus", "campu"),
        ("train", "training"),
    ],
)
def test_two_words_have_two_keys(one: str, other: str) -> None:
    assert label_key(one) != label_key(other)


@pytest.mark.parametrize(
    "label",
    [
        "HR",
        "UsCC",
        "UsCCs",
        "LGBTQIA2-S",
        "MSW",
        "MSWs",
        "PhD",
        "Ph.D.",
        "U.S.",
        "K-12",
        "DHHS",
        "AA/BA",
        "R&D",
    ],
)
def test_an_acronym_is_seen_by_its_capitals(label: str) -> None:
    assert is_acronym(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "A",
        "Udemy",
        "peers",
        "HR-led",
        "Harbor-UCLA",
        "LA County",
        "NOT WET",
        "5150",
        "McDonald",
        "TRANSPORTATION",
    ],
)
def test_a_word_a_name_or_a_phrase_is_no_acronym(label: str) -> None:
    assert not is_acronym(label)


def test_words_stand_between_hyphens_slashes_and_other_marks() -> None:
    text = "Parent Advocates/Parent Partners at Harbor-UCLA (LGBTQIA2-S), DMH’s & un- or under-served"
    assert [token.text for token in tokenize(text)] == [
        "Parent", "Advocates", "Parent", "Partners", "at", "Harbor", "UCLA", "LGBTQIA2", "S", "DMH’s", "&",
        "un", "or", "under", "served",
    ]  # fmt: skip


def test_a_word_keeps_its_marks_in_every_alphabet() -> None:
    assert [token.text for token in tokenize("किताब, re\u0301sume\u0301 «Ωμέγα»")] == [
        "किताब",
        "re\u0301sume\u0301",
        "Ωμέγα",
    ]


def test_a_slug_is_readable() -> None:
    assert (
        label_slug("  The Patients’ Rights & Advocacy Office (U.S.)")
        == "the-patients-rights-and-advocacy-office-us"
    )


def test_a_label_without_words_has_no_key() -> None:
    assert label_key(" – ● (!) ") == label_slug("●") == ""


@pytest.mark.parametrize("singular", sorted({*DATA["irregular"].values(), *DATA["spellings"].values()}))
def test_the_tables_lead_to_words_that_are_their_own_key(singular: str) -> None:
    assert word_key(singular) == singular


@given(st.text())
@example("ŉs")
@example("½ ﾞs")
@example("İ's")
def test_a_key_is_its_own_key(text: str) -> None:
    assert label_key(label_key(text)) == label_key(text)


@given(st.text())
def test_a_slug_is_its_own_slug_and_has_no_space(text: str) -> None:
    slug = label_slug(text)
    assert label_slug(slug) == slug
    assert not set(slug) & set(" /#?'")


@given(st.text())
@example("a‘b’c–d")
def test_tokens_stand_where_they_say_in_order_and_never_overlap(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text != "" for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@given(st.text(alphabet="aZ9'’‘“”–—\u2011•·…\u00a0 .&-/", max_size=30))
def test_typography_does_not_move_a_word(text: str) -> None:
    beyond_ascii = tokenize(text + " ж")[:-1]
    assert tokenize(text) == beyond_ascii
