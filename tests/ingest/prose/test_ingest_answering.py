"""Answers that stand right below a labelled recommendation are no part of its words."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]

ANSWERED = """# Answer to the inquiry into ferries

## Recommendation 1: Surveys of piers

The Harbour Office should survey each pier:

- in spring;
- in autumn.

The surveys should be published within a month.

The city agrees that piers should be surveyed, and has begun to.

## Recommendation 2: Fares

The Harbour Office should:

- set one fare for all piers;
- tell passengers before it rises.

The city does not accept that one fare should be set.
"""
LETTERED = """Ferries

Recommendations

Recommendation 1: The survey of the harbour should:
A. count passengers;
B. list the piers.

Recommendation 2: Mend the north pier.
"""


def test_an_answer_that_says_what_should_be_is_no_part_of_what_it_answers(reads: Reads) -> None:
    found = [one.text.value for one in reads(ANSWERED).recommendations]
    assert len(found) == 2
    assert found[0].endswith("in spring; in autumn. The surveys should be published within a month.")
    assert found[1].endswith("tell passengers before it rises.")


def test_capital_letters_of_parts_stay(reads: Reads) -> None:
    first, _ = reads(LETTERED).recommendations
    assert first.text.value == "The survey of the harbour should: A. count passengers; B. list the piers."
