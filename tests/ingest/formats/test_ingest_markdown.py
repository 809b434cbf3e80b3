"""Markdown is read as the page that it makes, each block at its own line of the file."""

import orjson
import pytest

from ingest.blocks import Furniture, Heading, ListItem, Paragraph, Source, Table
from ingest.formats.detection import format_of, source
from ingest.formats.rendering import rendered
from ingest.formats.web.marked import front_matter, render_markdown
from ingest.reading import inspect, read

pytestmark = pytest.mark.usefixtures("in_this_process")

PLAN = """---
title: "Clean Air Plan"
date: 2023-05-02
publisher: Air Board
tags: [air, water]
---

# Clean Air {#top}

- [Recommendations](#recommendations)
- [Other things](#other)

Some **bold**, *slanted* and `typed` words with [a link](https://example.org) that
go on in another line[^1].

## Recommendations

| No. | Recommendation | Lead | Status |
|----:|----------------|------|:------:|
| 1 | Cut *idling* near schools \\| parks | Transport<br>Police | **Done** |
| 2 | Plant trees | Parks | |

Other things
------------

3. Buy buses
   that are quiet
   1. electric
   2. small
5. Ban leaf blowers

   Responsible: Police
9. Sweep

**Recommendation 7:** Say so.
Lead: Mayor

<details><summary>More</summary>

Hidden <b>no</b> longer.

</details>

<!-- nobody reads this -->

[^1]: As said.
"""


def seen(text: str) -> Source:
    """A text as blocks, read in this process to be quick."""
    return rendered(orjson.loads(render_markdown(text.encode())))


def said(text: str) -> list[str]:
    return [block.text.value for block in seen(text).blocks if isinstance(block, Paragraph | Heading)]


def items(text: str) -> list[tuple[int, str | None, str]]:
    found = seen(text).blocks
    return [(block.level, block.number, block.text.value) for block in found if isinstance(block, ListItem)]


def test_a_plan_gives_its_recommendations() -> None:
    reading = read(PLAN.encode(), source_name="plan.md", slug="plan")
    found = {record.code: record for record in reading.recommendations}
    assert found["1"].text.value == "Cut idling near schools | parks"
    assert [one.value for one in found["1"].responsible] == ["Transport", "Police"]
    assert found["1"].status is not None
    assert found["1"].status.value == "Done"
    assert found["7"].text.value == "Say so."
    assert [one.value for one in found["7"].responsible] == ["Mayor"]


def test_front_matter_says_what_the_document_is_and_is_no_text() -> None:
    document = read(PLAN.encode(), source_name="plan.md", slug="plan").document
    assert (document.title, document.publisher, document.date) == (
        "Clean Air Plan",
        "Air Board",
        "2023-05-02",
    )
    assert "tags" not in document.text


def test_every_block_stands_at_its_line_of_the_file() -> None:
    lines = PLAN.split("\n")
    for block in seen(PLAN).blocks:
        if isinstance(block, Table):
            for row in block.rows:
                assert row.cells[0].text.value in lines[row.place.line_start - 1]
        elif isinstance(block, Heading | Paragraph | ListItem) and block.text.value != "More":
            first = block.text.value.split()[0].rstrip(",:.")
            assert first in lines[block.place.line_start - 1]


def test_headings_without_a_space_after_their_marks_are_headings_but_tags_are_not() -> None:
    found = seen("##02 Aims\n\n###Cleaner air\n\n#cleanair is what we ask for.\n\nSee ##the rest.\n").blocks
    assert [(type(one), one.text.value) for one in found if isinstance(one, Paragraph | Heading)] == [
        (Heading, "02 Aims"),
        (Heading, "Cleaner air"),
        (Paragraph, "#cleanair is what we ask for."),
        (Paragraph, "See ##the rest."),
    ]


def test_emphasis_and_links_leave_their_words() -> None:
    assert "Some bold, slanted and typed words with a link that go on in another line[1]." in said(PLAN)


def test_notes_stand_at_the_end_and_comments_nowhere() -> None:
    found = seen(PLAN)
    assert [block.text.value for block in found.blocks if isinstance(block, Furniture)] == [
        "• Recommendations",
        "• Other things",
        "[1] As said.",
    ]
    assert "nobody" not in found.text


def test_items_keep_the_numbers_that_were_typed() -> None:
    assert items(PLAN) == [
        (1, "3", "Buy buses that are quiet"),
        (2, "1", "electric"),
        (2, "2", "small"),
        (1, "5", "Ban leaf blowers"),
        (2, None, "Responsible: Police"),
        (1, "9", "Sweep"),
    ]


def test_items_that_are_all_typed_alike_count_on() -> None:
    assert [number for _, number, _ in items("# A\n\n1. x\n1. y\n1. z\n")] == ["1", "2", "3"]


def test_headings_of_both_kinds_have_levels_and_no_attributes() -> None:
    found = [block for block in seen(PLAN).blocks if isinstance(block, Heading)]
    assert [(one.level, one.text.value) for one in found] == [
        (1, "Clean Air"),
        (2, "Recommendations"),
        (2, "Other things"),
    ]


def test_paragraphs_in_the_front_matter_are_text_of_the_document() -> None:
    text = '---\ntitle: Parks\nbody: "The council met.\n\n1) Plant trees along every road.\n"\n---\n'
    document = read(text.encode(), source_name="plan.md", slug="plan").document
    assert document.title == "Parks"
    assert "Plant trees along every road." in document.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: A: B\n---\nx", {"title": "A: B", "publisher": None, "date": None}),
        ('+++\ntitle = "A"\n+++\nx', {"title": "A", "publisher": None, "date": None}),
        ("---\nauthor: [X, Y]\n...\nx", {"title": None, "publisher": "X", "date": None}),
        ("---\n\nA rule, then words\n\n---\n", {}),
        ("---\ntitle: never closed\n\nx", {}),
        ("# A\n\n---\ntitle: x\n---\n", {}),
    ],
)
def test_only_keys_between_rules_at_the_start_are_front_matter(text: str, expected: dict[str, str]) -> None:
    found, rest = front_matter(text)
    assert found == expected
    assert rest.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("# A plan\n\nIt says much.\n", "", "markdown"),
        ("A plan\n======\n\nIt says much.\n", "", "markdown"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "", "markdown"),
        ("See [this](https://example.org/x) plan.\n", "", "markdown"),
        ("1. One\n2. Two\n", "plan.md", "markdown"),
        ("1. One\n2. Two\n", "plan.txt", "text"),
        ("1. One\n2. Two\n", "", "text"),
        ("RECOMMENDATIONS\n\n* One **bold** word\n* Two\n", "plan.txt", "text"),
        ("Item #1 of [2]\n\n#1 Do it\n#2 Do more\n", "", "text"),
        ("NO.\tRECOMMENDATION\n1\tDo it\n2\tDo **more**\n3\tDo **all**\n", "plan.txt", "text"),
    ],
)
def test_a_text_is_markdown_by_its_signs_and_by_its_name_only_where_they_are_few(
    text: str, name: str, form: str
) -> None:
    assert format_of(text.encode(), name) == form


def test_the_words_of_code_are_kept() -> None:
    assert said("# A\n\n    indented code\n\n```\nfenced <b>code</b>\n```\n") == [
        "A",
        "indented code",
        "fenced <b>code</b>",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# A\n\n" + "[" * 5_000, id="brackets"),
        pytest.param("# A\n\n" + "*a **b " * 2_000, id="stars"),
        pytest.param("# A\n\n" + "> " * 5_000 + "x", id="quotes"),
        pytest.param("# A\n\n" + "![](" * 2_000, id="pictures"),
        pytest.param("# A\n\n" + "".join(f"{'  ' * at}- x\n" for at in range(200)), id="deep lists"),
        pytest.param("# A\n\n" + "<b><table>" * 500, id="unclosed tags"),
    ],
)
def test_strange_texts_are_read(text: str) -> None:
    assert source(text.encode(), "x.md").blocks


@pytest.mark.parametrize(
    "again", [" ", "`a <b", "[", "|--", "**a", "<!--", "=== ", "__a", "\n", "+-", "[x]("]
)
def test_size_is_no_obstacle_to_telling_a_format(again: str) -> None:
    assert format_of((again * (300_000 // len(again)) + "x").encode()) in (
        "text",
        "markdown",
        "html",
        "csv",
        "json",
    )


def test_a_line_that_only_gives_a_block_attributes_is_no_text() -> None:
    text = '# Plan\n\nAgencies shall:\n\n{:start="11"}\n\n11. Mend the hall.\n12. Sell the barn.\n{: .wide}\n'
    found = source(text.encode(), "plan.md").blocks
    assert [(one.number, one.text.value) for one in found if isinstance(one, ListItem)] == [
        ("11", "Mend the hall."),
        ("12", "Sell the barn."),
    ]
    assert [one.text.value for one in found if isinstance(one, Paragraph)] == ["Agencies shall:"]


def test_a_paragraph_of_spaces_that_do_not_break_is_none() -> None:
    read_source = source(
        "# Plan\n\n<p><strong>\u00a0</strong></p>\n\n<p>Light the pier.</p>\n".encode(), "plan.md"
    )
    assert [one.text.value for one in read_source.blocks if isinstance(one, Heading | Paragraph)] == [
        "Plan",
        "Light the pier.",
    ]


def test_lines_that_begin_with_a_drawn_bullet_are_items() -> None:
    text = "# Baths\n\n## Recommendations\n\n□ Open the baths\n□ Lower the fees\n\n➤ Mend the roof\n  by May\n➤ Paint it\n"
    found = read(text.encode(), source_name="baths.md", slug="baths").recommendations
    assert [one.text.value for one in found] == [
        "Open the baths",
        "Lower the fees",
        "Mend the roof by May",
        "Paint it",
    ]


def test_a_heading_whose_number_in_brackets_has_no_space_before_it_is_one() -> None:
    blocks = inspect(b"##[2.1] Baths\n\nThey are old.\n", source_name="baths.md", slug="baths").blocks
    assert isinstance(blocks[0], Heading)
