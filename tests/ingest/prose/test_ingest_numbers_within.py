"""Recommendations that are counted within a sentence, or after their words."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]


def said(reads: Reads, text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.code, one.text.value, [party.value for party in one.responsible])
        for one in reads(text).recommendations
    ]


def test_what_a_sentence_asks_for_by_number_are_several_recommendations(reads: Reads) -> None:
    text = (
        "Audit of the port\n\nShips wait too long. We recommend that the Harbour Office (1) publish the times "
        "of all ships; (2) hire two pilots; and (3) review its fees each year. The Office agreed.\n"
    )
    assert said(reads, text) == [
        ("1", "publish the times of all ships", ["Harbour Office"]),
        ("2", "hire two pilots", ["Harbour Office"]),
        ("3", "review its fees each year.", ["Harbour Office"]),
    ]


def test_numbers_that_count_no_instructions_part_no_sentence(reads: Reads) -> None:
    text = (
        "Audit of the port\n\nWe recommend that the Board meet where (1) the tide is low and (2) the fees are "
        "high.\n\nIt rains.\n"
    )
    assert [words for _, words, _ in said(reads, text)] == [
        "We recommend that the Board meet where (1) the tide is low and (2) the fees are high."
    ]


def test_numbers_in_brackets_after_the_words_make_recommendations_wherever_they_stand(reads: Reads) -> None:
    text = (
        "Open recommendations\n\nClear all filters\n\nThe Secretary of Trade should count all ships. "
        "(Recommendation 2)\n\nWe will say what has been done.\n\nThe Port Authority should train its pilots "
        "each spring. (Recommendation 5)\n\nWe will say what has been done.\n"
    )
    assert said(reads, text) == [
        ("2", "The Secretary of Trade should count all ships.", ["Secretary of Trade"]),
        ("5", "The Port Authority should train its pilots each spring.", ["Port Authority"]),
    ]


def test_the_cell_before_the_words_of_a_table_that_became_lines_is_told_apart(reads: Reads) -> None:
    text = (
        "Open recommendations\n\nDepartment of Trade The Secretary of Trade should count all ships. "
        "(Recommendation 2)\n\nOpen\n\nPort Authority The Authority should train its pilots. "
        "(Recommendation 5)\n\nOpen\n"
    )
    first, second = reads(text).recommendations
    assert (first.text.value, first.attributes["Addressee"].value) == (
        "The Secretary of Trade should count all ships.",
        "Department of Trade",
    )
    assert (second.text.value, second.attributes["Addressee"].value) == (
        "The Authority should train its pilots.",
        "Port Authority",
    )


def test_a_sentence_that_refers_to_a_number_is_no_recommendation(reads: Reads) -> None:
    text = (
        "A letter\n\nThe Office agreed to count its ships (Recommendation 2).\n\n"
        "It has trained its pilots. (Recommendation 5)\n"
    )
    assert said(reads, text) == []
