"""Lettered items below a numbered title: its parts where other numbered items are whole, else items."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]
HEAD = "Report\n\nRecommendations\n\n"


def test_letters_below_a_title_are_its_parts_where_other_items_need_none(reads: Reads) -> None:
    text = (
        "1. Control of the Fund\n\na. Regular review of idle accounts.\n\nb. Yearly audit of payments.\n\n"
        "2. Close all accounts that are idle for three years.\n\n"
        "3. Train the clerks in the law on gifts.\n\n"
    )
    found = list(reads(HEAD + text).recommendations)
    assert [(one.code, one.title.value if one.title else None) for one in found] == [
        ("1", "Control of the Fund"),
        ("2", None),
        ("3", None),
    ]
    assert found[0].text.value == "Regular review of idle accounts. Yearly audit of payments."


@pytest.mark.parametrize("mark", [("a.", "b."), ("(a)", "(b)"), ("A.", "B.")])
def test_the_form_of_the_letters_does_not_matter(reads: Reads, mark: tuple[str, str]) -> None:
    first, second = mark
    text = (
        "1. Close all accounts that are idle for three years.\n\n"
        f"2. Portal for Papers\n\n{first} Replace fax with a portal.\n\n{second} Close idle sessions.\n\n"
        "3. Train the clerks in the law on gifts.\n\n"
    )
    found = list(reads(HEAD + text).recommendations)
    assert [one.code for one in found] == ["1", "2", "3"]
    assert [one.title.value for one in found if one.title] == ["Portal for Papers"]


def test_letters_below_titles_alone_are_recommended_themselves(reads: Reads) -> None:
    text = (
        "1. Control of the Fund\n\na. Review idle accounts.\n\nb. Audit all payments.\n\n"
        "2. Portal for Papers\n\na. Replace fax with a portal.\n\nb. Close idle sessions.\n\n"
    )
    texts = [one.text.value for one in reads(HEAD + text).recommendations]
    assert [text for text in texts if text.startswith(("Review", "Audit", "Replace", "Close"))] == [
        "Review idle accounts.",
        "Audit all payments.",
        "Replace fax with a portal.",
        "Close idle sessions.",
    ]
