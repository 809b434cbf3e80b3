"""Tables side by side on one sheet."""

import csv
import io

import pytest

from ingest.reading import read


def said(*rows: str) -> list[tuple[str, list[str]]]:
    text = io.StringIO()
    csv.writer(text).writerows(row.split("|") for row in rows)
    found = read(text.getvalue().encode(), source_name="a.csv", slug="a").recommendations
    return [(one.text.value, [party.value for party in one.responsible]) for one in found]


@pytest.mark.parametrize("gap", ["|", "||"], ids=["side by side", "a column between"])
def test_tables_with_the_same_header_side_by_side_are_read_one_after_the_other(gap: str) -> None:
    assert said(
        f"Action|Lead{gap}Action|Lead",
        f"Paint the crossings|Roads{gap}Build a bus depot|Transit",
        f"Sign the trails|Parks{gap}Buy the quarry|Council",
        f"Mend the roof|Estates{gap}|",
    ) == [
        ("Paint the crossings", ["Roads"]),
        ("Sign the trails", ["Parks"]),
        ("Mend the roof", ["Estates"]),
        ("Build a bus depot", ["Transit"]),
        ("Buy the quarry", ["Council"]),
    ]


def test_a_header_said_twice_for_other_columns_parts_no_table() -> None:
    assert said(
        "Action|Lead|Action|Date",
        "Paint the crossings|Roads|Started|May",
        "Sign the trails|Parks|Done|June",
        "Mend the roof|Estates|Not started|July",
    ) == [("Paint the crossings", ["Roads"]), ("Sign the trails", ["Parks"]), ("Mend the roof", ["Estates"])]
