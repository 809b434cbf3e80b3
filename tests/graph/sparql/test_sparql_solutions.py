"""What is passed on of results that Oxigraph writes: all of it, or so many whole rows."""

import io
import json
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from graph.sparql.solutions import write_solutions

FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
# Texts that look like the ends of rows, and one longer than what Oxigraph writes at once.
LIKE_ENDS = [
    "},{",
    "}},{",
    "{}",
    ",{}",
    ",{",
    "]}}",
    '"',
    "\\",
    "\n",
    "\r\n",
    "\t",
    ",",
    "</result>",
    "é",
    "x" * 9000,
]
TEXTS = some.lists(some.sampled_from(LIKE_ENDS), max_size=5).map("".join)
LITERALS = some.builds(lambda value: {"type": "literal", "value": value}, TEXTS)
WORDS = some.builds(lambda value: {"type": "literal", "value": value, "xml:lang": "en"}, TEXTS)
IRIS = some.just({"type": "uri", "value": "http://example.org/a"})
TRIPLES = some.builds(
    lambda value: {
        "type": "triple",
        "value": {"subject": value[0], "predicate": value[0], "object": value[1]},
    },
    some.tuples(IRIS, LITERALS),
)
NAMES = ["bindings", "x"]
ROWS = some.lists(
    some.dictionaries(some.sampled_from(NAMES), some.one_of(LITERALS, WORDS, IRIS, TRIPLES)), max_size=12
)


def solutions(rows: list[Any]) -> QuerySolutions:
    """These rows, as if a query had given them."""
    told = {"head": {"vars": NAMES}, "results": {"bindings": rows}}
    read = parse_query_results(json.dumps(told), QueryResultsFormat.JSON)
    assert isinstance(read, QuerySolutions)
    return read


def limited(rows: list[Any], name: str, limit: int) -> tuple[bytes, int, bool]:
    """What is passed on of them, how many rows that is told to be, and whether it is told to be cut."""
    output = io.BytesIO()
    count, cut = write_solutions(solutions(rows), name, limit, output)
    return output.getvalue(), count, cut


@pytest.mark.parametrize("name", FORMATS)
@given(rows=ROWS, limit=some.integers(0, 13))
def test_rows_up_to_the_limit_are_those_of_oxigraph(name: str, rows: list[Any], limit: int) -> None:
    """Byte for byte what it writes of the first rows alone, but for the note that there are more."""
    content, count, cut = limited(rows, name, limit)
    expected = solutions(rows[:limit]).serialize(format=FORMATS[name])
    assert expected is not None
    if name == "xml":
        expected = expected.replace(b"\r", b"&#13;")
    notes = {
        "json": (b',"cut":{"rows":%d}}' % count, b"}"),
        "xml": (b"<!-- cut after %d results: there are more -->" % count, b""),
    }
    if len(rows) > limit and name in notes:
        note, instead = notes[name]
        assert note in content
        content = content.replace(note, instead)
    assert (content, count, cut) == (expected, min(limit, len(rows)), len(rows) > limit)


def test_a_cut_answer_in_json_is_json() -> None:
    """It says behind its rows how many they are."""
    content, _, _ = limited([{"x": {"type": "literal", "value": "}},{"}}, {}, {}], "json", 2)
    assert json.loads(content)["results"]["bindings"] == [{"x": {"type": "literal", "value": "}},{"}}, {}]
    assert json.loads(content)["cut"] == {"rows": 2}


def test_xml_is_well_formed_whatever_a_text_holds() -> None:
    """What XML cannot hold is replaced, and a carriage return is still one when it is read."""
    text = "a\x01b\ufffec\rd\x0ce"
    content, _, _ = limited([{"x": {"type": "literal", "value": text}}], "xml", 5)
    literal = ET.fromstring(content).find(".//{http://www.w3.org/2005/sparql-results#}literal")
    assert literal is not None
    assert literal.text == "a\ufffdb\ufffdc\rd e"


def test_rows_are_passed_on_as_they_come() -> None:
    """Long before the last one, so that no answer is held whole."""
    rows = [{"x": {"type": "literal", "value": "y" * 100}}] * 10_000
    sizes: list[int] = []

    class Output(io.BytesIO):
        def write(self, data: bytes) -> int:  # type: ignore[override] # only bytes are written
            sizes.append(len(data))
            return len(data)

    write_solutions(solutions(rows), "json", 20_000, Output())
    assert max(sizes) < 65_536


def test_a_worker_needs_no_rdflib() -> None:
    """It is slow to import, and a worker is started for every query that is ended."""
    code = "import sys, graph.sparql.worker; sys.exit('rdflib' in sys.modules)"
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"]
    assert subprocess.run(command, check=False).returncode == 0
