"""How something was found decides its place before how well; the texts are numbered from 1."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.catalog.catalog import Catalog
from search.answer import SearchAnswer
from search.attempts import attempts
from search.compiling import compiled
from search.index import Index

Finds = Callable[..., list[str]]

FILLER = " ".join(f"filler{n}" for n in range(300))


def test_exact_then_stemmed_then_alias_then_narrower(finds: Finds) -> None:
    texts = ("Parent advocates.", "People in recovery.", "A peer, a peer, the peer.", f"Peers {FILLER}.")
    assert finds("peers", *texts) == ["4", "3", "2", "1"]


def test_a_word_spelled_alike_comes_last(finds: Finds) -> None:
    assert finds("nurse~", "Purse.", "Nurses.", f"Nurse {FILLER}.") == ["3", "2", "1"]


def test_all_words_exact_before_one_stemmed(finds: Finds) -> None:
    texts = ("Intern placements, placements, placements for each intern", f"An intern {FILLER} placement.")
    assert finds("intern placement", *texts) == ["2", "1"]


@pytest.mark.parametrize("other", ["Bilingual playgrounds.", "Playground. Bilinguals."])
def test_a_phrase_as_typed_comes_before_one_in_other_forms(finds: Finds, other: str) -> None:
    texts = ("The bilingual playgrounds.", f"A bilingual playground {FILLER}.", other)
    assert finds('"bilingual playground"', *texts)[0] == "2"


@pytest.mark.parametrize(
    "q", ['"the chief of nursing"', '"sign language"', '"sign ASL"~4', 'title:"advocate course"']
)
def test_a_phrase_scores_alike_whether_its_words_could_have_other_forms(
    index: Index, catalog: Catalog, monkeypatch: pytest.MonkeyPatch, q: str
) -> None:
    tree = next(attempts(q, index, catalog, expand=False)).tree
    scores = []
    for telling in (1, 99):  # looked up, and taken for granted
        monkeypatch.setattr("search.forms._TELLING", telling)
        index.remembered.cache_clear()
        query, floor, _ = compiled(tree, index)
        scores.append([round(score + floor, 4) for score, _ in index.find(query, 50).hits])
    assert scores[0] == scores[1]
    assert scores[0]


def test_a_title_weighs_more_than_a_text(finds: Finds) -> None:
    texts = (("Other", "Bilingual list, short."), ("Bilingual", "A list of some length that says little."))
    assert finds("bilingual", *texts) == ["2", "1"]


def test_a_rare_word_weighs_more(finds: Finds) -> None:
    texts = ("Staff and pay.", "Staff and burnout.", "Staff.", "Staff of all sorts.", "Burnout OR pay")
    assert finds("staff OR burnout", *texts)[0] == "2"
    assert finds("staff OR burnout", *texts)[1] == "5"


def test_neighbours_come_before_words_apart(finds: Finds) -> None:
    texts = ("Pathways lead far, and a career begins.", "Far along, career pathways lead and begin.")
    assert finds("career pathways", *texts) == ["2", "1"]


def test_what_has_an_alias_and_the_word_comes_before_what_has_the_word(finds: Finds) -> None:
    assert finds("training OR HR", "Training.", "HR training.", "Human Resources.") == ["2", "1", "3"]


def test_without_any_with_all_words_the_rarer_word_counts_for_more(finds: Finds) -> None:
    texts = ("Staff pay.", "Staff leave.", "Staff rooms.", "Burnout.")
    assert finds("burnout staff", *texts)[0] == "4"


def test_without_any_with_all_words_a_rare_thing_counts_by_its_other_names_too(finds: Finds) -> None:
    texts = ("Staff pay.", "Staff leave.", "Staff rooms.", "American Sign Language.")
    assert finds("ASL staff", *texts)[0] == "4"


def test_that_something_is_recommended_tells_nothing_apart(finds: Finds) -> None:
    texts = ("The Commission recommended that a nurse be asked.", "Nurses.")
    assert finds("what is recommended for nurses", *texts) == ["2", "1"]


def test_a_wish_only_orders(finds: Finds) -> None:
    assert finds("staff ANDMAYBE pay", "Staff leave.", "Staff pay.", "Pay.") == ["2", "1"]


def test_a_boost_orders(finds: Finds) -> None:
    texts = ("Alpha.", "Omega.")
    assert finds("alpha^3 OR omega", *texts) == ["1", "2"]
    assert finds("alpha OR omega^3", *texts) == ["2", "1"]


def test_what_is_alike_keeps_its_order(finds: Finds) -> None:
    assert finds("same", *["The same words."] * 12, limit=12) == [str(n) for n in range(1, 13)]


@pytest.mark.parametrize(
    ("sort", "codes"),
    [
        ("code", ["1", "2", "A1.1", "A1.2", "A1.9", "A1.10"]),
        ("-code", ["B.5", "B.4", "B.3", "B.2", "B.1", "A1.15"]),
        ("document", ["1", "2", "A1.1", "A1.2", "A1.9", "A1.10"]),
        ("title", ["A1.11", "A1.12", "2", "A1.2", "A1.1", "1"]),
        ("-title", ["A1.9", "A1.10", "1", "A1.1", "A1.2", "2"]),
        ("percent", ["A1.15", "B.5", "A1.1"]),
        ("-percent", ["B.5", "A1.15", "A1.1"]),
    ],
)
def test_orders_by_column(ask: Callable[..., SearchAnswer], sort: str, codes: list[str]) -> None:
    answer = ask(sort=sort)
    assert [hit.code for hit in answer.items][: len(codes)] == codes
    assert {hit.score for hit in answer.items} == {None}


def test_scores_fall(ask: Callable[..., SearchAnswer]) -> None:
    scores: list[Any] = [hit.score for hit in ask("peers").items]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] >= 6
    assert scores[-1] < 1


@pytest.mark.parametrize(
    "q",
    [
        *("peers", "training", "peer training", "human resources", "chief of nursing", "staff A1.15", "B.2"),
        *('"chief of nursing"', '"nursing chief"~3', '"intern"', "apprentic*", "*ing", "stipnd~", "train~2"),
        *(
            "stipend OR training",
            "training -peers",
            "training ANDMAYBE nurse",
            "peers^3 OR nurses",
            "title:peer",
        ),
        *("system:HR", "percent:>60", "code:[A1.9 TO A1.11]", "sign language (ASL)", ""),
    ],
)
def test_a_query_that_need_not_be_rated_finds_the_same(index: Index, catalog: Catalog, q: str) -> None:
    tree = next(attempts(q, index, catalog, expand=True)).tree
    found = [
        {
            (place.segment_ord, place.doc)
            for _, place in index.find(compiled(tree, index, rated=r).query, 50).hits
        }
        for r in (True, False)
    ]
    assert found[0] == found[1]
    assert found[0]
