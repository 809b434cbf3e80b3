"""Lines of plain text that go on after a hyphen, whatever room there was; and the letter o as a bullet."""

import pytest

from ingest.marks import mark
from ingest.reading import read

TEXT = """RECOMMENDATIONS

1. Train all who work beside the harbour, so the whole work-
force of the city knows how water is saved, and ask those who live in
the old town about their houses before the winter comes again.
2. Open the gates.
"""


def test_a_line_that_ends_within_a_word_goes_on() -> None:
    found = list(read(TEXT.encode(), source_name="plan.txt", slug="plan").recommendations)
    whole = (
        "Train all who work beside the harbour, so the whole workforce of the city knows how water is saved, "
        "and ask those who live in the old town about their houses before the winter comes again."
    )
    assert [one.text.value for one in found] == [whole, "Open the gates."]


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("o\tPlant trees", True),
        ("o Plant trees", True),
        ("o  plant trees", True),
        ("o privados que viven", False),
        ("oaks by the river", False),
    ],
)
def test_the_letter_o_is_a_bullet_where_words_begin_after_it(line: str, bullet: bool) -> None:
    found = mark(line)
    assert (found is not None and found.bullet) == bullet
