"""What stands below a line that breaks off when it asks is that line's, up to the next such line."""

from ingest.reading import read

TEXT = """# Review

The Harbour Office should:

Publish the depth of each berth every month.

Repair the northern mole.

The Town Council should:

Plant trees along the quay.
"""


def texts(text: str) -> list[str]:
    found = read(text.encode(), source_name="review.md", slug="review").recommendations
    return [one.text.value for one in found]


def test_each_line_has_what_stands_below_it_up_to_the_next() -> None:
    assert texts(TEXT) == [
        "Publish the depth of each berth every month.",
        "Repair the northern mole.",
        "Plant trees along the quay.",
    ]


def test_lines_that_break_off_recommend_nothing_themselves() -> None:
    many = "\n\n".join(["The Harbour Office should:"] * 12)
    assert texts(f"# Review\n\n{many}\n") == []
