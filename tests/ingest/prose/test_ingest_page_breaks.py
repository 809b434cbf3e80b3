"""Lists that the edges of pages, replies and lettered groups part, and that count on all the same."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]

PAGES = """REVIEW OF THE STREET MARKETS

The panel met nine times, and it makes the following four recommendations:

1. The Council should count the stalls each spring and publish the figures on the web site of the

2 We thank the market office for the figures of 2019.

Review of the Street Markets | 3

market office before the first of June.

The Council agrees.

2. Traders should be told of road works a month before these begin.

The Council agrees in part.

3. The Market Office should keep a list of:
   - free stalls,
   - broken stalls.

4. Light the square after dark.

The Council does not agree.

5. This part tells how the panel worked.
"""
GROUPS = """Report on school meals

Our five proposals are below, by subject.

A. Kitchens
   1. Fit an extractor in each kitchen.
   2. Train two cooks in each school.
B. Gardens
   3. Plant a garden at each school.
C. Money
   4. Pay the cooks monthly.
   5. Publish what the meals cost.

The end of the report tells of the visits.
"""
NOTES = """Canal

The Board recommends the following.

1. Widen the towpath.1

2. Mend the locks of the upper canal,2 and those of the lower one.

3. Open the towpath to bicycles.3 No fee should be asked.
"""


def said(reads: Reads, text: str) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in reads(text).recommendations]


def test_an_item_that_a_page_breaks_off_goes_on_after_the_note_and_the_page_number(reads: Reads) -> None:
    assert said(reads, PAGES)[0] == (
        "1",
        (
            "The Council should count the stalls each spring and publish the figures on the web site of the "
            "market office before the first of June."
        ),
    )


def test_a_list_counts_on_after_the_replies_between_its_items(reads: Reads) -> None:
    assert said(reads, PAGES)[1:] == [
        ("2", "Traders should be told of road works a month before these begin."),
        ("3", "The Market Office should keep a list of: free stalls, broken stalls."),
        ("4", "Light the square after dark."),
    ]


def test_what_only_tells_something_does_not_go_on_with_a_list(reads: Reads) -> None:
    text = (
        "Canal\n\nWe make the following recommendations:\n\n1. Dredge it.\n2. Mend the locks.\n\n"
        "Next, the study describes the canal.\n\n3. The canal was dug in 1801.\n4. It has nine locks.\n"
    )
    assert [code for code, _ in said(reads, text)] == ["1", "2"]


def test_numbers_that_count_through_lettered_groups_are_the_recommendations(reads: Reads) -> None:
    assert said(reads, GROUPS) == [
        ("1", "Fit an extractor in each kitchen."),
        ("2", "Train two cooks in each school."),
        ("3", "Plant a garden at each school."),
        ("4", "Pay the cooks monthly."),
        ("5", "Publish what the meals cost."),
    ]


def test_numbers_that_begin_anew_are_parts_of_the_lettered_items(reads: Reads) -> None:
    text = (
        "Recommendations\n\nA. Kitchens should have:\n   1. an extractor;\n   2. two sinks.\n"
        "B. Gardens should have:\n   1. a tap;\n   2. a shed.\n"
    )
    assert said(reads, text) == [
        ("A", "Kitchens should have: an extractor; two sinks."),
        ("B", "Gardens should have: a tap; a shed."),
    ]


def test_the_raised_numbers_of_notes_are_no_words(reads: Reads) -> None:
    assert [text for _, text in said(reads, NOTES)] == [
        "Widen the towpath.",
        "Mend the locks of the upper canal, and those of the lower one.",
        "Open the towpath to bicycles. No fee should be asked.",
    ]


def test_numbers_after_words_that_count_no_notes_are_kept(reads: Reads) -> None:
    text = "Recommendations\n\n1. Widen the road to Form no.7 yards.\n2. Keep rule no.3 as it is.\n"
    assert [text for _, text in said(reads, text)] == [
        "Widen the road to Form no.7 yards.",
        "Keep rule no.3 as it is.",
    ]


def test_a_sentence_that_only_announces_a_list_is_no_recommendation(reads: Reads) -> None:
    text = "# Canal\n\nThe Board recommends the following measures.\n\n1. Widen the towpath.\n2. Mend the locks.\n"
    assert [text for _, text in said(reads, text)] == ["Widen the towpath.", "Mend the locks."]


def test_a_title_beside_each_page_number_is_no_section(reads: Reads) -> None:
    text = (
        "The Canal\n\nWe recommend:\n\n1. Widen the towpath.\n\nii\n\nA SHORT STUDY\n\n2. Mend the locks.\n\n"
        "iii\n\nA SHORT STUDY\n\n3. Open the towpath to bicycles.\n"
    )
    assert [code for code, _ in said(reads, text)] == ["1", "2", "3"]
