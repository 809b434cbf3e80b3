"""Resolutions: what a body asks of others in paragraphs that begin with a verb."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]

RESOLUTION = """The Assembly of Lake Towns,

Recalling its resolution 12 on the quality of water;

1. Welcomes the report of the Secretary;

2. URGES all Member Towns, as their means allow:

   (1) to measure the depth of their lakes;

   (2) to publish what they find, including:

      (a) the depth;

      (b) the temperature;

3. Invites the Board of Fishers to count the boats;

4. Requests the Secretary to report on this in 2031.
"""


def test_each_item_below_a_verb_that_asks_is_asked_of_the_party_beside_it(reads: Reads) -> None:
    found = reads(RESOLUTION).recommendations
    assert [(one.code, one.text.value, [who.value for who in one.responsible]) for one in found] == [
        ("2.1", "to measure the depth of their lakes;", ["Member Towns"]),
        (
            "2.2",
            "to publish what they find, including: (a) the depth; (b) the temperature;",
            ["Member Towns"],
        ),
        ("3", "Invites the Board of Fishers to count the boats;", ["Board of Fishers"]),
        ("4", "Requests the Secretary to report on this in 2031.", ["Secretary"]),
    ]


def test_duties_that_begin_with_such_verbs_are_no_resolution(reads: Reads) -> None:
    text = "Clerk of the market\n\n- Requests quotes from sellers\n- Invites the sellers to the market\n"
    assert not list(reads(text).recommendations)


def test_the_number_of_a_section_is_its_code(reads: Reads) -> None:
    text = (
        "# A resolution on boats\n\nWHEREAS, boats are old;\n\nNOW, THEREFORE, BE IT RESOLVED:\n\n"
        "Section 3. The Harbour Office shall inspect all boats.\n\n"
        "Section 4. The Harbour Office shall keep a list of all boats.\n"
    )
    found = [(one.code, one.text.value) for one in reads(text).recommendations]
    assert found == [
        ("3", "The Harbour Office shall inspect all boats."),
        ("4", "The Harbour Office shall keep a list of all boats."),
    ]
