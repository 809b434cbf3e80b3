"""Linking: which labels are found in a text, and where."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.concepts import Concept, Vocabulary
from ontology.labels import label_key
from ontology.linking import Linker

LABELS = {
    "population/peers": ("Peers",),
    "population/parent-advocates": (
        "Parent Advocates/Parent Partners",
        "Parent Advocates",
        "Parent Partners",
    ),
    "population/people-in-recovery": ("people in recovery",),
    "population/lgbtqia2-s": ("LGBTQIA2-S",),
    "system/peer-services": ("Peer Services", "Chief of Peer Services"),
    "system/human-resources": ("Human Resources", "HR"),
    "system/it-services": ("IT Services",),
    "organization/harbor-ucla": ("Harbor-UCLA",),
    "organization/king": ("Martin Luther King, Jr. Hospital",),
    "organization/usccs": ("UsCC",),
    "organization/dmh": ("DMH",),
    "occupation/msw": ("MSW", "Master of Social Work"),
    "topic/it": ("IT",),
    "topic/us": ("U.S.",),
    "topic/aid": ("aid",),
    "topic/wet": ("Workforce Education and Training", "WET"),
    "topic/cooccurring": ("co-occurring",),
    "topic/evidence": ("evidence-based practices",),
    "topic/masters": ("Master's",),
    "topic/letter": ("C", "!", ""),
    "topic/number": ("12", "5150"),
    "funding/no": ("No",),
    "funding/not-wet": ("not WET",),
    "outcome/mercury": ("Mercury",),
    "topic/mercury": ("mercury",),
}


def vocabulary(labels: dict[str, tuple[str, ...]]) -> Vocabulary:
    concepts = {
        name: Concept(name, f"http://x/{name}", name.partition("/")[0], forms[0], tuple(forms[1:]))
        for name, forms in sorted(labels.items())
    }
    return Vocabulary(concepts, "")


LINKER = Linker(vocabulary(LABELS))


def quotes(text: str, linker: Linker = LINKER) -> list[str]:
    return [text[match.start : match.end] for match in linker.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask peers, not a peerage.", ["peers"]),
        ("The Chief of Peer Services helps peers", ["Chief of Peer Services", "peers"]),
        ("(Parent Advocates/Parent Partners)", ["Parent Advocates/Parent Partners"]),
        ("PARENT ADVOCATES / PARENT PARTNERS", ["PARENT ADVOCATES / PARENT PARTNERS"]),
        ("one Parent Advocate", ["Parent Advocate"]),
        ("At Harbor–UCLA or harbor-ucla", ["Harbor–UCLA", "harbor-ucla"]),
        ("co‑occurring, co occurring, cooccurring", ["co‑occurring", "co occurring"]),
        ("evidence based\npractices", ["evidence based\npractices"]),
        ("a “peer” and a *peer*", ["peer", "peer"]),
        ("WORKFORCE EDUCATION AND TRAINING", ["WORKFORCE EDUCATION AND TRAINING"]),
        ("a person in recovery", ["person in recovery"]),
        ("Peers² were asked", ["Peers"]),
    ],
)
def test_a_label_is_found_in_any_form_at_word_edges(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HR, hr, Hr", ["HR"]),
        ("MSWs and MSW's, an M.S.W.; msw", ["MSWs", "MSW", "M.S.W."]),
        ("UsCCs; USCC", ["UsCCs"]),
        ("Latinx LGBTQIA2-S, lgbtqia2-s", ["LGBTQIA2-S"]),
        ("it is its own; IT's and ITs", ["IT", "ITs"]),
        ("expand it services and IT services", ["IT services"]),
        ("us, Us, the US, the U.S.", ["US", "U.S."]),
        ("HR/DMH", ["HR", "DMH"]),
    ],
)
def test_an_acronym_keeps_its_case_but_for_a_plural_s(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_an_acronym_that_is_also_a_little_word_is_not_found_in_shouted_text() -> None:
    assert quotes("MAKE IT WORK") == []
    assert quotes("MOVE – IT") == ["IT"]
    assert quotes("MOVE TO HR") == ["HR"]


def test_a_short_word_in_capitals_is_taken_for_an_acronym_unless_all_is_in_capitals() -> None:
    assert quotes("people with AIDS get aid, and aids") == ["aid", "aids"]
    assert quotes("LEGAL AIDS") == ["AIDS"]


@pytest.mark.parametrize(
    "text",
    [
        "the work of a peer. Services are free",
        "peer, services",
        "evidence-based\n\npractices",
        "evidence-based\tpractices",
        "Parent (Advocates)",
    ],
)
def test_a_label_does_not_reach_over_a_break(text: str) -> None:
    assert all(" " not in label_key(quote) for quote in quotes(text))


def test_a_label_may_reach_over_its_own_breaks() -> None:
    text = "Martin Luther King, Jr. Hospital; Martin Luther King Jr. Hospital"
    assert quotes(text) == ["Martin Luther King, Jr. Hospital", "Martin Luther King Jr. Hospital"]


def test_the_possessive_is_no_part_of_the_span_unless_the_label_has_one() -> None:
    assert quotes("DMH's and DMH’s Master's") == ["DMH", "DMH", "Master's"]


def test_a_label_after_non_is_not_meant() -> None:
    assert quotes("non-peer staff, non–peers, and a non peer") == ["peer"]


def test_a_label_inside_an_address_is_not_meant() -> None:
    assert quotes("write to peer@example.org or see https://example.org/peer, peers") == ["peers"]


def test_the_longest_label_at_a_place_hides_the_shorter() -> None:
    assert quotes("NOT WET – HR") == ["NOT WET", "HR"]


def test_only_labels_of_the_kinds_asked_for_are_found() -> None:
    text = "NOT WET – HR"
    assert [m.concepts for m in LINKER.find(text, {"topic"})] == [("topic/wet",)]
    assert [m.concepts for m in Linker(vocabulary(LABELS), {"funding"}).find(text)] == [("funding/not-wet",)]


def test_homonyms_give_each_concept_in_order() -> None:
    assert [m.concepts for m in LINKER.find("mercury")] == [("outcome/mercury", "topic/mercury")]


def test_a_label_of_little_words_names_something_only_where_it_stands_alone() -> None:
    assert quotes("No") == ["No"]
    assert [m.concepts for m in LINKER.find("no – in May")] == [("funding/no",)]
    assert quotes("there is no money") == quotes("No money") == quotes("yes, no") == []


def test_one_character_never_links_and_small_numbers_only_alone() -> None:
    assert quotes("C ! c 12 5150") == ["5150"]
    assert quotes("12") == ["12"]


def test_a_label_that_names_too_many_concepts_names_none() -> None:
    towns = vocabulary({f"topic/{n}": ("San José",) for n in range(40)})
    few = vocabulary({f"topic/{n}": ("San José",) for n in range(3)})
    assert Linker(towns).find("in San Jose") == []
    assert [m.concepts for m in Linker(few).find("in San Jose")] == [("topic/0", "topic/1", "topic/2")]


def test_a_hidden_label_links() -> None:
    concept = Concept("topic/aging", "http://x/a", "topic", "Aging", hidden_labels=("older adults",))
    assert [m.concepts for m in Linker(Vocabulary({concept.id: concept}, "")).find("Older adults")] == [
        ("topic/aging",)
    ]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    LINKER.find(text)


WORDS = st.sampled_from(
    [
        "peer",
        "Peer",
        "Services",
        "chief",
        "of",
        "HR",
        "IT",
        "it",
        "parent",
        "ADVOCATES",
        "Partners’",
        "non",
        "aids",
        "harbor",
        "UCLA's",
        "no",
        "12",
        "WET",
        "not",
        "é",
        "evidence",
        "based",
        "practices",
        "co",
        "occurring",
    ]
)
GAPS = st.sampled_from([" ", "-", "/", ". ", ", ", "\n", "\n\n", "\t", " – ", "’ ", "", " & ", "@"])


@given(st.lists(st.tuples(WORDS, GAPS), max_size=20))
def test_every_span_has_the_key_of_a_label_of_each_of_its_concepts(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts)
    for match in LINKER.find(text):
        key = label_key(text[match.start : match.end])
        assert all(key in map(label_key, LABELS[concept]) for concept in match.concepts)


@given(st.lists(st.tuples(WORDS, GAPS), max_size=20))
def test_matches_stand_in_order_and_never_overlap(parts: list[tuple[str, str]]) -> None:
    matches = LINKER.find("".join(word + gap for word, gap in parts))
    assert all(left.end <= right.start for left, right in pairwise(matches))


@given(st.lists(st.tuples(WORDS, GAPS), max_size=20))
def test_what_was_read_before_does_not_change_what_is_found(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts)
    assert LINKER.find(text) == Linker(vocabulary(LABELS)).find(text)


@given(st.text(min_size=1, max_size=40))
def test_a_label_of_any_letters_is_found_where_it_is_the_whole_text(label: str) -> None:
    linker = Linker(vocabulary({"topic/any": (label,)}))
    addressed = "@" in label or "://" in label or "www." in label
    if len(label_key(label)) > 1 and "  " not in label_key(label) and not addressed:
        assert quotes(label, linker) != []
