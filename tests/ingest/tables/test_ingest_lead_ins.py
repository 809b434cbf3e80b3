"""Rows of a table that break off with a colon, over lettered rows."""

import csv
import io

import pytest

from ingest.reading import read
from ontology.records import Recommendation


def found(*rows: str) -> list[Recommendation]:
    text = io.StringIO()
    csv.writer(text).writerows(row.split("|") for row in rows)
    return list(read(text.getvalue().encode(), source_name="a.csv", slug="a").recommendations)


@pytest.mark.parametrize("mark", ["(a)", "a)", "a.", "a"])
def test_lettered_rows_with_responses_are_recommendations_for_the_party_above(mark: str) -> None:
    said = found(
        "No|Recommendation|Response",
        "1|The Council should sell the depot.|Rejected",
        "2|The Harbour Board should:|",
        f"{mark}|publish waiting times each month|Accepted",
        f"{mark.replace('a', 'b')}|appoint a lead for complaints|Accepted in part",
        "3|The Mayor should fund the pier.|Accepted",
    )
    assert [(one.code, one.text.value) for one in said] == [
        ("1", "The Council should sell the depot."),
        ("2.a", "publish waiting times each month"),
        ("2.b", "appoint a lead for complaints"),
        ("3", "The Mayor should fund the pier."),
    ]
    assert [party.value for party in said[2].responsible] == ["Harbour Board"]


def test_lettered_rows_of_which_nothing_is_said_are_words_of_the_row_above() -> None:
    said = found(
        "No|Recommendation|Response",
        "1|The Board should:|Accepted",
        "|a) publish waiting times; and|",
        "|b) appoint a lead.|",
        "2|The Mayor should fund the pier.|Rejected",
    )
    assert len(said) == 2
    assert "publish waiting times" in said[0].text.value
    assert said[0].text.value.endswith("appoint a lead.")


def test_letters_that_do_not_begin_with_the_first_are_numbers_of_their_own() -> None:
    said = found(
        "No|Recommendation|Response",
        "B|Revise the plan as follows:|Accepted",
        "C|Sell the depot.|Accepted",
        "D|Fund the pier.|Rejected",
    )
    assert [one.code for one in said] == ["B", "C", "D"]
