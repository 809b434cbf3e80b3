"""Lines of a plain text that a page has broken are read as the sentences that they are."""

from collections.abc import Callable

import pytest

from ingest.blocks import Furniture, Heading
from ingest.reading import inspect, read
from ontology.records import Reading

Reads = Callable[[str], Reading]

# The paragraphs are wider than the list, as they are on a page; the header of the page is wider than both.
PAGE = """Office of the Inspector for Parks, Gardens and Open Spaces of the City and County - Report of the year 2031

Visitors told us in letters and at five meetings that paths were blocked after each storm of
the winter, that nobody answered the telephone, and that the gates of the two largest gardens
stayed shut on days when the timetable at the entrance said that they would be open to all.
Based on what we heard, the Inspector recommends:

Paths

1. The Department should clear each path within
two days of a storm, beginning with those that
lead to a school.

2. The Department should publish a list of the
paths that it has cleared, and of those that it

14

has not been able to clear yet.

Gates

3. The Department should open the gates of both
gardens at the hours that it has announced.
"""


def test_items_narrower_than_the_text_around_them_are_whole(reads: Reads) -> None:
    first, _, third = reads(PAGE).recommendations
    assert first.text.value == (
        "The Department should clear each path within two days of a storm, beginning with those that lead to a school."
    )
    assert third.text.value == (
        "The Department should open the gates of both gardens at the hours that it has announced."
    )


def test_headings_below_the_line_that_announces_part_one_list(reads: Reads) -> None:
    reading = reads(PAGE)
    labels = {one.number: one.label.value for one in reading.document.categories}
    assert [(one.code, labels[one.category or ""]) for one in reading.recommendations] == [
        ("1", "Paths"),
        ("2", "Paths"),
        ("3", "Gates"),
    ]


def test_a_number_alone_between_empty_lines_is_that_of_a_page() -> None:
    blocks = inspect(PAGE.encode(), source_name="report.txt", slug="report").blocks
    assert [one.text.value for one in blocks if isinstance(one, Furniture)] == ["14"]
    assert [one.text.value for one in blocks if isinstance(one, Heading)] == ["Paths", "Gates"]


@pytest.mark.parametrize("header", ["", "A\tB\n"])
def test_lines_that_are_paragraphs_stay_apart(reads: Reads, header: str) -> None:
    text = (
        f"{header}Recommendations\n\n1. The City should mend the road.\n2. The City should mend the bridge.\n"
    )
    assert [one.text.value for one in reads(text).recommendations] == [
        "The City should mend the road.",
        "The City should mend the bridge.",
    ]


def test_a_text_with_form_feeds_is_one_of_pages_though_its_titles_are_underlined() -> None:
    told = PAGE.split("\n\n")[1].replace("\nBased on what we heard, the Inspector recommends:", "")
    text = (
        f"Letter to the Board\n\nBACKGROUND\n==========\n\n{told}\n\n"
        "RECOMMENDATIONS\n===============\n\n   1. The Board should answer within\n      ten days.\n\n"
        "                    - 3 -\n\f\n   2. The Board should publish its\n      answers.\n"
    )
    seen = inspect(text.encode(), source_name="letter.txt", slug="letter")
    assert seen.document.reader == "text"
    assert [one.text.value for one in read(text.encode(), source_name="l.txt", slug="l").recommendations] == [
        "The Board should answer within ten days.",
        "The Board should publish its answers.",
    ]


# The lines of a list that was set in a wide letter: each ends well before the others, where a long word did
# not fit.
RAGGED = """
            8.  The board of visitors met with those who live near the lake and heard that
            paths were blocked after each storm of the winter, that nobody answered the
            telephone and that the gates stayed shut on days when the timetable said that
            they would be open to all.
            9.  The proposals listed below were made at the meetings of the board of visitors:
               9.1   Mend the roofs of the houses along the lake and of the
               Boathouse Society, which has asked for that since the storm (Alder);
               9.2   Count the visitors of the gardens and of the island (Birch,
               Cedar and Elm);
               9.3   Open the garden of the Museum of Early Navigation and
               Shipbuilding on all days of the summer months (Cedar);




                                                                                      3
\fVisitors/12


9.4      Print the hours of the gardens at the gates of all Municipal
Gardens (Birch);
9.5      Teach the wardens of all gardens how to help visitors who
were hurt in them (Elm).
"""
PAGES = "\n\n4\n\fVisitors/12\n\nMembers\n\n\n5\n\fVisitors/12\n\nDates\n"


def test_a_line_that_ends_with_a_small_word_or_within_brackets_goes_on(reads: Reads) -> None:
    text = RAGGED + PAGES
    assert [(one.code, one.text.value) for one in reads(text).recommendations] == [
        (
            "9.1",
            "Mend the roofs of the houses along the lake and of the Boathouse Society, which has asked for that since the storm (Alder);",
        ),
        ("9.2", "Count the visitors of the gardens and of the island (Birch, Cedar and Elm);"),
        (
            "9.3",
            "Open the garden of the Museum of Early Navigation and Shipbuilding on all days of the summer months (Cedar);",
        ),
        ("9.4", "Print the hours of the gardens at the gates of all Municipal Gardens (Birch);"),
        ("9.5", "Teach the wardens of all gardens how to help visitors who were hurt in them (Elm)."),
    ]


def test_a_number_right_over_a_line_that_heads_each_page_is_that_of_a_page() -> None:
    text = RAGGED + PAGES
    blocks = inspect(text.encode(), source_name="report.txt", slug="report").blocks
    assert "3" in [one.text.value for one in blocks if isinstance(one, Furniture)]
