"""Web pages are read as a browser shows them: their main part, their numbers, their tables and their colours."""

import orjson
import pytest

from ingest.blocks import Furniture, Heading, ListItem, Paragraph, Source, Table
from ingest.formats.detection import format_of, source
from ingest.formats.rendering import rendered
from ingest.formats.web.page import render_page
from ingest.formats.web.text import decode_web
from ingest.reading import read
from ontology.errors import TooLarge, Unreadable
from ontology.records import Recommendation

pytestmark = pytest.mark.usefixtures("in_this_process")


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def seen(content: bytes) -> Source:
    """A page as blocks, read in this process to be quick."""
    return rendered(orjson.loads(render_page(decode_web(content).text.encode())))


def lines(body: str, head: str = "") -> list[str]:
    found = seen(page(body, head)).blocks
    return [block.text.value for block in found if not isinstance(block, Table | Furniture)]


def items(body: str) -> list[tuple[int, str | None, str]]:
    found = seen(page(body)).blocks
    return [(block.level, block.number, block.text.value) for block in found if isinstance(block, ListItem)]


def table(body: str, head: str = "") -> Table:
    return next(block for block in seen(page(body, head)).blocks if isinstance(block, Table))


def cells(body: str, head: str = "") -> list[list[str]]:
    found = table(body, head)
    rows = [found.header] if found.header else []
    return [[cell.text.value for cell in row.cells] for row in (*rows, *found.rows)]


def records(body: str, head: str = "") -> dict[str, Recommendation]:
    reading = read(page(body, head), source_name="plan.html", slug="plan")
    return {record.code: record for record in reading.recommendations}


PLAN = """
<div id="cookie-banner">We use cookies.</div><a class="skip-link" href="#main">Skip to content</a>
<header><nav><ul><li>Home</li></ul></nav></header>
<main id="main"><h1>Plan for Parks</h1>
<p>The council adopted this plan in spring, after a year of talks with those who live near the parks, those
who work in them, and those who only pass through them on their way to school or to work.</p>
<h2>Recommendations</h2>
<table><caption>All of them</caption>
<thead><tr><th rowspan=2>No.</th><th rowspan=2>Recommendation</th><th colspan=2>Who</th><th rowspan=2>Status</th></tr>
<tr><th>Lead</th><th>Partners</th></tr></thead>
<tr><th colspan=5>Trees</th></tr>
<tr><td>1</td><td>Plant <b>more</b> oaks &amp; elms.</td><td rowspan=2>Parks Department</td><td>Schools</td><td class="ok"></td></tr>
<tr><td>2</td><td>Water<br>them.</td><td>Fire Department</td><td style="background: #ffff00">Begun</td></tr>
</table>
<h2>Legend</h2>
<table><tr><th>Color</th><th>Meaning</th></tr><tr><td class="ok">Green</td><td>Done</td></tr>
<tr><td bgcolor="yellow">Yellow</td><td>Under way</td></tr></table></main>
<footer>© The City</footer><script>alert("x")</script>"""
STYLE = "<style>.ok { background-color: #00b050 } @media print { .ok { display: none } }</style>"


def test_a_table_gives_codes_texts_categories_parties_and_statuses() -> None:
    found = records(PLAN, STYLE)
    assert list(found) == ["1", "2"]
    assert found["1"].text.value == "Plant more oaks & elms."
    assert [one.value for one in found["1"].responsible] == ["Parks Department"]
    assert found["1"].status_fill == "Done"
    assert found["1"].category == "trees"
    assert [one.value for one in found["2"].responsible] == ["Parks Department"]
    assert found["2"].status is not None
    assert found["2"].status.value == "Begun"
    assert found["2"].attributes["Partners"].value == "Fire Department"


def test_a_quote_is_what_stands_at_its_place_in_the_text() -> None:
    reading = read(page(PLAN, STYLE), source_name="plan.html", slug="plan")
    record = next(iter(reading.recommendations))
    start, end = record.text.source_span(0, len(record.text.value))
    assert reading.document.text[start:end] == "Plant more oaks & elms."


@pytest.mark.parametrize("words", ["cookies", "Skip to", "Home", "© The City", "alert"])
def test_what_is_there_for_the_pages_sake_is_not_in_the_text(words: str) -> None:
    assert words not in seen(page(PLAN)).text


def test_what_stands_outside_the_main_part_is_kept_as_furniture() -> None:
    body = "<div>See also: other plans</div><main><h1>A plan</h1><p>" + "It says much. " * 20 + "</p></main>"
    found = seen(page(body)).blocks
    assert [block.text.value for block in found if isinstance(block, Furniture)] == ["See also: other plans"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>ghost</p>",
        "<p style='display:none'>ghost</p>",
        "<p class='sr-only'>ghost</p>",
        "<template>ghost</template>",
        "<select><option>ghost</select>",
        "<style>.x{display:none}</style><p class=x>ghost</p>",
        "<p>a<del>ghost</del></p>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    assert "ghost" not in seen(page(f"<p>Seen.</p>{hidden}<p>Seen too.</p>", "")).text


def test_a_body_that_is_named_like_a_notice_is_still_read() -> None:
    body = "<div class='cookie-policy'><h1>Cookie policy</h1><p>All that we do with them.</p></div>"
    assert lines(body) == ["Cookie policy", "All that we do with them."]


@pytest.mark.parametrize(
    ("listed", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", ["1", "2"]),
        ("<ol start=4><li>a<li>b</ol>", ["4", "5"]),
        ("<ol type=a start=26><li>a<li>b</ol>", ["z", "aa"]),
        ("<ol type=I><li>a<li>b<li>c<li>d</ol>", ["I", "II", "III", "IV"]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3", "2", "1"]),
        ("<ol reversed start=9><li>a<li>b</ol>", ["9", "8"]),
        ("<ol><li>a<li value=7>b<li>c</ol>", ["1", "7", "8"]),
        ("<ol style='list-style-type: upper-alpha'><li>a<li>b</ol>", ["A", "B"]),
        ("<ol style='list-style: none'><li>2.1 Alpha<li>2.2 Beta</ol>", ["2.1", "2.2"]),
        ("<ol style='list-style: none'><li>a<li>b</ol>", [None, None]),
        ("<ul><li>a<li>b</ul>", [None, None]),
        ("<ul><li>R1.1 a</ul>", [None]),
        ("<ol start=0><li>a</ol>", ["0"]),
        ("<ol start=x><li value=y>a</ol>", ["1"]),
    ],
)
def test_items_have_the_numbers_that_a_browser_shows(listed: str, numbers: list[str | None]) -> None:
    assert [number for _, number, _ in items(listed)] == numbers


def test_lists_nest_and_further_paragraphs_belong_to_their_item() -> None:
    body = "<ol><li><p>Buy buses.</p><p>Responsible: Transit</p><ol type=i><li>electric<li>small</ol><li>Stop.</ol>"
    assert items(body) == [
        (1, "1", "Buy buses."),
        (2, None, "Responsible: Transit"),
        (2, "i", "electric"),
        (2, "ii", "small"),
        (1, "2", "Stop."),
    ]


def test_headings_have_their_levels_and_lose_their_permalinks() -> None:
    body = (
        "<h1>A</h1><h3>B<a class=headerlink href=#b>¶</a></h3><div role=heading aria-level=4>C</div><p>x.</p>"
    )
    found = [block for block in seen(page(body)).blocks if isinstance(block, Heading)]
    assert [(one.level, one.text.value) for one in found] == [(1, "A"), (3, "B"), (4, "C")]


def test_terms_stand_before_what_explains_them() -> None:
    body = (
        "<h1>A</h1><dl><dt>Lead</dt><dd>Police.</dd><dt>Peer</dt><dd>One.<p>Two.</p></dd><dt>Alone</dt></dl>"
    )
    assert lines(body) == ["A", "Lead: Police.", "Peer: One.", "Two.", "Alone"]


def test_breaks_part_lines_where_a_label_begins_the_next() -> None:
    body = "<h1>A</h1><p><b>Recommendation 1:</b> Do<br>this.<br>Responsible: Police<br>Status: Done</p>"
    assert lines(body) == ["A", "Recommendation 1: Do this.", "Responsible: Police", "Status: Done"]


def test_numbers_of_notes_stand_in_brackets_and_notes_at_the_end() -> None:
    body = (
        "<p>Programs<sup><a href='#n1'>1</a></sup> grow by 2 m<sup>2</sup> on the 1<sup>st</sup> day.</p>"
        "<section class=footnotes><ol><li id=n1>Of all kinds. <a class=footnote-backref href=#r>↩</a></ol></section>"
    )
    found = seen(page(body)).blocks
    assert [block.text.value for block in found if isinstance(block, Paragraph)] == [
        "Programs[1] grow by 2 m2 on the 1st day."
    ]
    assert [block.text.value for block in found if isinstance(block, Furniture)] == ["[1] Of all kinds."]


def test_a_list_of_links_into_the_page_is_no_list_of_the_document() -> None:
    body = "<h1>A</h1><ul><li><a href='#r1'>Recommendation 1</a><li><a href='#r2'>Recommendation 2</a></ul>"
    assert items(body) == []


def test_tables_that_only_lay_out_a_page_are_its_lines() -> None:
    body = (
        "<table><tr><td>Left</td><td><h1>Title</h1><table><tr><th>No.<th>Recommendation<tr><td>1<td>Do it.</table>"
        "</td></tr><tr><td colspan=2>Below.</td></tr></table>"
    )
    assert lines(body) == ["Left", "Title", "Below."]
    assert cells(body) == [["No.", "Recommendation"], ["1", "Do it."]]


def test_a_cell_keeps_its_lines_and_the_marks_of_its_lists() -> None:
    body = "<table><tr><th>No.<th>Recommendation<tr><td>1<td>Plant<ul><li>oaks<li>elms</ul><script>x()</script></table>"
    assert cells(body)[1] == ["1", "Plant\n• oaks\n• elms"]


def test_rows_below_another_header_are_another_table() -> None:
    body = (
        "<table><tr><th>No.<th>Recommendation<tr><td>1<td>Do it."
        "<tr><th>Term<th>Definition<tr><td>Peer<td>One who has been there.</table>"
    )
    found = [block for block in seen(page(body)).blocks if isinstance(block, Table)]
    headers = [[cell.text.value for cell in one.header.cells] for one in found if one.header]
    assert headers == [["No.", "Recommendation"], ["Term", "Definition"]]


def test_a_cell_that_reaches_down_counts_in_every_row() -> None:
    body = (
        "<table><tr><th>No.<th>Recommendation<th>Lead<tr><td>1<td>A.<td rowspan=0>Parks<tr><td>2<td>B."
        "<tr><td>3<td>C.</table>"
    )
    assert [row[2] for row in cells(body)] == ["Lead", "Parks", "Parks", "Parks"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("bgcolor=lime", "green"),
        ("style='background:rgb(255, 0, 0)'", "red"),
        ("style='background-color:rgba(255,0,0,0.3)'", "light red"),
        ("style='background: #ff0 none'", "yellow"),
        ("style='background: transparent'", None),
        ("style='background-color: white'", None),
    ],
)
def test_the_colour_of_a_cell_has_a_name(said: str, name: str | None) -> None:
    body = f"<table><tr><th>Recommendation<th>Status<tr><td>Do it.<td {said}>x</table>"
    assert [row.cells[1].fill for row in table(body).rows] == [name]


def test_a_page_says_its_title_publisher_and_date() -> None:
    head = "<title>Plan | City</title><meta name=DC.publisher content='The City'><meta name=dcterms.date content=2024-03-01>"
    document = read(page("<h1>A Plan</h1><p>It is short.</p>", head), source_name="x", slug="x").document
    assert (document.title, document.publisher, document.date) == ("A Plan", "The City", "2024-03-01")


def test_a_page_without_a_first_heading_has_the_title_of_its_head() -> None:
    document = read(
        page("<p>It is short.</p>", "<title>A Plan | City</title>"), source_name="x", slug="x"
    ).document
    assert document.title == "A Plan"


def test_what_looks_like_a_tag_in_the_words_of_a_page_is_kept() -> None:
    assert lines("<p>Use &lt;ul&gt; &amp;amp; &euro;5 &nbsp;now.</p>") == ["Use <ul> &amp; €5 \u00a0now."]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("<meta charset=windows-1251><p>Рекомендация</p>".encode("cp1251"), "cp1251"),
        ("<meta charset=iso-8859-1><p>“Café” – é</p>".encode("cp1252"), "windows-1252"),
        (
            '<meta http-equiv=Content-Type content="text/html; charset=shift_jis"><p>勧告</p>'.encode(
                "cp932"
            ),
            "cp932",
        ),
        ("<meta charset=iso-8859-1><p>Café – é</p>".encode(), "utf-8"),
        ("<meta charset=utf-8><p>“Café” – é</p>".encode("cp1252"), "windows-1252"),
        ("\ufeff<meta charset=windows-1251><p>Café</p>".encode(), "utf-8"),
        ("\ufeff<html><meta charset=utf-8><p>Café</p>".encode("utf-16-le"), "utf-16le"),
        ("<html><p>Café, and then some more words</p>".encode("utf-16-be"), "utf-16be"),
        ("<meta charset=rot13><p>Café</p>".encode(), "utf-8"),
    ],
)
def test_a_page_is_in_the_encoding_that_it_says_unless_its_bytes_say_another(
    content: bytes, encoding: str
) -> None:
    found = decode_web(content)
    assert found.encoding == encoding
    assert any(word in found.text for word in ("Рекомендация", "Café", "勧告"))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param("<div>" * 200_000 + "x", "nested more than 2,000 deep", id="nested tags"),
        pytest.param("<b>" * 200_000 + "x", "nested more than 2,000 deep", id="nested bold"),
        pytest.param(
            "<table><tr>" + "<td rowspan=65534 colspan=1000>x" * 40 + "<tr><td>a" * 200 + "</table>",
            "more than 3,000,000 cells|more than 1,000 columns",
            id="a table of nothing",
        ),
    ],
)
def test_a_page_without_measure_is_refused(body: str, message: str) -> None:
    with pytest.raises(TooLarge, match=message):
        source(page(body))


def test_entities_that_a_page_declares_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "bbbbbbbb">]><html><body><p>One &a; two.</p></body></html>'
    assert "bbbbbbbb" not in seen(bomb).text


def test_a_page_that_closes_nothing_is_read() -> None:
    assert lines("<h1>A<p>One<p>Two<b>bold<p>Three") == ["A", "One", "Twobold", "Three"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<?xml version='1.0'?><plan><item/></plan>", "xml"),
        (
            b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>x</p></body></html>',
            "html",
        ),
        (b"<!-- saved --><!doctype HTML><p>x", "html"),
        (b"<b>Note</b> that this text begins with a tag.\n\nIt goes on.", "text"),
        (b"<name> said that <b> is less than a.\n", "text"),
    ],
)
def test_tags_alone_make_no_page(content: bytes, name: str) -> None:
    assert format_of(content) == name


def test_xml_of_another_kind_is_refused_by_name() -> None:
    with pytest.raises(Unreadable, match="XML of a kind that no reader knows"):
        source(b"<?xml version='1.0'?><plan><item/></plan>")


def test_a_table_of_labels_and_values_is_a_card_without_a_header() -> None:
    body = "<table><tr><th>Recommendation<td>Fund shelters.<tr><th>Responsible<td>Housing<tr><th>Status<td>Done</table>"
    assert table(body).header is None
    (record,) = records(body).values()
    assert record.text.value == "Fund shelters."
    assert [one.value for one in record.responsible] == ["Housing"]


def test_headings_that_are_recommendations_stand_under_the_heading_that_announces_them() -> None:
    found = records(
        "<h1>Report</h1><h2>Recommendations</h2><h3>1. Improve data</h3><p>The Office should build a database.</p>"
        "<p><b>Status:</b> Begun</p><h3>2. Train staff</h3><p>All staff should be trained.</p>"
    )
    assert [(code, one.title.value if one.title else None) for code, one in found.items()] == [
        ("1", "Improve data"),
        ("2", "Train staff"),
    ]


def test_a_page_of_several_parts_has_the_title_of_its_head() -> None:
    head = "<title>A Plan</title>"
    assert (
        read(
            page("<h1>Introduction</h1><p>Words.</p><h1>More</h1><p>Words.</p>", head),
            source_name="x",
            slug="x",
        ).document.title
        == "A Plan"
    )


@pytest.mark.parametrize(
    "content", [b"<html>\n<head>\n<title>Plan for 2030</title>", b"<HTML>\r\n<BODY>\r\n<P>Plan"]
)
def test_three_tags_on_lines_of_their_own_are_no_statement_of_rdf(content: bytes) -> None:
    assert format_of(content) == "html"
    assert format_of(b"<urn:x>\n<urn:y>\n<urn:z> .") == "rdf"
