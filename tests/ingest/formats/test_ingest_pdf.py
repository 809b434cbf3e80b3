"""PDFs are read as a person reads them: in their order, without what pages add, tables whole, colours by the legend."""

from collections.abc import Callable
from typing import Any

import pytest
from fpdf import FPDF
from fpdf.fonts import FontFace

from ingest.formats import apart
from ingest.formats.pdf.file import render_pdf
from ingest.reading import read
from ontology.records import Reading, Recommendation

GREEN, YELLOW, RED = (0, 176, 80), (255, 255, 0), (255, 0, 0)
Sentence = Callable[[int], str]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of its own takes a second to begin; the tracker, read before this, has one."""
    monkeypatch.setattr(apart, "_parsed", lambda content, _kind: render_pdf(content))


class Paged(FPDF):
    """A file with a running title and the number of the page on each page."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "Harbour City Council")
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 6, f"Page {self.page_no()}", align="C")


def begun(file: FPDF | None = None) -> FPDF:
    file = file or FPDF()
    file.add_page()
    return file


def heading(file: FPDF, words: str, size: int = 14) -> None:
    file.set_font("helvetica", "B", size)
    file.multi_cell(0, 0.6 * size, words, new_x="LMARGIN", new_y="NEXT")
    file.ln(2)


def paragraph(file: FPDF, words: str, indent: float = 0) -> None:
    file.set_font("times", "", 11)
    file.set_x(file.l_margin + indent)
    file.multi_cell(0, 5, words, align="L", new_x="LMARGIN", new_y="NEXT")
    file.ln(2)


def table(file: FPDF, widths: tuple[int, ...], *rows: tuple[Any, ...], **options: Any) -> None:  # noqa: ANN401 (of another library)
    """A table; a cell is words, or words with the colour behind them."""
    file.set_font("times", "", 10)
    with file.table(col_widths=widths, line_height=5, align="L", text_align="L", **options) as made:
        for row in rows:
            added = made.row()
            for cell in row:
                words, colour = cell if isinstance(cell, tuple) else (cell, None)
                added.cell(words, style=FontFace(fill_color=colour) if colour else None)


def reading(file: FPDF) -> Reading:
    return read(bytes(file.output()), source_name="plan.pdf", slug="plan")


def records(file: FPDF) -> dict[str, Recommendation]:
    return {record.code: record for record in reading(file).recommendations}


def words(number: int) -> str:
    return f"The harbour has seen change number {number} and those who live beside it have told us what they need."


@pytest.fixture(scope="session")
def tracker() -> Reading:
    """A tracker whose table goes on over two ends of pages, with the status as a colour."""
    file = begun(Paged())
    heading(file, "Harbour tracker", 20)
    heading(file, "Actions")
    colours = (GREEN, YELLOW, RED)
    rows = [
        (
            f"H{number}",
            "Housing" if number < 20 else "Safety",
            f"Build {number} new homes beside the water, and let those who serve the harbour live in them.",
            "Works Department" if number % 2 else "Parks Department",
            ("", colours[number % 3]),
        )
        for number in range(1, 41)
    ]
    table(file, (10, 20, 80, 35, 15), ("Ref", "Theme", "Recommendation", "Responsible", "Status"), *rows)
    file.ln(8)
    heading(file, "Key to colours")
    table(
        file, (20, 60), ("Colour", "Meaning"), ("Green", "Done"), ("Amber", "Under way"), ("Red", "Not begun")
    )
    return reading(file)


def test_a_table_that_pages_split_is_one_and_every_record_knows_its_page(tracker: Reading) -> None:
    found = list(tracker.recommendations)
    assert [one.code for one in found] == [f"H{number}" for number in range(1, 41)]
    assert found[0].text.value == (
        "Build 1 new homes beside the water, and let those who serve the harbour live in them."
    )
    assert {one.text.value.split()[0] for one in found} == {"Build"}
    pages = [one.place.page or 0 for one in found]
    assert pages[0] == 1
    assert pages[-1] > 1
    assert pages == sorted(pages)
    assert len(tracker.document.page_starts) >= pages[-1]


def test_the_cells_of_a_table_mean_what_its_header_says(tracker: Reading) -> None:
    found = {one.code: one for one in tracker.recommendations}
    assert found["H2"].category == "housing"
    assert found["H30"].category == "safety"
    assert [one.value for one in found["H2"].responsible] == ["Parks Department"]


def test_the_colour_behind_a_cell_is_the_status_that_the_legend_calls_it(tracker: Reading) -> None:
    found = {one.code: one.status_fill for one in tracker.recommendations}
    assert [found["H3"], found["H1"], found["H2"]] == ["Done", "Under way", "Not begun"]


def test_what_pages_add_is_kept_but_said_by_no_record(tracker: Reading) -> None:
    text = tracker.document.text
    assert "Harbour City Council" in text
    assert "Page 2" in text
    assert not any("Council" in one.text.value or "Page" in one.text.value for one in tracker.recommendations)
    assert tracker.document.title == "Harbour tracker"


def test_every_quote_is_verbatim(tracker: Reading) -> None:
    text = tracker.document.text
    for record in tracker.recommendations:
        for piece in record.text.pieces:
            quote = record.text.value[piece.at : piece.at + piece.end - piece.start]
            assert quote == text[piece.start : piece.end]


def test_columns_are_read_one_after_the_other() -> None:
    file = begun()
    heading(file, "Report of the commission", 18)
    file.set_font("times", "", 10)
    with file.text_columns(ncols=2, gutter=8, text_align="J") as columns:
        for number in range(1, 5):
            columns.write(" ".join(words(number) for _ in range(6)) + "\n\n")
            columns.write(
                f"Recommendation {number}: The Department of Water should renew pipe {number} before "
                "the winter comes, and report on it to the public each year.\n\n"
            )
    found = records(file)
    assert {code: one.text.value for code, one in found.items()} == {
        str(
            number
        ): f"The Department of Water should renew pipe {number} before the winter comes, and report "
        "on it to the public each year."
        for number in range(1, 5)
    }
    assert [one.value for one in found["3"].responsible] == ["Department of Water"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    file = begun(Paged())
    for number in range(1, 10):
        paragraph(file, " ".join(words(number) for _ in range(4)))
    paragraph(file, "Recommendation 1: The Mayor should open the gates. " + "It is time to do so now. " * 60)
    paragraph(file, "Recommendation 2: The Council should mend the paths.")
    found = records(file)
    assert "Council Page" not in found["1"].text.value
    assert found["1"].text.value.startswith("The Mayor should open the gates. It is time")
    assert found["1"].text.value.endswith("do so now.")
    assert (found["1"].place.page, found["2"].place.page) == (1, 2)


def test_hyphens_at_the_ends_of_lines_are_undone_where_they_only_part_a_word() -> None:
    file = begun()
    heading(file, "Recommendations")
    file.set_font("times", "", 11)
    lines = (
        "1. Train the whole work-",
        "force of the harbour in the self-",
        "assessment that it asked for, and in evidence-",
        "based care for COVID-",
        "19 patients.",
        "2. Repeat the self-assessment each year.",
    )
    for line in lines:
        file.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    assert records(file)["1"].text.value == (
        "Train the whole workforce of the harbour in the self-assessment that it asked for, "
        "and in evidence-based care for COVID-19 patients."
    )


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("Answer within seventy-", "two hours of a call", "within seventy-two hours"),
        ("Report on the in-", "sulation of the pipes", "the insulation of the pipes"),
        ("Study the homes in-", "depth, down to the depth of their pipes", "the homes in-depth, down"),
        ("Build a multi-", "year plan of works", "a multi-year plan"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_in_numbers_and_compounds(above: str, below: str, one: str) -> None:
    file = begun()
    heading(file, "Recommendations")
    file.set_font("times", "", 11)
    for line in (f"1. {above}", f"{below} and more of the har-", "bour each year.", "2. Open the harbour."):
        file.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    found = records(file)["1"].text.value
    assert one in found
    assert found.endswith("more of the harbour each year.")


def test_an_item_after_one_that_crosses_the_columns_lies_no_deeper() -> None:
    file = begun()
    heading(file, "Recommendations")
    file.set_font("times", "", 10)
    with file.text_columns(ncols=2, gutter=8, text_align="L") as columns:
        for number in range(1, 28):
            columns.write(
                f"{number}. The Board should renew pipe {number} before winter. {words(number)}\n\n"
            )
    found = records(file)
    assert list(found) == [str(number) for number in range(1, 28)]
    assert all(one.text.value.endswith("us what they need.") for one in found.values())


def test_a_line_that_the_mark_of_a_note_pushes_down_belongs_to_its_paragraph() -> None:
    file = begun()
    heading(file, "Recommendations")
    file.set_font("times", "", 11)
    for at in range(8):
        file.cell(0, 5, f"The harbour has changed, and those who live by it {at} have told", new_x="LMARGIN")
        file.ln(5)
    file.ln(1)
    file.write(5, "us what they need.")
    file.char_vpos = "SUP"
    file.write(5, "1")
    file.char_vpos = "LINE"
    file.write(5, " It is a long list.")
    assert "who live by it 7 have told us what they need.[1] It is" in reading(file).document.text


def test_items_know_how_deep_they_lie() -> None:
    file = begun()
    heading(file, "Recommendations")
    paragraph(
        file, "1. Plant trees in each street of the city, so that all who walk there have shade in summer."
    )
    paragraph(file, "a) oaks by the river", indent=10)
    paragraph(file, "b) limes in the old town", indent=10)
    paragraph(file, "2. Open the gates.")
    assert {code: one.text.value for code, one in records(file).items()} == {
        "1": "Plant trees in each street of the city, so that all who walk there have shade in summer. "
        "a) oaks by the river b) limes in the old town",
        "2": "Open the gates.",
    }


def test_headings_are_known_by_their_size_and_weight() -> None:
    file = begun()
    heading(file, "Water plan", 22)
    for part in ("Background", "What we recommend"):
        heading(file, part, 16)
        paragraph(file, " ".join(words(number) for number in range(5)))
    heading(file, "Details", 12)
    paragraph(file, words(9))
    found = reading(file).document
    assert found.title == "Water plan"
    assert [(one.title, one.parent) for one in found.sections] == [
        ("Background", None),
        ("What we recommend", None),
        ("Details", "what-we-recommend"),
    ]


def test_a_row_that_a_page_ends_within_is_one() -> None:
    file = begun()
    columns = (20, 110, 40)
    table(
        file,
        columns,
        ("No.", "Recommendation", "Responsible"),
        ("1", "Plant trees", "Parks"),
        ("2", "Mend the fences of the", "Works"),
    )
    file.add_page()
    table(
        file,
        columns,
        ("", "old harbour before winter", "Department"),
        ("3", "Open the gates", "Parks"),
        first_row_as_headings=False,
    )
    found = records(file)
    assert {code: one.text.value for code, one in found.items()} == {
        "1": "Plant trees",
        "2": "Mend the fences of the old harbour before winter",
        "3": "Open the gates",
    }
    assert [one.value for one in found["2"].responsible] == ["Works Department"]
    assert (found["2"].place.page, found["3"].place.page) == (1, 2)


def test_merged_cells_count_for_every_row() -> None:
    file = begun()
    file.set_font("times", "", 10)
    with file.table(col_widths=(30, 20, 90)) as made:
        for cells in (
            ("Theme", "No.", "Recommendation"),
            ("Housing", "1", "Build homes"),
            ("2", "Mend homes"),
        ):
            row = made.row()
            for cell in cells:
                row.cell(cell, rowspan=2 if cell == "Housing" else 1)
    found = records(file)
    assert [(one.text.value, one.category) for one in found.values()] == [
        ("Build homes", "housing"),
        ("Mend homes", "housing"),
    ]


def test_a_table_without_rules_is_read_where_its_header_says_that_it_is_one() -> None:
    file = begun()
    paragraph(file, words(1))
    table(
        file,
        (15, 90, 40, 25),
        ("No.", "Recommendation", "Responsible", "Status"),
        ("1", "Renew the pipes below the old harbour, and tell those who live there when.", "Works", "Done"),
        ("2", "Plant trees", "Parks Department", "Under way"),
        borders_layout="NONE",
        padding=1,
    )
    found = records(file)
    assert [(one.text.value, one.status.value if one.status else None) for one in found.values()] == [
        ("Renew the pipes below the old harbour, and tell those who live there when.", "Done"),
        ("Plant trees", "Under way"),
    ]


def test_notes_at_the_foot_stand_apart_and_keep_their_numbers() -> None:
    file = begun()
    heading(file, "Recommendations")
    file.set_font("times", "", 11)
    file.write(5, "1. Plant trees in each street of the city")
    file.char_vpos = "SUP"
    file.write(5, "1")
    file.char_vpos = "LINE"
    file.write(5, " and care for them.\n\n")
    file.write(5, "2. " + words(1))
    file.set_y(-40)
    file.set_font("times", "", 8)
    file.write(4, "1 Oaks and limes alone.")
    found = reading(file)
    assert [one.text.value for one in found.recommendations] == [
        "Plant trees in each street of the city and care for them.",
        words(1),
    ]
    assert "[1] Oaks and limes alone.\n" in found.document.text


def test_entries_of_a_table_of_contents_are_no_items() -> None:
    file = begun()
    heading(file, "Contents")
    for number, title in ((1, "Plant trees in the streets"), (2, "Open the gates at night")):
        paragraph(file, f"Recommendation {number}: {title} {'.' * 60} {number + 1}")
    file.add_page()
    heading(file, "Recommendations")
    paragraph(file, "Recommendation 1: Plant trees in the streets of the city.")
    paragraph(file, "Recommendation 2: Open the gates at night for all.")
    assert {one.place.page for one in reading(file).recommendations} == {2}


def test_a_short_heading_over_both_columns_ends_those_above_it() -> None:
    file = begun()
    heading(file, "Recommendations of the commission to the council of the city and its departments")
    for first in (1, 7):
        file.set_font("times", "", 10)
        with file.text_columns(ncols=2, gutter=8, text_align="L", balance=True) as columns:
            for number in range(first, first + 6):
                columns.write(f"{number}. The Board should renew pipe {number}. {words(number)}\n\n")
        file.ln(6)
        heading(file, f"Part {first}")
        file.ln(2)
    assert list(records(file)) == [str(number) for number in range(1, 13)]


def test_the_mark_of_a_note_beside_a_line_of_the_other_column_stays_with_its_own() -> None:
    file = begun()
    heading(file, "Recommendations")
    for number in range(1, 7):
        height = 40 + 12 * number
        file.set_font("times", "", 10)
        file.text(10, height, f"{number}. The Board should renew the pipe of ward {number}.")
        file.text(110, height - 1.2, f"{number + 6}. The Mayor should close the gate of ward {number}.")
        file.set_font("times", "", 8)
        file.text(
            10.3 + file.get_string_width(f"{number}. The Board should renew the pipe of ward 1.") * 1.25,
            height - 1.2,
            str(number),
        )
    found = records(file)
    assert found["3"].text.value == "The Board should renew the pipe of ward 3.[3]"
    assert found["9"].text.value == "The Mayor should close the gate of ward 3."


def test_smaller_words_beside_a_heading_of_the_other_column_keep_their_spaces() -> None:
    file = begun()
    for size, x, said in ((14, 10, "Introduction"), (11.5, 110, "Places to go")):
        file.set_font("times", "B", size)
        file.text(x, 30 - (14 - size) / 6, said)
    file.set_font("times", "", 10)
    for number in range(8):
        file.text(10, 38 + 5 * number, f"The harbour has seen change {number} and those who live there")
        file.text(110, 38 + 5 * number, f"The city has seen much change {number} and those who live by it")
    assert "Places to go\n" in reading(file).document.text
