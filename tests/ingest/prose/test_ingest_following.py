"""Lists below a line that says what a body should do, or what should be done by it: "the following steps"."""

import pytest

from ingest.reading import read

_LIST = """
- Improve the lighting of parks
- Build two shelters
- Repair the bridge
"""
_TEXTS = ["Improve the lighting of parks", "Build two shelters", "Repair the bridge"]


def _read(line: str) -> list[str]:
    """The recommendations of a page on parks, of which one line stands over a list."""
    page = f"# Parks of Elm\n\nThe town has nine parks.\n\n{line}\n{_LIST}\nThe parks are old.\n"
    return [one.text.value for one in read(page.encode(), source_name="parks.md", slug="d").recommendations]


@pytest.mark.parametrize(
    "line",
    [
        "The Council should take the following measures:",
        "The Parks Department must also adopt the following changes by 2030:",
        "The following measures are to be taken by the Council:",
        "The following three measures should be taken by the council:",
        "The following steps must be taken:",
    ],
)
def test_what_a_body_should_do_is_read_below_the_line_that_says_so(line: str) -> None:
    assert _read(line) == _TEXTS


@pytest.mark.parametrize(
    "line",
    [
        "You should take the following steps:",
        "The following steps must be taken by you:",
        "The Council has taken the following measures:",
        "The following three measures were taken by the council last year:",
        "The report should be read with the following notes:",
    ],
)
def test_what_nobody_public_is_to_do_or_what_is_done_is_not(line: str) -> None:
    assert _read(line) == []
