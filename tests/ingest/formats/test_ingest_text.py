"""Plain text becomes typed blocks by its form alone."""

from ingest.blocks import Block, Furniture, Heading, ListItem, Paragraph, Table
from ingest.formats.plain.text import read_text


def blocks(text: str) -> list[Block]:
    return list(read_text(text.encode()).blocks)


def told(text: str) -> list[tuple[str, ...]]:
    """Each block as its type, its number if it has one, and its words."""
    found: list[tuple[str, ...]] = []
    for block in blocks(text):
        words = (
            "|".join(cell.text.value for row in block.rows for cell in row.cells)
            if isinstance(block, Table)
            else block.text.value
        )
        number = block.number if isinstance(block, Heading | ListItem) else None
        found.append((type(block).__name__, *([number] if number else []), words))
    return found


def test_numbered_lines_with_something_below_them_are_headings() -> None:
    text = "1. Subject\n\nPolicy on hiring.\n\n2. Rationale\n\nIt is fair.\n"
    assert [kind for kind, *_ in told(text)] == ["Heading", "Paragraph", "Heading", "Paragraph"]


def test_numbered_lines_right_after_each_other_are_items() -> None:
    text = "Ideas:\n\n1. Hire nurses\n2. Train peers\n3. Buy vans\n\nThat is all.\n"
    assert told(text)[1:4] == [
        ("ListItem", "1", "Hire nurses"),
        ("ListItem", "2", "Train peers"),
        ("ListItem", "3", "Buy vans"),
    ]


def test_a_list_within_a_numbered_section_does_not_end_the_sections() -> None:
    text = "1. Purpose\n\nIt says.\n\n2. Steps\n\n1. Do this first.\n2. Do that then.\n\n3. Ending\n\nDone.\n"
    assert [(kind, number) for kind, number, *_ in told(text) if kind != "Paragraph"] == [
        ("Heading", "1"),
        ("Heading", "2"),
        ("ListItem", "1"),
        ("ListItem", "2"),
        ("Heading", "3"),
    ]


def test_numbered_lines_that_all_come_again_are_a_table_of_contents() -> None:
    text = "1. Purpose ...... 1\n2. Steps ...... 2\n\n1. PURPOSE\n\nIt says.\n\n2. STEPS\n\nDo this.\n"
    assert [(type(block).__name__, getattr(block, "contents", None)) for block in blocks(text)[:3]] == [
        ("ListItem", True),
        ("ListItem", True),
        ("Heading", None),
    ]


def test_numbers_without_a_dot_can_number_headings() -> None:
    text = "1 Subject\n\nPolicy on hiring.\n\n2 Rationale\n\nIt is fair.\n"
    assert [number for kind, number, *_ in told(text) if kind == "Heading"] == ["1", "2"]


def test_a_sentence_that_begins_with_a_number_is_a_paragraph() -> None:
    assert told("The plan\n\n3 Nurses were hired in the year, and more will come.\n")[-1][0] == "Paragraph"


def test_capitals_are_headings_and_short_lines_over_text_are() -> None:
    text = "BACKGROUND\n\nWe met.\n\nWhat We Heard\n\nMuch was said.\n\nThank you\n\nGoodbye\n"
    assert [kind for kind, *_ in told(text)] == [
        "Heading",
        "Paragraph",
        "Heading",
        "Paragraph",
        "Paragraph",
        "Paragraph",
    ]


def test_items_nest_by_indent_and_by_mark() -> None:
    text = "List:\n1. one\n   a. one a\n   b. one b\n2. two\n• bullet\n3. three\n"
    assert [block.level for block in blocks(text) if isinstance(block, ListItem)] == [1, 2, 2, 1, 2, 1]


def test_wrapped_lines_are_joined_and_keep_their_place() -> None:
    text = "The county should expand its crisis teams to all of\nthe districts by the end of the year, and it should\nreport on it.\n"
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    assert block.text.value == " ".join(text.split())
    assert (block.place.line_start, block.place.line_end) == (1, 3)


def test_unwrapped_lines_are_paragraphs_of_their_own() -> None:
    long = "The county should expand its crisis teams to all districts, and it should do so by the end of the next year."
    assert [kind for kind, *_ in told(f"{long}\n{long}\n")] == ["Paragraph", "Paragraph"]


def test_a_table_is_whole_across_pages_and_says_its_header_once() -> None:
    header, table = "HEALTH PLAN 2024\nCounty of Springs\n\n", "NUMBER\tWORDS\n"
    found = blocks(f"{header}{table}1\tone\n2\ttwo\n\n{header}{table}3\tthree\n")
    tables = [block for block in found if isinstance(block, Table)]
    assert [[cell.text.value for cell in row.cells] for row in tables[0].rows] == [
        ["1", "one"],
        ["2", "two"],
        ["3", "three"],
    ]
    assert len(tables) == 1
    assert [block.text.value for block in found if isinstance(block, Furniture)].count("NUMBER\tWORDS") == 1


def test_a_table_goes_on_after_a_page_without_its_header_said_again() -> None:
    header, rows = (
        "HEALTH PLAN 2024\nCounty of Springs\n\n",
        "1\tThe first of them.\n2\tThe second of them.\n\n",
    )
    found = blocks(f"{header}NUMBER\tWORDS\n{rows}{header}{rows}")
    (table,) = [block for block in found if isinstance(block, Table)]
    assert len(list(table.rows)) == 4


def test_a_header_row_is_known_by_the_rows_below_it() -> None:
    (table,) = blocks("No.\tRecommendation\n1\tHire nurses\n2\tTrain peers\n")
    assert isinstance(table, Table)
    assert table.header is not None
    assert [cell.text.value for cell in table.header.cells] == ["No.", "Recommendation"]


def test_rows_of_one_form_have_no_header() -> None:
    (table,) = blocks("Nurses\tClinics\nPeers\tCenters\n")
    assert isinstance(table, Table)
    assert table.header is None


def test_a_number_and_a_tab_before_words_is_an_item() -> None:
    assert told("Ideas:\n1.\tHire nurses\n2.\tTrain peers\n")[1] == ("ListItem", "1", "Hire nurses")


def test_a_heading_of_a_wrapped_text_is_not_joined_to_what_follows() -> None:
    text = "Recommendations\nThe county should expand its crisis teams to all of\nthe districts by the end of the year.\n"
    assert told(text)[0][-1] == "Recommendations"
