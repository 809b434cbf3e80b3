"""Tables and cards that a page draws without a table."""

import pytest

from ingest.reading import read

pytestmark = pytest.mark.usefixtures("in_this_process")

HEADER = ("Ref", "Recommendation", "Lead", "Status")
ROWS = (
    ("W1", "Test the wells twice a year", "Health Office", "Begun"),
    ("W2", "Cap the two open shafts", "Mines Office", "Done"),
)


def said(body: str) -> list[tuple[str, str, str]]:
    page = f"<html><body><h1>Clean water</h1>{body}</body></html>".encode()
    found = read(page, source_name="plan.html", slug="plan").recommendations
    return [
        (one.text.value, one.responsible[0].value, one.status.value if one.status else "") for one in found
    ]


def row(cells: tuple[str, ...], around: str, each: str) -> str:
    within = "".join(f"<{each}>{cell}</{each.partition(' ')[0]}>" for cell in cells)
    return f"<{around}>{within}</{around.partition(' ')[0]}>"


EXPECTED = [
    ("Test the wells twice a year", "Health Office", "Begun"),
    ("Cap the two open shafts", "Mines Office", "Done"),
]


def test_rows_of_parts_below_a_header_are_a_table() -> None:
    rows = "".join(row(one, "div class=line", "span") for one in ROWS)
    assert said(f"<section>{row(HEADER, 'div class=top', 'div')}{rows}</section>") == EXPECTED
    assert said(f"<div>{row(HEADER, 'div', 'div')}<div>{rows}</div></div>") == EXPECTED


def test_what_is_a_table_to_a_screen_reader_is_one() -> None:
    rows = "".join(row(one, "div role=row", "span role=cell") for one in ROWS)
    head = row(HEADER, "div role=row", "span role=columnheader")
    table = f"<div role=table><div role=rowgroup>{head}</div><div role=rowgroup>{rows}</div></div>"
    assert said(table) == EXPECTED


def test_labels_beside_their_values_are_fields_of_a_card() -> None:
    labels = ("Reference", "Action", "Lead", "Status")
    cards = "".join(
        f"<div>{''.join(row(pair, 'div', 'div') for pair in zip(labels, one, strict=True))}</div>"
        for one in ROWS
    )
    assert said(cards) == EXPECTED


def test_parts_of_a_page_beside_each_other_are_no_table() -> None:
    tiles = "".join(row(("News", "Events", "Contact"), "div", "span") for _ in range(4))
    assert said(f"<div>{tiles}</div>") == []
