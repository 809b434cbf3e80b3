"""Series of what is asked: motions, bare letters, parts of an item, and lists that ask for nothing."""

from collections.abc import Callable

from ontology.records import Reading, Recommendation

Reads = Callable[[str], Reading]


def said(found: Reading) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in found.recommendations]


def parties(one: Recommendation) -> list[str]:
    return [party.value for party in one.responsible]


def test_a_motion_is_asked_for_item_by_item(reads: Reads) -> None:
    text = """Lights for the old pier

Two people fell into the water last winter.

I, THEREFORE, MOVE that the Harbour Board:

1. Direct the Harbour Master, in consultation with the Police Chief, to light the old pier.
2. Instruct the Director of Parks to:
   a. Cut the hedge; and
   b. Paint the rail.
3. Delegate authority to the Director of Harbours, or her designee, to buy lamps.
"""
    found = reads(text)
    assert said(found) == [
        ("1", "Direct the Harbour Master, in consultation with the Police Chief, to light the old pier."),
        ("2", "Instruct the Director of Parks to: a. Cut the hedge; and b. Paint the rail."),
        ("3", "Delegate authority to the Director of Harbours, or her designee, to buy lamps."),
    ]
    assert [parties(one) for one in found.recommendations][1:] == [
        ["Director of Parks"],
        ["Director of Harbours"],
    ]


def test_bare_letters_count_paragraphs(reads: Reads) -> None:
    text = """# Recommendations

a The Harbour Office should publish the depth of every berth.

b Before the winter, the Harbour Office should light the old pier.

c The Harbour Office and the Police together should walk the piers at night.
"""
    assert said(reads(text)) == [
        ("a", "The Harbour Office should publish the depth of every berth."),
        ("b", "Before the winter, the Harbour Office should light the old pier."),
        ("c", "The Harbour Office and the Police together should walk the piers at night."),
    ]


def test_a_sentence_that_begins_with_an_article_is_not_lettered(reads: Reads) -> None:
    text = """# Recommendations

A new pier should be built at Eastport.

The old pier should be closed.
"""
    assert [text for _, text in said(reads(text))] == [
        "A new pier should be built at Eastport.",
        "The old pier should be closed.",
    ]


UPR = """# Conclusions and/or recommendations

5. The following recommendations enjoy the support of Lagunia:

5.1 Ratify the Convention on Harbours (Chile);

5.2 Keep children out of the docks, including by:
(a) fencing the cranes;
(b) training the guards (Malta);

5.3 Publish the register of ships (Peru).

6. All conclusions and/or recommendations contained in the present report reflect the position of the
submitting States. They should not be construed as endorsed by the Working Group as a whole.

Annex

Composition of the delegation

1. Mr. Ivo Lund, Permanent Representative;
2. Ms. Ana Berg, Adviser.
"""


def test_lists_of_people_and_words_about_the_recommendations_are_none(reads: Reads) -> None:
    assert said(reads(UPR)) == [
        ("5.1", "Ratify the Convention on Harbours (Chile);"),
        (
            "5.2",
            "Keep children out of the docks, including by: (a) fencing the cranes; (b) training the guards (Malta);",
        ),
        ("5.3", "Publish the register of ships (Peru)."),
    ]


def test_principles_below_what_is_asked_are_parts_of_it(reads: Reads) -> None:
    text = """CALLS TO ACTION

1. We call upon the Harbour Board to keep the names of all who were lost at sea, by these principles:
   i. The families shall be asked first.
   ii. No name shall be left out.

2. We call upon the schools to teach the history of the harbour.
"""
    assert [code for code, _ in said(reads(text))] == ["1", "2"]


def test_the_symbol_of_a_document_at_the_head_of_a_page_opens_no_section(reads: Reads) -> None:
    text = """C. Principal areas of concern and recommendations

Fishing

7. The Committee recommends that the State party:

(a) Close the nets in spring;

(b) Count the boats.

CRC/C/LAG/CO/4

Schools

8. The Committee recommends that the State party:

(a) Open the harbour school;

(b) Pay its teachers.
"""
    assert [text for _, text in said(reads(text))] == [
        "Close the nets in spring;",
        "Count the boats.",
        "Open the harbour school;",
        "Pay its teachers.",
    ]
