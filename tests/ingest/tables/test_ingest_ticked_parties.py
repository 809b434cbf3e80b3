"""Marks in the columns of agencies say who is responsible, where the header row above them says so."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from ingest.reading import read

Rows = list[list[str]]

_BELOW = [["S1", "Mend the quay", "●", "", "●", "2026"], ["S2", "Light the pier", "", "●", "", "2027"]]


def _workbook(rows: Rows) -> tuple[bytes, str]:
    book = Workbook()
    for row in rows:
        book["Sheet"].append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue(), "plan.xlsx"


def _page(rows: Rows) -> tuple[bytes, str]:
    over, heads, *below = rows
    spans = {0: "rowspan=2", 1: "rowspan=2", 2: "colspan=3", 5: "rowspan=2"}
    first = "".join(f"<th {span}>{over[at]}</th>" for at, span in spans.items())
    second = "".join(f"<th>{head}</th>" for head in heads[2:5])
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in below)
    head = f"<thead><tr>{first}</tr><tr>{second}</tr></thead>"
    return f"<h1>Plan</h1><table>{head}<tbody>{body}</tbody></table>".encode(), "plan.html"


def _responsible(file: tuple[bytes, str]) -> list[list[str]]:
    reading = read(file[0], source_name=file[1], slug="plan")
    return [[party.value for party in one.responsible] for one in reading.recommendations]


@pytest.mark.parametrize("made", [_workbook, _page])
@pytest.mark.parametrize(
    ("over", "known"), [("Responsible agencies", True), ("Lead department", True), ("Neighbourhoods", False)]
)
def test_the_words_over_columns_of_marks_say_that_they_are_parties(
    made: Callable[[Rows], tuple[bytes, str]], over: str, known: bool
) -> None:
    head = [["Ref", "Strategy", over, "", "", "When"], ["", "", "Harbour", "Lights", "Ferries", ""]]
    found = _responsible(made([*head, *_BELOW]))
    assert found == ([["Harbour", "Ferries"], ["Lights"]] if known else [[], []])


def test_a_second_row_with_other_words_too_is_no_header() -> None:
    head = ["Ref", "Strategy", "Responsible agencies", "", "", "When"]
    rows = [["S0", "Count the boats", "Harbour", "Lights", "Ferries", "2025"], *_BELOW]
    made, name = _workbook([head, *rows])
    reading = read(made, source_name=name, slug="plan")
    assert [one.code for one in reading.recommendations] == ["S0", "S1", "S2"]
