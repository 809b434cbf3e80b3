"""JSON and JSON Lines: lists of objects are tables, and what two readers would read differently is refused."""

import json

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Heading, ListItem, Paragraph, Source, Table
from ingest.formats.data.objects import render_json, render_json_lines
from ingest.formats.detection import format_of, source
from ingest.formats.rendering import rendered
from ingest.reading import read
from ontology.errors import TooLarge, Unreadable
from ontology.records import Recommendation

pytestmark = pytest.mark.usefixtures("in_this_process")


def seen(value: object) -> Source:
    """A value as blocks, read in this process to be quick."""
    return rendered(orjson.loads(render_json(json.dumps(value).encode())))


def cells(found: Source) -> list[list[str]]:
    table = next(block for block in found.blocks if isinstance(block, Table))
    rows = [table.header] if table.header else []
    return [[cell.text.value for cell in row.cells] for row in (*rows, *table.rows)]


def records(text: str) -> dict[str, Recommendation]:
    reading = read(text.encode(), source_name="plan", slug="plan")
    return {record.code: record for record in reading.recommendations}


def test_a_list_of_objects_gives_its_recommendations() -> None:
    found = records(
        json.dumps(
            {
                "title": "Plan",
                "date": "2024-02-01",
                "recommendations": [
                    {
                        "id": "R1",
                        "recommendation": "Do it.",
                        "leadAgency": ["Parks", "Police"],
                        "status": "Done",
                    },
                    {"id": "R2", "recommendation": "Do more.", "category": "Housing"},
                ],
            }
        )
    )
    assert [one.value for one in found["R1"].responsible] == ["Parks", "Police"]
    assert found["R1"].status is not None
    assert found["R1"].status.value == "Done"
    assert found["R2"].text.value == "Do more."
    assert found["R2"].category == "housing"


def test_records_of_json_lines_are_rows_whatever_keys_they_have() -> None:
    found = records(
        '{"no":1,"recommendation":"Do it."}\n\n{"recommendation":"Do more.","no":2,"lead":"Parks"}\n'
    )
    assert list(found) == ["1", "2"]
    assert [one.value for one in found["2"].responsible] == ["Parks"]


def test_objects_within_objects_have_dotted_keys() -> None:
    assert cells(seen([{"a": {"b": "x", "c": {"d": 1.50}}, "e": None}, {"a": {"b": "y"}, "f": True}])) == [
        ["a.b", "a.c.d", "f"],
        ["x", "1.5", ""],
        ["y", "", "true"],
    ]


def test_numbers_are_kept_as_they_were_typed() -> None:
    found = rendered(orjson.loads(render_json(b'[{"a": 1.50, "b": 12345678901234567890123, "c": 1e400}]')))
    assert cells(found)[1] == ["1.50", "12345678901234567890123", "1e400"]


def test_parts_that_hold_lists_are_sections() -> None:
    found = seen(
        {
            "themes": [
                {"name": "Housing", "actions": [{"no": 1, "text": "Build."}]},
                {"name": "Parks", "actions": []},
            ]
        }
    )
    assert [block.text.value for block in found.blocks if isinstance(block, Heading)] == [
        "Themes",
        "Housing",
        "Actions",
        "Parks",
    ]


def test_objects_by_their_codes_are_rows() -> None:
    assert cells(seen({"recommendations": {"R1": {"text": "Do it."}, "R2": {"text": "Do more."}}})) == [
        ["id", "text"],
        ["R1", "Do it."],
        ["R2", "Do more."],
    ]


def test_texts_by_their_numbers_are_items() -> None:
    found = seen({"recommendations": {"1": "Do it well.", "2": "Do more of it."}}).blocks
    assert [(one.number, one.text.value) for one in found if isinstance(one, ListItem)] == [
        ("1", "Do it well."),
        ("2", "Do more of it."),
    ]


def test_texts_in_a_list_are_items_and_short_words_one_line() -> None:
    found = seen({"recommendations": ["Do it well.", "Do more of it."], "tags": ["air", "water"]}).blocks
    assert [one.text.value for one in found if isinstance(one, ListItem)] == ["Do it well.", "Do more of it."]
    assert [one.text.value for one in found if isinstance(one, Paragraph)] == ["Tags: air water"]


def test_rows_in_lists_are_a_table() -> None:
    assert cells(seen([["No.", "Recommendation"], ["1", "Do it."]])) == [
        ["No.", "Recommendation"],
        ["1", "Do it."],
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('"words"', "only one value"),
        ("12", "only one value"),
        ("null", "only one value"),
        ('{"a": 1, "a": 2}', "the key 'a' twice"),
        ('[{"a": NaN}]', "has NaN, which is no number"),
        ('[{"a": -Infinity}]', "has -Infinity, which is no number"),
        ('{"a": "\\ud800"}', "half a character"),
        ('{"\\udc00": "a"}', "half a character"),
        ('[{"a": 1},\n {"b": }]', "not JSON from line 2 on"),
        ('[{"a": 1},', "not JSON from line 1 on"),
        ('{"a": 1}\n{"a": 2}\n{"a": oops}', "not JSON from line 3 on"),
        ('{"a": 1}\n{"a": 2}\n{"a": 1, "a": 2}', "Line 3 of the file has the key 'a' twice"),
    ],
)
def test_what_is_not_plainly_one_thing_is_refused_in_a_sentence(text: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        source(text.encode())


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 100_000, "[" * 70 + "1" + "]" * 70])
def test_what_is_nested_without_measure_is_too_large(text: str) -> None:
    with pytest.raises(TooLarge, match="nested more than 64 deep"):
        source(text.encode())


def test_more_records_than_a_document_has_are_too_large() -> None:
    with pytest.raises(TooLarge, match="more than 300,000 records"):
        render_json_lines(b'{"a":1}\n' * 300_001)


def test_more_keys_than_a_table_has_columns_are_too_large() -> None:
    with pytest.raises(TooLarge, match="at most 1,000"):
        seen([{f"k{at}": "x" for at in range(1_001)}])


@pytest.mark.parametrize("text", ["[]", "{}", '[{"a": null}]'])
def test_what_says_nothing_is_empty(text: str) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read(text.encode(), source_name="x", slug="x")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("[1] A note on the plan.\n\n[2] Another.", "text"),
        ("{Draft} of a plan", "text"),
        ('{"a" plan}', "text"),
        ("[Draft] A plan", "text"),
        ('{"a": 1}', "json"),
        ("[]", "json"),
        ('{"a": 1}\n{"a": 2}', "jsonl"),
        ('[1, "a"]\n[2, "b"]\n', "jsonl"),
        ('{"@context": "https://schema.org", "@id": "x"}', "rdf"),
        ('[{"@id": "http://e.org/a", "@type": ["http://e.org/T"]}]', "rdf"),
        ("@prefix e: <http://e.org/> .\ne:a e:b e:c .", "rdf"),
        ("# A comment\nPREFIX e: <http://e.org/>\ne:a a e:T .", "rdf"),
        ('<http://e.org/a> <http://e.org/b> "c" .', "rdf"),
        ("<http://e.org/a> <http://e.org/b> <http://e.org/c> <http://e.org/g> .", "rdf"),
        ("_:a <http://e.org/b> _:c .", "rdf"),
        (
            '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>',
            "rdf",
        ),
        ("no,recommendation\n1,Do it\n2,Do more\n", "csv"),
    ],
)
def test_a_format_is_told_by_what_is_in_the_file(text: str, form: str) -> None:
    assert format_of(text.encode()) == form


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_any_value_is_read_or_refused(value: object) -> None:
    try:
        found = seen(value)
    except Unreadable:
        assert (
            not isinstance(value, dict | list)
            or "\ud800" <= max(json.dumps(value, ensure_ascii=False)) <= "\udfff"
        )
        return
    for block in found.blocks:
        assert 0 <= block.place.start <= block.place.end <= len(found.text)
