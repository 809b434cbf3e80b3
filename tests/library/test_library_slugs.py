import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.slugs import MAX_SLUG, checked_slug, is_slug, slug_from
from ontology.errors import Invalid


@pytest.mark.parametrize("slug", ["wet-2024-2026", "a", "7", "a" * MAX_SLUG])
def test_lower_case_letters_digits_and_single_hyphens_make_a_slug(slug: str) -> None:
    assert checked_slug(slug) == slug


@pytest.mark.parametrize(
    "slug",
    [
        "",
        "WET",
        "a--b",
        "-a",
        "a-",
        "a_b",
        "a.b",
        "..",
        "a/b",
        "/etc",
        "a\\b",
        "a\n",
        "a\0",
        "é",
        "a b",
        "a" * 81,
    ],
)
def test_anything_else_is_refused(slug: str) -> None:
    with pytest.raises(Invalid, match="no slug"):
        checked_slug(slug)


def test_a_document_may_not_take_the_name_of_the_vocabularys_graph() -> None:
    with pytest.raises(Invalid, match="kept for the site"):
        checked_slug("vocabulary")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("WET Plan (2024).docx", "wet-plan-2024"),
        ("Étude_finale.v2.PDF", "etude-finale-v2"),
        (".txt", "txt"),
        ("plan", "plan"),
        ("x" * 300 + ".txt", "x" * MAX_SLUG),
    ],
)
def test_a_file_name_suggests_a_slug(name: str, slug: str) -> None:
    assert slug_from(name) == slug


def test_a_name_without_letters_or_digits_suggests_none() -> None:
    with pytest.raises(Invalid, match="give one"):
        slug_from("报告.txt")


@given(st.text(min_size=1))
def test_what_a_name_suggests_is_a_slug_or_an_error(name: str) -> None:
    try:
        slug = slug_from(name)
    except Invalid:
        return
    assert is_slug(slug)
