"""Cards without a table around them: on a page of a PDF with labels at a side, and with labels over their values."""

import pytest
from fpdf import FPDF

from ingest.reading import read
from ontology.records import Recommendation

pytestmark = pytest.mark.usefixtures("in_this_process")

PROJECTS = (
    ("H1", "Insulate homes", "Insulate the roofs of 900 council homes.", "Housing Office", "Begun"),
    ("H2", "Warm schools", "Replace the boilers of four schools.", "Education Office", "Planned"),
    ("H3", "Bright streets", "Change all street lamps to LED.", "Highways Office", "Done"),
)
WHY = (
    "Heating is the largest cost of many families here, and half of what is burnt warms the air above the "
    "roof. A study of the last winter shows where most of it is lost, and what can be saved in ten years."
)


def records(content: bytes, name: str) -> list[Recommendation]:
    return list(read(content, source_name=name, slug="plan").recommendations)


def said(found: list[Recommendation]) -> list[tuple[str, str, str, str | None]]:
    return [
        (one.code, one.text.value, one.responsible[0].value, one.status.value if one.status else None)
        for one in found
    ]


EXPECTED = [(code, text, lead, status) for code, _, text, lead, status in PROJECTS]


def page() -> FPDF:
    file = FPDF()
    file.add_page()
    file.set_font("Helvetica", "B", 16)
    file.cell(0, 10, "Warm homes plan", new_x="LMARGIN", new_y="NEXT")
    return file


def write(file: FPDF, x: float, y: float, width: float, words: str, *, bold: bool = False) -> float:
    """Puts words on the page; gives where they end."""
    file.set_font("Helvetica", "B" if bold else "", 9)
    file.set_xy(x, y)
    file.multi_cell(width, 4.5, words, align="L")
    return file.get_y()


def test_labels_at_the_side_of_a_card_are_read_after_its_text() -> None:
    file = page()
    top = 30.0
    for code, title, text, lead, status in PROJECTS:
        write(file, 12, top, 110, f"{code} {title}", bold=True)
        end = top + 7
        for label, words in (("ACTION", text), ("WHY IT MATTERS", WHY)):
            end = write(file, 12, write(file, 12, end, 110, label, bold=True), 110, words) + 2
        at = top + 2
        for label, words in (("LEAD", lead), ("STATUS", status), ("TIMELINE", "2027-2030")):
            at = write(file, 150, write(file, 150, at, 45, label, bold=True), 45, words) + 3
        top = max(end, at) + 14
    found = records(bytes(file.output()), "plan.pdf")
    assert said(found) == EXPECTED
    assert [one.title and one.title.value for one in found] == [project[1] for project in PROJECTS]
    assert {name: value.value for name, value in found[2].attributes.items()} == {
        "WHY IT MATTERS": WHY,
        "TIMELINE": "2027-2030",
    }


def test_labels_before_their_values_make_a_card_without_rules() -> None:
    file = page()
    top = 30.0
    for code, _, text, lead, status in PROJECTS:
        description = f"{text} {WHY}"
        for label, words in (
            ("Action", code),
            ("Description", description),
            ("Lead", lead),
            ("Status", status),
        ):
            write(file, 12, top, 40, label, bold=True)
            top = write(file, 60, top, 130, words) + 1
        top += 8
    found = records(bytes(file.output()), "plan.pdf")
    assert said(found) == [(code, f"{text} {WHY}", lead, status) for code, _, text, lead, status in PROJECTS]


def test_two_columns_of_text_are_no_cards() -> None:
    file = page()
    for x, heads in ((12.0, ("Background", "Method")), (110.0, ("Funding", "Timeline"))):
        at = 30.0
        for head in heads:
            at = write(file, x, write(file, x, at, 85, head, bold=True), 85, f"{WHY} {WHY}") + 4
    assert records(bytes(file.output()), "report.pdf") == []


def test_labels_over_their_values_make_cards_of_a_page() -> None:
    cards = "".join(
        f"<h3>{code} {title}</h3><p><b>Proposed action</b></p><p>{text}</p><p><b>Responsible</b></p><p>{lead}</p>"
        f"<p><b>Status</b></p><p>{status}</p>"
        for code, title, text, lead, status in PROJECTS
    )
    found = records(f"<html><body><h1>Warm homes plan</h1>{cards}</body></html>".encode(), "plan.html")
    assert said(found) == EXPECTED


def test_a_label_that_comes_once_heads_no_cards() -> None:
    text = (
        "<h2>Proposed action</h2><p>The council met four times.</p><h2>Status</h2><p>The report is final.</p>"
    )
    assert records(f"<html><body><h1>Minutes</h1>{text}</body></html>".encode(), "minutes.html") == []


@pytest.mark.parametrize(
    "drawn", ["<p><b>{0}</b></p><p>{1}</p>", "<div><span>{0}</span><span>{1}</span></div>"]
)
def test_descriptions_of_what_there_is_are_no_recommendations(drawn: str) -> None:
    permits = (("P-1", "New garage behind the mill", "Issued"), ("P-2", "A deck with a roof", "Pending"))
    cards = "".join(
        f"<div>{drawn.format('Number', number)}{drawn.format('Description', words)}{drawn.format('Status', now)}</div>"
        for number, words, now in permits
    )
    assert records(f"<html><body><h1>Permits</h1>{cards}</body></html>".encode(), "permits.html") == []
