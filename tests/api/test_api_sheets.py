"""What a spreadsheet opens is text, whatever the documents say."""

import csv
import io

from api.bodies.sheets import sheet


def test_a_cell_like_a_formula_is_opened_as_text() -> None:
    made = sheet(("id", "text", "count"), [("a/1", '=HYPERLINK("http://x")', -3)])
    assert list(csv.reader(io.StringIO(made.decode()))) == [
        ["id", "text", "count"],
        ["a/1", '\'=HYPERLINK("http://x")', "-3"],
    ]
