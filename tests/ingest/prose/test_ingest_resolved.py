"""Resolutions whose clauses begin with the words that resolve them."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]

REASONS = """RESOLUTION 22-17

A RESOLUTION ABOUT THE FERRIES OF ELMVALE

WHEREAS, the ferries of Elmvale carry more people than ever; and

WHEREAS, nobody counts them;

"""
CLAUSES = """NOW, THEREFORE, BE IT RESOLVED by the Council of the Town of Elmvale, that the Harbor Office shall \
count the passengers of each ferry; and

BE IT FURTHER RESOLVED that the plan of the Ferry Board shall state:

1. what each ferry costs;
2. who may travel free; and be it further

RESOLVED, That the Town Clerk is directed to send this resolution to the county.

PASSED AND ADOPTED this 3rd day of May 2022.
"""
HEADED = """NOW, THEREFORE, BE IT RESOLVED BY THE COUNCIL OF ELMVALE:

Section 1. The Harbor Master shall count the passengers.

Section 2. The Ferry Board shall publish the counts.
"""
MINUTES = """# Report on ferries

## Recommendations

1. The Harbor Office should count passengers.
2. The Harbor Office should publish the counts.

## Formal minutes

Resolved, That the Report be the Second Report of the Committee to the Council.

Ordered, That the Chair make the Report to the Council.
"""


def said(reads: Reads, text: str) -> list[str]:
    return [one.text.value for one in reads(text).recommendations]


def test_each_clause_is_one_with_the_list_below_it(reads: Reads) -> None:
    found = list(reads(REASONS + CLAUSES).recommendations)
    assert [one.text.value for one in found] == [
        "the Harbor Office shall count the passengers of each ferry",
        "the plan of the Ferry Board shall state: what each ferry costs; who may travel free",
        "the Town Clerk is directed to send this resolution to the county.",
    ]
    assert found[0].responsible[0].value == "Harbor Office"


def test_one_clause_is_enough(reads: Reads) -> None:
    one = "THEREFORE, LET IT BE RESOLVED THAT the Town Board supports a bridge to the island.\n"
    assert said(reads, REASONS + one) == ["the Town Board supports a bridge to the island."]


def test_sections_below_what_resolves_them_are_read_as_such(reads: Reads) -> None:
    found = list(reads(REASONS + HEADED).recommendations)
    assert [one.code for one in found] == ["1", "2"]
    assert found[1].text.value == "The Ferry Board shall publish the counts."


def test_how_a_report_was_agreed_is_no_recommendation(reads: Reads) -> None:
    assert said(reads, MINUTES) == [
        "The Harbor Office should count passengers.",
        "The Harbor Office should publish the counts.",
    ]


def test_whom_a_council_directs_is_asked_not_the_council(reads: Reads) -> None:
    one = "BE IT RESOLVED that the Town Council hereby directs the Town Clerk to publish the plan.\n"
    (found,) = reads(REASONS + one).recommendations
    assert [who.value for who in found.responsible] == ["Town Clerk"]
