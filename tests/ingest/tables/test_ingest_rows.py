"""The rows of a table: which are recommendations, which stand over others, carry one on, or only add up."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]


def table(*rows: str) -> str:
    """Rows written with bars, as a text with tabs."""
    return "".join("\t".join(cell.strip() for cell in row.split("|")) + "\n" for row in rows)


def said(reads: Reads, *rows: str) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in reads(table(*rows)).recommendations]


def test_a_heading_row_in_the_column_of_the_words_is_a_category(reads: Reads) -> None:
    """A row without a number, below words that are whole, says what stands below it."""
    reading = reads(
        table(
            "Recommendation|Position|Comment",
            "Theme: Prisons||",
            "7.1 Close the old prison.|Supported|Soon",
            "Theme: Courts||",
            "7.2 Appoint judges in the open.|Noted|",
        )
    )
    labels = {category.number: category.label.value for category in reading.document.categories}
    assert [(one.code, labels[one.category or ""]) for one in reading.recommendations] == [
        ("7.1", "Prisons"),
        ("7.2", "Courts"),
    ]


def test_a_row_that_goes_on_in_mid_sentence_is_no_heading(reads: Reads) -> None:
    assert said(
        reads,
        "Recommendation|Lead|Status",
        "1.1 Close the prison on the hill|Justice|Open",
        "and move those who are held there||",
        "1.2 Appoint judges.|Justice|Open",
    ) == [
        ("1.1", "Close the prison on the hill and move those who are held there"),
        ("1.2", "Appoint judges."),
    ]


def test_a_row_without_words_adds_to_the_cells_above(reads: Reads) -> None:
    """Its first cell is empty, and what it says belongs to the recommendation above."""
    reading = reads(
        table(
            "Recommendation|Lead|Status",
            "1.1 Dig.|Harbor Board|Open",
            "|Port Police|",
            "1.2 Build.|Mayor|Open",
        )
    )
    assert [[one.value for one in each.responsible] for each in reading.recommendations] == [
        ["Harbor Board", "Port Police"],
        ["Mayor"],
    ]


@pytest.mark.parametrize(
    "row", ["Total|2 recommendations|", "Grand total:|2 in all|", "No.|Recommendation|Lead"]
)
def test_totals_and_headers_said_again_are_no_recommendations(reads: Reads, row: str) -> None:
    rows = ("No.|Recommendation|Lead", "1|Hire nurses.|HR", row, "2|Train peers.|HR")
    assert said(reads, *rows) == [("1", "Hire nurses."), ("2", "Train peers.")]


@pytest.mark.parametrize("row", ["3|None|", "3|N/A|", "3|—|", "3|$40,000|"])
def test_rows_that_recommend_nothing(reads: Reads, row: str) -> None:
    rows = ("No.|Recommendation|Lead", "1|Hire nurses.|HR", "2|Train peers.|HR", row)
    assert [code for code, _ in said(reads, *rows)] == ["1", "2"]


def test_the_lower_of_two_header_rows_names_the_columns(reads: Reads) -> None:
    reading = reads(
        table(
            "Recommendation|Recommendation|Government response|Government response|Lead",
            "No.|Text|Position|Comment|",
            "1|End shared cells.|Accepted|Over five years.|Prisons",
            "2|Pay a wage.|Rejected||Prisons",
        )
    )
    record = next(iter(reading.recommendations))
    assert (record.code, record.text.value) == ("1", "End shared cells.")
    assert record.status is not None
    assert record.status.value == "Accepted"
    assert {name: cell.value for name, cell in record.attributes.items()} == {"Comment": "Over five years."}


@pytest.mark.parametrize(
    "header",
    [
        "Status",
        "Progress",
        "RAG",
        "Position",
        "Government response",
        "Agreed?",
        "Management response",
        "Implementation status",
        "Accepted (Y/N)",
    ],
)
def test_the_status_is_known_by_any_of_its_headers(reads: Reads, header: str) -> None:
    """A date beside it, whose header is nearly the same, is none."""
    reading = reads(
        table(f"Recommendation|Implementation date|{header}", "Hire nurses.|May|Yes", "Train peers.|June|No")
    )
    assert [one.status.value for one in reading.recommendations if one.status] == ["Yes", "No"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Abbreviation|Meaning", "DPW|Department of Public Works", "OEM|Office of Emergency Management"),
        ("Item|Budget|Actual", "Books|20,000|19,400", "Total|20,000|19,400"),
        ("Name|Organization", "R. Diaz|Senior League", "T. Okafor|Planning Department"),
        ("Chapter|Page", "Introduction|3", "Recommendations|9"),
        ("Name|Role|Email", "A. Moss|Director|moss@example.org", "B. Reed|Clerk|reed@example.org"),
        ("Date|Event|Place", "1 May|Public hearing|Town hall", "2 June|Workshop|Library"),
        ("Indicator|Baseline|Target", "Deaths|40|20", "Visits|100|300"),
        ("Meeting|Date|Attendance", "First|1 May|12", "Second|1 June|14"),
    ],
)
def test_tables_of_other_kinds_hold_no_recommendation(reads: Reads, rows: tuple[str, ...]) -> None:
    assert said(reads, *rows) == []
