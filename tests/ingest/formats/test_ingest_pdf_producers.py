"""PDFs of various programs are read alike: tables that pages cut anyhow, words as they were before lines ended."""

import pytest
from fpdf import FPDF

from ingest.formats import apart
from ingest.formats.pdf.file import render_pdf
from ingest.reading import read
from ontology.records import Recommendation

Rows = tuple[tuple[str, ...], ...]
SHADE = "so that all who walk there have shade in summer, in every district and by the water"


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each process of its own takes a second to begin; the other tests of PDFs have theirs."""
    monkeypatch.setattr(apart, "_parsed", lambda content, _kind: render_pdf(content))


def begun() -> FPDF:
    file = FPDF()
    file.add_page()
    file.set_font("times", "", 10)
    return file


def records(file: FPDF) -> dict[str, Recommendation]:
    found = read(bytes(file.output()), source_name="plan.pdf", slug="plan")
    return {record.code: record for record in found.recommendations}


def texts(file: FPDF) -> dict[str, str]:
    return {code: " ".join(one.text.value.split()) for code, one in records(file).items()}


def responsible(file: FPDF) -> list[str]:
    return [" ".join(one.value.split()) for record in records(file).values() for one in record.responsible]


def table(
    file: FPDF, widths: tuple[int, ...], *rows: tuple[str, ...], borders: str = "ALL", heads: int = 1
) -> None:
    with file.table(
        col_widths=widths,
        width=sum(widths),
        align="L",
        line_height=5,
        text_align="L",
        borders_layout=borders,
        padding=1,
        first_row_as_headings=bool(heads),
        repeat_headings=0,
    ) as made:
        for row in rows:
            made.row(row)


def drawn(
    file: FPDF, top: float, rows: tuple[tuple[float, tuple[str, ...]], ...], open_end: str = ""
) -> None:
    """A table of rules drawn by hand, open where a page ends: rows of a height each."""
    lefts = (20.0, 35.0, 135.0, 180.0)
    bottom = top + sum(height for height, _ in rows)
    for x in lefts:
        file.line(x, top, x, bottom)
    y = top
    for at, (height, cells) in enumerate(rows):
        if at or open_end != "top":
            file.line(lefts[0], y, lefts[-1], y)
        for x, words in zip(lefts, cells, strict=False):
            file.set_xy(x + 1, y + 1)
            file.multi_cell(98 if x == 35.0 else 44, 5, words, align="L")
        y += height
    if open_end != "bottom":
        file.line(lefts[0], y, lefts[-1], y)


def test_a_row_that_a_page_ends_within_without_a_rule_belongs_to_its_table() -> None:
    file = begun()
    head = (8.0, ("No.", "Recommendation", "Responsible"))
    drawn(
        file,
        240,
        (head, (8.0, ("1", "Mend the paths", "Works")), (12.0, ("2", "Plant trees in", "Parks"))),
        "bottom",
    )
    file.add_page()
    drawn(file, 20, ((8.0, ("", "each street", "")), (8.0, ("3", "Open the gates", "Works"))), "top")
    assert texts(file) == {"1": "Mend the paths", "2": "Plant trees in each street", "3": "Open the gates"}
    assert responsible(file) == ["Works", "Parks", "Works"]


def test_a_header_that_shares_its_cells_with_the_rest_of_a_row_is_only_the_header() -> None:
    file = begun()
    head = (8.0, ("No.", "Recommendation", "Responsible"))
    drawn(file, 240, (head, (8.0, ("1", "Plant trees in", "Parks"))))
    file.add_page()
    drawn(
        file,
        20,
        ((14.0, ("No.", "Recommendation\neach street", "Responsible")), (8.0, ("2", "Open gates", "Works"))),
    )
    assert texts(file) == {"1": "Plant trees in each street", "2": "Open gates"}


def test_a_header_said_again_and_cut_by_the_end_of_a_page_is_no_record() -> None:
    file = begun()
    head = (8.0, ("No.", "Recommendation for the city", "Responsible party"))
    one = (8.0, ("1", "Mend the paths", "Works"))
    drawn(file, 240, (head, one, (8.0, ("", "Recommendation for", "Responsible"))))
    file.add_page()
    drawn(file, 20, ((8.0, ("No.", "the city", "party")), (8.0, ("2", "Open the gates", "Parks"))))
    assert texts(file) == {"1": "Mend the paths", "2": "Open the gates"}


@pytest.mark.parametrize("borders", ["NONE", "HORIZONTAL_LINES"])
@pytest.mark.parametrize("again", [True, False])
def test_a_table_without_upright_rules_goes_on_over_the_end_of_a_page(borders: str, again: bool) -> None:
    file = begun()
    widths = (15, 80, 45, 30)
    head = ("No.", "Recommendation", "Responsible", "Status")
    rows = [
        (f"R{at}", f"Plant {at} trees in each street, {SHADE}", "Parks Department", "Done")
        for at in range(1, 7)
    ]
    table(file, widths, head, *rows[:3], borders=borders)
    file.add_page()
    table(file, widths, *([head] if again else []), *rows[3:], borders=borders, heads=int(again))
    assert texts(file) == {f"R{at}": f"Plant {at} trees in each street, {SHADE}" for at in range(1, 7)}
    assert responsible(file) == ["Parks Department"] * 6
    assert [one.place.page for one in records(file).values()] == [1, 1, 1, 2, 2, 2]


def test_a_dot_that_is_drawn_before_a_line_is_a_bullet() -> None:
    file = begun()
    file.set_font("times", "B", 16)
    file.cell(0, 12, "Recommendations", new_x="LMARGIN", new_y="NEXT")
    file.set_font("times", "", 11)
    for words in ("Plant trees in each street", "Open the gates at night", "Mend the paths"):
        file.circle(file.l_margin + 3, file.get_y() + 2.5, 0.7, style="F")
        file.set_x(file.l_margin + 8)
        file.cell(0, 5, words, new_x="LMARGIN", new_y="NEXT")
    assert list(texts(file).values()) == [
        "Plant trees in each street",
        "Open the gates at night",
        "Mend the paths",
    ]


def test_a_heading_whose_letters_stand_apart_is_its_words() -> None:
    file = begun()
    file.set_font("times", "B", 16)
    file.set_char_spacing(5)
    file.cell(0, 12, "OUR RECOMMENDATIONS", new_x="LMARGIN", new_y="NEXT")
    file.set_char_spacing(0)
    file.set_font("times", "", 11)
    for number, words in enumerate(("Plant trees", "Open the gates", "Mend the paths"), 1):
        file.cell(0, 5, f"{number}. {words}", new_x="LMARGIN", new_y="NEXT")
    found = read(bytes(file.output()), source_name="plan.pdf", slug="plan")
    assert "OUR RECOMMENDATIONS" in found.document.text
    assert [one.text.value for one in found.recommendations] == [
        "Plant trees",
        "Open the gates",
        "Mend the paths",
    ]


def test_a_number_that_touches_its_words_counts() -> None:
    file = begun()
    file.set_font("times", "B", 16)
    file.cell(0, 12, "Recommendations", new_x="LMARGIN", new_y="NEXT")
    file.set_font("times", "", 11)
    for number in range(8, 13):
        space = " " if number < 10 else ""
        file.cell(0, 5, f"{number}.{space}Plant oaks in street {number}", new_x="LMARGIN", new_y="NEXT")
    assert texts(file) == {str(number): f"Plant oaks in street {number}" for number in range(8, 13)}


def items(file: FPDF, *lines: str) -> None:
    file.set_font("times", "B", 16)
    file.cell(0, 12, "Recommendations", new_x="LMARGIN", new_y="NEXT")
    file.set_font("times", "", 11)
    for line in lines:
        file.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")


def test_hyphens_stay_in_a_document_that_parts_no_words() -> None:
    file = begun()
    items(
        file,
        "1. Renew the self-",
        "assessment of each evidence-",
        "based and each long-",
        "term programme, and the decade-",
        "long plan.",
        "2. Mend the paths.",
    )
    assert texts(file)["1"] == (
        "Renew the self-assessment of each evidence-based and each long-term programme, and the decade-long plan."
    )


def test_hyphens_go_in_a_document_that_parts_words() -> None:
    file = begun()
    items(
        file,
        "1. Renew the self-",
        "assessment of each evidence-",
        "based and each long-",
        "term programme, and the mainte-",
        "nance of the har-",
        "bour.",
        "2. Mend the harbour.",
    )
    assert texts(file)["1"] == (
        "Renew the self-assessment of each evidence-based and each long-term programme, and the maintenance of the harbour."
    )


def test_words_too_wide_for_a_cell_are_whole_and_those_that_fit_stay_apart() -> None:
    file = begun()
    table(
        file,
        (14, 28, 90),
        ("No.", "Responsible", "Recommendation"),
        ("1", "Telecommunications Authority", "Plant trees"),
        ("2", "Office of Intergovernmental Affairs", "Open the gates of the telecommunications park"),
        ("3", "Sustainability Office", "Mend the paths"),
    )
    assert responsible(file) == [
        "Telecommunications Authority",
        "Office of Intergovernmental Affairs",
        "Sustainability Office",
    ]


def test_items_that_count_on_over_a_page_with_another_margin_are_as_deep_as_those_before() -> None:
    file = begun()
    file.set_font("times", "B", 14)
    file.text(20, 20, "Conclusions and recommendations")
    file.set_font("times", "", 10)
    file.text(20, 30, "12. The recommendations below will be examined by the State under review:")
    file.text(30, 36, "12.1. Ratify the treaty on statelessness (Norland);")
    file.text(30, 42, "12.2. Protect the rights of nurses who work abroad (Sudland);")
    file.add_page()
    file.text(12, 20, "12.3. Adopt a law on equal pay (Ostland);")
    file.text(12, 26, "12.4. Train all judges on the rights of children (Westland).")
    assert list(texts(file).values()) == [
        "Ratify the treaty on statelessness (Norland);",
        "Protect the rights of nurses who work abroad (Sudland);",
        "Adopt a law on equal pay (Ostland);",
        "Train all judges on the rights of children (Westland).",
    ]
