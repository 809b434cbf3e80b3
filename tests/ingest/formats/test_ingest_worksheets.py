"""Worksheets and cards: one action or recommendation each, its labels left of its values."""

import pytest

from ingest.reading import read
from ontology.records import Recommendation


def found(*tables: str) -> list[Recommendation]:
    """The records of a page with tables; rows are parted by semicolons, cells by bars."""
    page = "".join(_table(one) for one in tables)
    content = f"<html><body><h1>Annex of Ash</h1><h2>Strategy</h2>{page}</body></html>"
    return list(read(content.encode(), source_name="a.html", slug="a").recommendations)


def _table(rows: str) -> str:
    laid = [row.split("|") for row in rows.split(";")]
    width = max(map(len, laid))
    return "<table>" + "".join(f"<tr>{_cells(row, width)}</tr>" for row in laid) + "</table>"


def _cells(cells: list[str], width: int) -> str:
    """Cells as a page has them; the last of a short row reaches over the rest."""
    own = cells[:-1]
    wide = f"<td colspan={width - len(own)}>{cells[-1].strip()}</td>"
    return "".join(f"<td>{cell.strip()}</td>" for cell in own) + wide


def said(*tables: str) -> list[tuple[str, str, str | None, list[str]]]:
    return [
        (
            one.code,
            one.text.value,
            one.title.value if one.title else None,
            [party.value for party in one.responsible],
        )
        for one in found(*tables)
    ]


def test_a_worksheet_may_have_several_labels_in_a_row() -> None:
    assert said(
        "Action Number|7|Hazard Addressed|Flood; Action Title|Raise the pumps|Priority|High;"
        "Responsible Party|Public Works|Cost|$40,000; Timeline|2 years|Status|New",
        "Action Number|8|Hazard Addressed|Wind; Action Title|Brace the hangar|Priority|Low;"
        "Responsible Party|Airport|Cost|$9,000; Timeline|1 year|Status|Begun",
    ) == [("7", "Raise the pumps", None, ["Public Works"]), ("8", "Brace the hangar", None, ["Airport"])]


@pytest.mark.parametrize(
    ("problem", "solution", "name"),
    [
        ("Description of the Problem:", "Description of the Solution:", "Project Name:"),
        ("Problem statement", "Action Description", "Action Name"),
        ("Issue", "Proposed Action", "Mitigation Action Title"),
    ],
)
def test_the_solution_is_the_recommendation_and_not_the_problem(
    problem: str, solution: str, name: str
) -> None:
    one = (
        f"Mitigation Action Worksheet; Name of Jurisdiction|Ash; {name}|Second siren;"
        f"{problem}|The west end cannot hear it.; {solution}|Erect a siren at the mill.; Lead Agency|Police"
    )
    assert said(one) == [("1", "Erect a siren at the mill.", "Second siren", ["Police"])]


def test_worksheets_below_each_other_in_one_table_are_parted_where_their_first_label_comes_again() -> None:
    assert said(
        "Jurisdiction|Ash; Mitigation Action|Widen the culvert; Lead Agency|Highways; Status|New;"
        "Jurisdiction|Elm; Mitigation Action|Bury the cables; Lead Agency|Utilities; Status|New"
    ) == [("1", "Widen the culvert", None, ["Highways"]), ("2", "Bury the cables", None, ["Utilities"])]


def test_words_in_the_row_below_a_number_are_those_of_the_recommendation() -> None:
    one = "Recommendation {0}; {1}; Response|Accepted; Owner|Trade Office"
    assert said(one.format(4, "The board should meet monthly."), one.format(5, "Train all inspectors.")) == [
        ("4", "The board should meet monthly.", None, ["Trade Office"]),
        ("5", "Train all inspectors.", None, ["Trade Office"]),
    ]


@pytest.mark.parametrize(
    "card",
    [
        "Project Name|Fire station 4; Location|Elm Street; Cost|$2m; Year|2019",
        "Name|Ann Lee; Title|Director; Department|Planning; Phone|555",
    ],
)
def test_a_card_that_says_nothing_of_what_is_to_be_done_is_none(card: str) -> None:
    assert said(card, card.replace("4", "5")) == []


def test_a_header_with_one_row_below_is_no_worksheet() -> None:
    (one,) = found("Category|Fiscal Year|Recommendation;2||Open the gates at eight.")
    assert one.text.value == "Open the gates at eight."
