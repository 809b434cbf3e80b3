"""Lists of international reviews that count by codes, once the cells of their tables have become lines."""

from collections.abc import Callable

from ingest.reading import read
from ontology.records import Reading

Reads = Callable[[str], Reading]

FLAT = """# Review of Norland - Recommendations by topic

Recommendation and recommending State
Position
Topics

Topic: Treaties
61.3 Accede to the Convention on Torture (Peru) (Chad);
Source of Position: A/HRC/9/15 - Para.3
Supported
- Treaties
- Public officials
61.4 Ratify the Optional Protocol on the Rights of the Child (Fiji);
Source of Position: A/HRC/9/15 - Para.3
Noted
- Treaties
- Children
Topic: Courts
61.9 Further strengthen the independence of judges (Cuba);
Source of Position: A/HRC/9/15 - Para.3
Supported
- Courts
- Judges
61.12 Train prosecutors in human rights (Iceland);
Source of Position: A/HRC/9/15 - Para.4
Supported
- Courts
61.20 Publish the judgments of all courts (Japan).
Source of Position: A/HRC/9/15 - Para.4
Noted
- Courts
"""


def test_codes_within_other_lines_part_the_recommendations() -> None:
    found = read(FLAT.encode(), source_name="norland.md", slug="norland").recommendations
    assert [(one.code, one.text.value) for one in found] == [
        ("61.3", "Accede to the Convention on Torture (Peru) (Chad)"),
        ("61.4", "Ratify the Optional Protocol on the Rights of the Child (Fiji)"),
        ("61.9", "Further strengthen the independence of judges (Cuba)"),
        ("61.12", "Train prosecutors in human rights (Iceland)"),
        ("61.20", "Publish the judgments of all courts (Japan)"),
    ]


def test_the_position_below_and_the_topic_above_are_told_of_each() -> None:
    found = list(read(FLAT.encode(), source_name="norland.md", slug="norland").recommendations)
    assert [one.status.value for one in found if one.status] == [
        "Supported",
        "Noted",
        "Supported",
        "Supported",
        "Noted",
    ]
    assert [one.category_cell.value for one in found if one.category_cell] == [
        "Treaties",
        "Treaties",
        "Courts",
        "Courts",
        "Courts",
    ]


def test_figures_and_references_within_a_text_are_no_codes(reads: Reads) -> None:
    text = (
        "A Study\n\nIn 2011 the share was 61.3 Perhaps it fell; in 2012 it was 61.4 And then 61.9 It rose.\n\n"
        "See 61.12 Publish or perish, 61.20 The end and 61.22 Notes.\n"
    )
    assert list(reads(text).recommendations) == []
