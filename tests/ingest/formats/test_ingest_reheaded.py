"""Tables whose header is said again with other columns."""

import csv
import io

import pytest

from ingest.reading import read
from ontology.records import Recommendation


def found(*rows: str) -> list[Recommendation]:
    """The records of a file of records; cells are parted by bars."""
    text = io.StringIO()
    csv.writer(text).writerows(row.split("|") for row in rows)
    return list(read(text.getvalue().encode(), source_name="a.csv", slug="a").recommendations)


@pytest.mark.parametrize("again", ["Ref|Action|Due|Lead", "No.|Recommendation|Deadline|Owner", "Action|Lead"])
def test_rows_below_another_header_have_its_columns(again: str) -> None:
    below = {"Lead": "Parks", "Owner": "Parks", "Due": "2026", "Deadline": "2026", "Ref": "9", "No.": "9"}
    last = "|".join(below.get(label, "Plant forty street trees") for label in again.split("|"))
    said = found(
        "No.|Recommendation|Owner", "1|Widen the path|Roads", "2|Light the bridge|Estates", again, last
    )
    assert said[2].text.value == "Plant forty street trees"
    assert [[party.value for party in one.responsible] for one in said] == [["Roads"], ["Estates"], ["Parks"]]


def test_a_line_over_another_header_stands_over_its_rows() -> None:
    said = found(
        "No.|Recommendation|Owner",
        "1|Widen the path|Roads",
        "Longer term||",
        "No.|Action|Lead",
        "2|Plant forty street trees|Parks",
    )
    assert [one.text.value for one in said] == ["Widen the path", "Plant forty street trees"]


@pytest.mark.parametrize("row", ["2|Action|City", "2|Strategy on status|Lead officers", "2|Review|Owner"])
def test_a_row_of_short_cells_is_no_header_for_one_word(row: str) -> None:
    said = found("No.|Action|Lead", "1|Widen the path|Roads", row, "3|Light the bridge|Estates")
    assert len(said) == 3
