"""A sheet that lies on its side, its labels in the first column, has a recommendation in each further one."""

import csv
import io

import pytest

from ingest.reading import read

_LABELS = ["Recommendation no.", "Recommendation", "Lead agency", "Status"]
_COLUMNS = [
    ["R1", "Mend the quay", "Works", "Late"],
    ["R2", "Light the pier", "Harbour Master", "Done"],
    ["R3", "Count the boats", "Works", "Done"],
]


def _file(rows: list[tuple[str, ...]], *above: str) -> bytes:
    held = io.StringIO()
    csv.writer(held).writerows([*([title] for title in above), *rows])
    return held.getvalue().encode()


@pytest.mark.parametrize("above", [(), ("Harbour plan",)])
def test_each_column_is_a_recommendation(above: tuple[str, ...]) -> None:
    rows = list(zip(_LABELS, *_COLUMNS, strict=True))
    found = list(read(_file(rows, *above), source_name="plan.csv", slug="plan").recommendations)
    assert [
        [one.code, one.text.value, one.responsible[0].value, one.status.value if one.status else ""]
        for one in found
    ] == _COLUMNS


def test_a_table_that_stands_upright_stays_one_of_rows() -> None:
    rows = [tuple(_LABELS), *map(tuple, _COLUMNS)]
    found = read(_file(rows), source_name="plan.csv", slug="plan").recommendations
    assert [one.text.value for one in found] == [column[1] for column in _COLUMNS]
