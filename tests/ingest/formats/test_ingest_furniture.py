"""What stands on every page for the page's sake."""

from ingest.formats.plain.furniture import near, running
from ingest.positions import Positions

HEADER = ["COUNTY DEPARTMENT OF HEALTH", "Planning Process – Three-Year Plan, 2024-2026", ""]
TABLE = ["NUMBER\tRECOMMENDATION", "1\tHire nurses", ""]


def furniture(*lines: str) -> list[str]:
    positions = Positions("\n".join(lines))
    return [positions.line(index).strip() for index in sorted(running(positions).lines)]


def test_a_header_that_comes_again_is_furniture_with_its_typing_errors() -> None:
    misspelt = ["COUNTY DEPARTMENT OF HEALTH", "Planning Process – Three-Yaer Plan, 2024-2026", ""]
    assert furniture(*HEADER, "Some words.", "", *misspelt, "More words.") == [*HEADER[:2], *misspelt[:2]]


def test_pages_begin_at_the_header() -> None:
    positions = Positions("\n".join([*HEADER, "Some words.", "", *HEADER, "More words."]))
    assert [positions.place(start, start).line_start for start in running(positions).page_starts] == [1, 6]


def test_lines_between_parts_of_a_table_that_come_again_are_furniture() -> None:
    found = furniture("A plan", "", *TABLE, "Office of Peers", "", *TABLE, "Office of Peers", "", *TABLE)
    assert found == ["Office of Peers"] * 2


def test_headings_between_tables_of_the_same_columns_are_none() -> None:
    assert furniture("A plan", "", "HOUSING", *TABLE, "JOBS", *TABLE, "HEALTH", *TABLE) == []


def test_what_is_said_of_recommendations_is_none_though_it_ends_every_page() -> None:
    pages = ("Hire nurses.", "Response: Accepted", "\fTrain them.", "Response: Accepted", "\fKeep them.")
    assert furniture("A plan", *pages, "Response: Accepted") == []


def test_lines_that_differ_in_a_number_are_not_the_same() -> None:
    assert (
        furniture("A plan", "", "Category 1 recommendations", *TABLE, "Category 2 recommendations", *TABLE)
        == []
    )


def test_a_heading_that_comes_again_below_the_top_is_no_furniture() -> None:
    repeated = ["Rationale for this recommendation", "", "It is right.", ""]
    assert (
        furniture("A plan", "", "1. Do this.", "", *repeated, "2. Do that.", "", *repeated, *repeated) == []
    )


def test_page_numbers_are_furniture() -> None:
    assert furniture("Some words.", "Page 1 of 3", "More words.", "- 2 -") == ["Page 1 of 3", "- 2 -"]


def test_pages_begin_at_form_feeds() -> None:
    positions = Positions("one\n\ftwo\n\fthree\n")
    assert running(positions).page_starts == (0, 5, 10)


def test_lines_are_near_up_to_a_letter_of_a_longer_word() -> None:
    assert near(("mhsa", "plan"), ("mhpa", "plan"))
    assert not near(("section", "a"), ("section", "b"))
    assert not near(("part", "2023"), ("part", "2024"))
    assert not near(("program", "ideas"), ("policy", "ideas"))
