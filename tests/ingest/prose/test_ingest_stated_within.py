"""Counted paragraphs: lists within those that say that they recommend, and none of those that only go on."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]


def texts(reading: Reading) -> list[str]:
    return [one.text.value for one in reading.recommendations]


def test_a_paragraph_that_names_its_recommendations_stands_over_them(reads: Reads) -> None:
    text = """# The report on ferries is out

1. The Harbour Committee was set up in May.

2. The Harbour Committee found that boats are late and made the following recommendations:
    - Raise the number of berths to ten by June.
    - Keep the list of masters that are known.

3. The Council thanks the Harbour Committee.
"""
    assert texts(reads(text)) == [
        "Raise the number of berths to ten by June.",
        "Keep the list of masters that are known.",
    ]


def test_what_others_recommended_in_an_earlier_year_is_not_read(reads: Reads) -> None:
    text = """# Ferries

1. The Harbour Committee was set up in May.

2. The inquiry of 2011 made the following recommendations:
    - Raise the number of berths to ten by June.
    - Keep the list of masters that are known.
"""
    assert texts(reads(text)) == []


def test_a_paragraph_that_goes_on_with_the_count_is_no_item_of_a_list(reads: Reads) -> None:
    text = """# Submission on ferries

The Cabinet took note in May of what had been recommended by the ferry masters, and of the recommendation of their union.

2. There are other matters that are near to it.

3. The boats are late on each day of the week.

4. I recommend that the Act be changed to provide:

(a) that the boats have lamps;

(b) that all have leave.
"""
    assert texts(reads(text)) == [
        "I recommend that the Act be changed to provide: (a) that the boats have lamps; (b) that all have leave."
    ]
