"""Filters, facets and pages. The rows are PLAN and OTHER of the conftest."""

from collections.abc import Callable

import pytest

from ontology.errors import Invalid, TooLarge
from search.answer import SearchAnswer
from search.request import FACETS, MAX_REACH

Ask = Callable[..., SearchAnswer]
Found = Callable[..., list[str]]


def counts(answer: SearchAnswer, facet: str) -> dict[str, int]:
    return {value.value: value.count for value in answer.facets[facet]}


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        ({"kind": ("program-new",)}, ["1", "2"]),
        ({"document": ("plan",), "kind": ("policy",)}, ["B.1", "B.2", "B.3", "B.4", "B.5"]),
        ({"category": ("plan/1", "plan/2")}, ["A1.1", "A1.2", "A1.9", "A1.10"]),
        ({"category": ("1", "2")}, ["A1.1", "A1.2", "A1.9", "A1.10"]),
        ({"category": ("category/plan/1", "category/plan/2")}, ["A1.1", "A1.2", "A1.9", "A1.10"]),
        ({"document": ("document/plan",), "category": ("plan/1",)}, ["A1.1", "A1.2"]),
        ({"category": ("plan/1",), "concept": ("population/peers",)}, ["A1.1", "A1.2"]),
        ({"system": ("system/human-resources",)}, ["A1.12", "B.1"]),
        ({"system": ("human-resources",)}, ["A1.12", "B.1"]),
        ({"system": ("HR",)}, ["A1.12", "B.1"]),
        ({"action": ("expand",)}, ["A1.1"]),
        ({"action": ("action/expand", "action/improve")}, ["A1.1", "A1.2"]),
        ({"funding": ("funding/additional-funds",)}, ["A1.1"]),
        ({"kind": ()}, ["1", "2", "A1.1"]),
    ],
)
def test_any_value_of_a_filter_and_every_filter(
    found: Found, filters: dict[str, tuple[str, ...]], codes: list[str]
) -> None:
    assert found(filters=filters)[: len(codes)] == codes
    if filters != {"kind": ()}:
        assert len(found(filters=filters)) == len(codes)


def test_an_unknown_value_finds_nothing_and_is_noted(ask: Ask) -> None:
    answer = ask("training", filters={"system": ("sheriff",)})
    assert answer.total.value == 0
    assert answer.notes == ("Nothing here has the system “sheriff”.", "Without the filters there are 4.")


def test_a_filter_adds_nothing_to_a_score(ask: Ask) -> None:
    free, narrowed = ask("training").items, ask("training", filters={"document": ("plan",)}).items
    assert [(hit.id, hit.score) for hit in free] == [(hit.id, hit.score) for hit in narrowed]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"filters": {"colour": ("red",)}}, "colour"),
        ({"facets": ("colour",)}, "facets"),
        ({"sort": "colour"}, "sort"),
        ({"sort": "-relevance"}, "sort"),
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"offset": -1}, "offset"),
        ({"offset": MAX_REACH}, "offset"),
        ({"filters": {"kind": ("policy",) * 101}}, "kind"),
    ],
)
def test_what_there_is_not_is_refused_by_name(ask: Ask, asked: dict[str, object], name: str) -> None:
    with pytest.raises(Invalid) as refused:
        ask(**asked)
    assert refused.value.name == name


def test_a_limit_beyond_the_cap_is_too_large(ask: Ask) -> None:
    with pytest.raises(TooLarge, match="100"):
        ask(limit=1_000_000_000_000)


def test_pages_join_to_the_whole(ask: Ask) -> None:
    whole = [hit.id for hit in ask("training OR staff OR peers", limit=100).items]
    pages = [ask("training OR staff OR peers", limit=2, offset=n).items for n in range(0, len(whole) + 2, 2)]
    assert [hit.id for page in pages for hit in page] == whole


def test_a_page_beyond_the_end_is_empty_and_tells_the_total(ask: Ask) -> None:
    answer = ask("training", offset=5_000)
    assert (answer.items, answer.total.value, answer.offset) == ((), 4, 5_000)


def test_facets_count_all_results_not_the_page(ask: Ask) -> None:
    answer = ask(limit=1, facets=FACETS)
    assert counts(answer, "document") == {"plan": 12, "other-plan": 2}
    assert counts(answer, "kind") == {"program-existing": 7, "policy": 5, "program-new": 2}
    assert counts(answer, "category") == {"plan/1": 2, "plan/2": 2}
    assert counts(answer, "system") == {"system/human-resources": 2, "system/chief-of-nursing": 1}
    assert counts(answer, "population") == {"population/peers": 3, "population/parent-partners": 1}
    assert counts(answer, "action") == {"action/expand": 1, "action/improve": 1}
    assert list(answer.facets) == list(FACETS)


def test_facets_have_labels_and_the_filter_that_takes_their_values(ask: Ask) -> None:
    answer = ask(facets=("kind", "category", "document", "population", "system"))
    told = {name: (v[0].value, v[0].label, v[0].filter) for name, v in answer.facets.items()}
    assert told == {
        "kind": ("program-existing", "Existing program", "kind"),
        "category": ("plan/1", "Career Pathways", "category"),
        "document": ("plan", "Workforce Plan", "document"),
        "population": ("population/peers", "Peers", "concept"),
        "system": ("system/human-resources", "Human Resources", "system"),
    }


def test_a_facet_ignores_its_own_filter_and_heeds_the_others(ask: Ask) -> None:
    answer = ask(filters={"kind": ("policy",), "document": ("plan",)}, facets=("kind", "document", "system"))
    assert counts(answer, "kind") == {"program-existing": 7, "policy": 5}
    assert counts(answer, "document") == {"plan": 5}
    assert counts(answer, "system") == {"system/human-resources": 1, "system/chief-of-nursing": 1}
    assert [value.value for value in answer.facets["kind"] if value.selected] == ["policy"]


def test_every_count_is_what_its_filter_finds(ask: Ask) -> None:
    for values in ask("training OR HR OR staff", facets=FACETS).facets.values():
        for value in values:
            narrowed = ask("training OR HR OR staff", filters={value.filter: (value.value,)})
            assert narrowed.total.value == value.count


def test_a_chosen_value_is_told_as_it_was_given_even_where_it_counts_nothing_else(ask: Ask) -> None:
    answer = ask("A1.12", filters={"system": ("HR",)}, facets=("system",))
    assert [(v.value, v.label, v.count, v.selected) for v in answer.facets["system"]] == [
        ("HR", "Human Resources", 1, True)
    ]


def test_no_facets_unless_asked_for(ask: Ask) -> None:
    assert ask("training").facets == {}


def test_half_a_character_in_a_filter_is_an_unknown_value(ask: Ask) -> None:
    assert ask(filters={"system": ("\ud800",)}).total.value == 0


def test_a_category_chosen_by_its_number_is_chosen(ask: Ask) -> None:
    """The values that a number stands for are shown as chosen, under the number that was given."""
    answer = ask(filters={"category": ("1",)}, facets=("category",))
    chosen = [(v.value, v.count) for v in answer.facets["category"] if v.selected]
    assert chosen == [("1", 2)]
