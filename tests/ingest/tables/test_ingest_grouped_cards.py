"""Cards whose labels are grouped by a column before them, and whose titles begin with their numbers."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]

CARDS = """# Ferries

| Outline | Action name | 1 Quieter engines |
| --- | --- | --- |
| | Action description | Replace the engines of the two oldest ferries. |
| Carrying out | Responsible body | Ferry Board |
| | Comments | Wait for the new rules. |

# Piers

| Outline | Action name | 2 Longer piers |
| --- | --- | --- |
| | Action description | Build piers for longer ferries. |
| Carrying out | Responsible body | Pier Office |
| | Comments | None. |
"""
WEB = """<table>
<tr><th rowspan="2">Outline</th><td>Action name</td><td>3 Brighter lamps</td></tr>
<tr><td>Action description</td><td>Put brighter lamps on every pier.</td></tr>
<tr><th rowspan="2">Carrying out</th><td>Responsible body</td><td>Pier Office</td></tr>
<tr><td>Total cost</td><td>Not known</td></tr>
</table>
"""


def test_the_labels_in_the_second_column_head_what_stands_beside_them(reads: Reads) -> None:
    reading = reads(CARDS)
    labels = {category.number: category.label.value for category in reading.document.categories}
    found = list(reading.recommendations)
    assert [(one.code, one.title.value, one.text.value) for one in found if one.title] == [
        ("1", "Quieter engines", "Replace the engines of the two oldest ferries."),
        ("2", "Longer piers", "Build piers for longer ferries."),
    ]
    assert [labels[one.category or ""] for one in found] == ["Ferries", "Piers"]
    assert [[who.value for who in one.responsible] for one in found] == [["Ferry Board"], ["Pier Office"]]


def test_a_group_may_reach_down_over_its_labels(reads: Reads) -> None:
    """A single title with a number may be called so: "10 year plan"."""
    (found,) = reads(WEB).recommendations
    assert (found.title.value if found.title else None) == "3 Brighter lamps"
    assert found.text.value == "Put brighter lamps on every pier."
    assert [who.value for who in found.responsible] == ["Pier Office"]
