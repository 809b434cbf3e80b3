"""Sentences that begin with a time by which a body should act, and paragraphs that a few words lead."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]


def said(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(one.text.value, [who.value for who in one.responsible]) for one in reading.recommendations]


def test_what_bodies_should_do_by_a_time_is_read_without_a_heading_that_announces_it(reads: Reads) -> None:
    text = """# Programme on shared lamps

## The way ahead

Lamps are dear. Within 60 days, the Harbour Office should publish a list of lamps. It has none.

No later than the end of June, each agency should send its plan, with:

- its lamps
- their cost

By 2 July, the Council will answer.
"""
    assert said(reads(text)) == [
        ("Within 60 days, the Harbour Office should publish a list of lamps.", ["Harbour Office"]),
        (
            "No later than the end of June, each agency should send its plan, with: its lamps their cost",
            ["agency"],
        ),
        ("By 2 July, the Council will answer.", ["Council"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Answers\n\nWithin 20 days, the Harbour Office will answer. Within 40 days, the Council will decide.\n",
        "# Law\n\nWithin 60 days, the Council shall meet. Within 90 days, the Council shall report.\n",
        "# Lamps\n\nBy day, the lamps should be off. Within the hall, lamps should be on.\n",
    ],
)
def test_what_is_promised_or_law_is_none(reads: Reads, text: str) -> None:
    assert said(reads(text)) == []


def test_paragraphs_under_an_announcing_heading_may_have_words_that_lead_them(reads: Reads) -> None:
    text = """# The law of ferries

## Summary of recommendations

Licences. The Ferries Act should be amended to require a licence for each ferry.

Penalties. Section 12 of the Act should be repealed and a scale of fines be put in its place.

Appeals. An appeal should lie to the Harbour Court.
"""
    found = list(reads(text).recommendations)
    assert [(one.title.value if one.title else None, one.text.value) for one in found] == [
        ("Licences.", "The Ferries Act should be amended to require a licence for each ferry."),
        ("Penalties.", "Section 12 of the Act should be repealed and a scale of fines be put in its place."),
        ("Appeals.", "An appeal should lie to the Harbour Court."),
    ]
