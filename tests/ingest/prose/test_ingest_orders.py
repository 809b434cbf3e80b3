"""Orders whose sections say what is to be done, and the rules of a body in numbered statements."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]

ORDER = """# Governor's Order No. 12

By virtue of the powers vested in me, I, the Governor of Westmark, do hereby order as follows:

**Section 1. Definitions.** A "vehicle" shall mean a car, and no boat will be one.

**Section 2. Fleet Office.** The Fleet Office shall keep a list of all vehicles.

**Section 3. Purchases.** I therefore direct as follows:

(a) Each department shall ask the Fleet Office before it buys a vehicle.

(b) The Treasurer must publish:

1. the price of each vehicle;
2. its maker.

**Section 4. Severability.** If any part of this order is void, the rest shall remain in force.

Signed at Westmark on this 4th day of March 2021.

The Governor shall be pleased to answer all questions about it.
"""
RESOLUTION = """# Resolution 7

WHEREAS, the harbor is full;

THE PORT DISTRICT RESOLVES AS FOLLOWS:

## Section 1. Moorings

a. **Numbers.** The Harbor Office shall number all moorings.

b. **Late payment.** Late fees shall be five dollars.

## Section 2. Boats

a. The Harbor Office shall number all moorings of ferries that carry mail to the islands.

b. The Port Clerk shall publish the numbers.

Read, approved and adopted this 1st day of May, 2020.
"""
RUN_ON = """EXECUTIVE ORDER 99

By the authority vested in me as Governor by the laws of Westmark, it is hereby ordered as follows:

Section 1. Policy. It is the policy of Westmark to have good ferries. Ferries carry many people.

Sec. 2. Ferry Council. (a) The Ferry Council shall meet twice a year.

(b) The Secretary of Transportation shall chair the Council.

Sec. 3. Reports. The Secretary of Transportation shall report to the Governor each year.
"""
REPORT = """The Minister wrote: "I hereby direct the agency to act."

Section 4 of the Act shall apply to the costs. The respondent shall pay them.

Section 5 provides that the Registrar must tax costs.
"""
STATEMENTS = """
## 1. Meetings

1.1 Meetings of the Council shall be held in the Town Hall.

1.2 The Clerk must give notice of a meeting three clear days before it.

1.3 In these words "Chair" shall mean the Chair of the Council.

1.4 The public may film a meeting.

## 2. Minutes

2.1 The Clerk shall take the minutes and send them to:

- all councillors; and
- the archive.

2.2 No discussion of the minutes may take place except upon their accuracy.

2.3 The Chair is to sign the minutes.

2.4 Draft minutes must be published within one month.
"""


def test_the_sections_of_an_order_are_read_but_for_those_that_define(reads: Reads) -> None:
    assert [(one.code, one.text.value) for one in reads(ORDER).recommendations] == [
        ("2", "The Fleet Office shall keep a list of all vehicles."),
        ("a", "Each department shall ask the Fleet Office before it buys a vehicle."),
        ("b", "The Treasurer must publish: the price of each vehicle; its maker."),
    ]


def test_titles_of_an_orders_sections_are_subjects(reads: Reads) -> None:
    assert [one.label.value for one in reads(ORDER).document.categories] == ["Fleet Office", "Purchases"]


def test_words_that_lead_the_statements_of_a_section_are_titles(reads: Reads) -> None:
    found = list(reads(RESOLUTION).recommendations)
    assert [one.title.value for one in found if one.title] == ["Numbers", "Late payment"]


def test_letters_of_two_sections_are_two_statements_though_they_sound_alike(reads: Reads) -> None:
    assert len(list(reads(RESOLUTION).recommendations)) == 4


def test_the_first_statement_of_a_section_may_stand_beside_its_title(reads: Reads) -> None:
    found = [(one.code, one.text.value) for one in reads(RUN_ON).recommendations]
    assert found == [
        ("a", "The Ferry Council shall meet twice a year."),
        ("b", "The Secretary of Transportation shall chair the Council."),
        ("3", "The Secretary of Transportation shall report to the Governor each year."),
    ]


def test_sections_that_sentences_cite_are_no_order(reads: Reads) -> None:
    assert not list(reads(REPORT).recommendations)


@pytest.mark.parametrize(
    "title",
    ["Standing orders of Elmbridge Council", "Financial Regulations 2020", "Directive on Fleet Vehicles"],
)
def test_the_rules_of_a_body_that_oblige_are_read(reads: Reads, title: str) -> None:
    found = list(reads(f"# {title}\n{STATEMENTS}").recommendations)
    assert [one.code for one in found] == ["1.1", "1.2", "2.1", "2.2", "2.3", "2.4"]
    assert (
        found[2].text.value
        == "The Clerk shall take the minutes and send them to: all councillors; and the archive."
    )


@pytest.mark.parametrize("title", ["Terms of Service and Privacy Policy", "Meetings Act 2004"])
def test_terms_and_statutes_are_no_rules_of_a_body(reads: Reads, title: str) -> None:
    assert not list(reads(f"# {title}\n{STATEMENTS}").recommendations)
