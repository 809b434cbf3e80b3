"""reStructuredText is read by docutils, with nothing fetched, run or included, and nothing lost."""

import orjson
import pytest

from ingest.blocks import Furniture, Heading, ListItem, Paragraph, Source, Table
from ingest.formats.detection import format_of
from ingest.formats.rendering import rendered
from ingest.formats.web.structured import render_rst
from ingest.reading import read
from ontology.errors import TooLarge

pytestmark = pytest.mark.usefixtures("in_this_process")

PLAN = """
===========
Clean Water
===========

:Author: A. Person
:Date: 2020-01-02
:Organization: Water Board

.. contents::

Recommendations
---------------

We recommend that the Board:

#. Fund *all* of it
   and go on.
#. Do |more|.

   Responsible: Parks

c) Ask why.
d) Ask again.

.. |more| replace:: a great deal

Tables
------

.. list-table:: Of lists
   :header-rows: 1

   * - No.
     - Recommendation
     - Status
   * - 11
     - Dig wells
     - Done

+-----+----------------+--------+
| No. | Recommendation | Lead   |
+=====+================+========+
| 21  | Build more     | Works  |
|     | pipes          |        |
+-----+----------------+        +
| 22  | Fix the old    |        |
+-----+----------------+--------+

.. csv-table::
   :header: "No.", "Recommendation"

   31, "Drink, often"

===  ==============
No.  Recommendation
===  ==============
41   Boil it
===  ==============

.. note:: Mind :ref:`the gap <gap>` [1]_.

.. unknown:: An argument
   :option: x

   Its content.

.. [1] Between the pipes.
.. A comment.
"""


def seen(text: str) -> Source:
    """A text as blocks, read in this process to be quick."""
    return rendered(orjson.loads(render_rst(text.encode())))


def said(text: str) -> list[str]:
    return [block.text.value for block in seen(text).blocks if isinstance(block, Paragraph)]


def tables(text: str) -> list[list[list[str]]]:
    found = [block for block in seen(text).blocks if isinstance(block, Table)]
    return [
        [
            [cell.text.value for cell in row.cells]
            for row in (*([one.header] if one.header else []), *one.rows)
        ]
        for one in found
    ]


def test_a_plan_gives_its_recommendations() -> None:
    reading = read(PLAN.encode(), source_name="plan.rst", slug="plan")
    found = {record.text.value: record for record in reading.recommendations}
    assert [one.value for one in found["Build more pipes"].responsible] == ["Works"]
    assert [one.value for one in found["Fix the old"].responsible] == ["Works"]
    assert found["Dig wells"].status is not None
    document = reading.document
    assert (document.title, document.publisher, document.date) == ("Clean Water", "Water Board", "2020-01-02")


def test_items_have_the_numbers_that_are_meant() -> None:
    found = [block for block in seen(PLAN).blocks if isinstance(block, ListItem)]
    assert [(one.level, one.number, one.text.value) for one in found] == [
        (1, "1", "Fund all of it and go on."),
        (1, "2", "Do a great deal."),
        (2, None, "Responsible: Parks"),
        (1, "c", "Ask why."),
        (1, "d", "Ask again."),
    ]


def test_tables_of_all_kinds_have_headers_and_merged_cells() -> None:
    assert tables(PLAN) == [
        [["No.", "Recommendation", "Status"], ["11", "Dig wells", "Done"]],
        [
            ["No.", "Recommendation", "Lead"],
            ["21", "Build more pipes", "Works"],
            ["22", "Fix the old", "Works"],
        ],
        [["No.", "Recommendation"], ["31", "Drink, often"]],
        [["No.", "Recommendation"], ["41", "Boil it"]],
    ]


def test_headings_and_items_stand_at_their_lines() -> None:
    lines = PLAN.split("\n")
    for block in seen(PLAN).blocks:
        if isinstance(block, Heading | ListItem):
            assert block.text.value.split()[0] in lines[block.place.line_start - 1]


def test_words_of_unknown_directives_and_roles_are_kept_and_comments_are_not() -> None:
    found = said(PLAN)
    assert "Mind the gap [1]." in found
    assert "An argument" in found
    assert "Its content." in found
    assert "A comment" not in seen(PLAN).text
    assert "[1] Between the pipes." in [
        block.text.value for block in seen(PLAN).blocks if isinstance(block, Furniture)
    ]


@pytest.mark.parametrize(
    "text",
    [
        ".. include:: /etc/passwd",
        ".. csv-table:: x\n   :file: /etc/passwd",
        ".. raw:: html\n   :file: /etc/passwd",
        ".. literalinclude:: /etc/passwd",
        ".. raw:: html\n\n   <script>root:x</script>",
    ],
)
def test_nothing_is_included_and_nothing_is_raw(text: str) -> None:
    found = seen(f"A\n=\n\nWords.\n\n{text}\n").text
    assert "root:" not in found
    assert "Words." in found


def test_what_is_malformed_is_kept_as_it_was_typed() -> None:
    assert any("torn" in one for one in said("A\n=\n\n+--+--+\n| torn | x\n+--+\n\nWords `unclosed.\n"))


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        (".. note:: x\n\nWords.\n", "", "rst"),
        ("A plan\n~~~~~~\n\nWords.\n\nMore\n~~~~\n\nWords.\n", "", "rst"),
        ("See `this <https://example.org>`_ plan.\n", "", "rst"),
        ("#. One\n#. Two\n", "", "rst"),
        ("1. One\n2. Two\n", "plan.rst", "rst"),
        ("A plan\n======\n\nWords.\n", "plan.rst", "rst"),
        ("Words... and more.. words\n\n.. and so on\n", "", "text"),
    ],
)
def test_a_text_is_restructured_by_its_signs(text: str, name: str, form: str) -> None:
    assert format_of(text.encode(), name) == form


def test_a_text_nested_without_measure_is_refused() -> None:
    with pytest.raises(TooLarge, match="nested too deep"):
        seen("".join(f"{'  ' * at}- x\n\n" for at in range(400)))


def test_words_that_replace_each_other_without_end_are_left() -> None:
    assert seen("Words.\n\n.. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a| more\n").blocks
