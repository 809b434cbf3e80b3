"""The commands for saved questions and for neighbourhoods, and the pages that show them."""

import csv
import io
import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import orjson
import pytest
from typer.testing import Result

from graph.asking.files import read_question

Run = Callable[..., Result]

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```console\n\$ throughline (.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHOWN: list[tuple[str, str]] = [
    block for page in ("ask.md", "graph.md") for block in _BLOCK.findall((DOCS / page).read_text("utf-8"))
]


@pytest.mark.parametrize(("words", "output"), SHOWN, ids=[words for words, _ in SHOWN])
def test_a_command_prints_what_the_page_shows(run: Run, words: str, output: str) -> None:
    """To the letter."""
    assert run(*shlex.split(words)).stdout == output


def test_the_question_on_the_page_is_one() -> None:
    """As it stands there."""
    found = re.search(r"```toml\n(.*?)```", (DOCS / "ask.md").read_text("utf-8"), re.DOTALL)
    assert found
    assert tomllib.loads(found[1])["title"]
    assert read_question("named-in-notes.toml", found[1].encode(), "site").query.names == ("words",)


def test_a_question_of_the_site_is_asked(run: Run, shipped: Path) -> None:
    """And one that is wrong is told of, beside the answer."""
    found = re.search(r"```toml\n(.*?)```", (DOCS / "ask.md").read_text("utf-8"), re.DOTALL)
    assert found
    folder = shipped / "questions"
    folder.mkdir(exist_ok=True)
    (folder / "named-in-notes.toml").write_text(found[1], "utf-8")
    (folder / "wrong.toml").write_text(found[1].replace("skos:note", "no:note"), "utf-8")
    try:
        answer = run("ask", "named-in-notes", "--words", "2024", "--json")
        assert [row["recommendation"]["id"] for row in orjson.loads(answer.stdout)["rows"]] == [
            "wet-2024-2026/A2.9"
        ]
        assert "wrong.toml, line 10: the query is not SPARQL: a prefix here is not known" in answer.stderr
    finally:
        for path in folder.iterdir():
            path.unlink()


def test_an_answer_is_given_as_csv(run: Run) -> None:
    """With the ids of things."""
    [row] = csv.DictReader(io.StringIO(run("ask", "adopted-with-little-support", "--csv").stdout))
    assert (row["vote_id"], row["percent"]) == ("question/wet-2024-2026/Q9", "50")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("ask", "responsible-for", "--prty", "HR"), 2, "no parameter 'prty'; it has party"),
        (("ask", "responsible-for", "--party"), 2, "--party wants a value"),
        (("ask", "responsible-for", "HR"), 2, "'HR' is no parameter"),
        (("ask", "responsible-for", "--party=HR", "--party=ARDI"), 2, "more than once"),
        (("ask", "--party", "HR"), 1, "There is no saved question"),
        (("ask", "remarks"), 2, "Give words"),
        (("ask", "responsible-four"), 1, "Nearest: responsible-for"),
        (("graph", "nothing-of-the-kind"), 1, "Nothing is called"),
        (("graph", "peers", "--format", "png"), 2, "should be one of json, graphml, gexf, svg"),
        (("graph", "peers", "--depth", "3"), 2, "less than or equal to 2"),
    ],
)
def test_what_cannot_be_right_ends_with_a_sentence(
    run: Run, words: tuple[str, ...], code: int, told: str
) -> None:
    """On stderr, with nothing on stdout."""
    result = run(*words)
    assert result.exit_code == code
    assert told in " ".join(result.stderr.split())
    assert not result.stdout


@pytest.mark.parametrize("form", ["graphml", "gexf", "svg"])
def test_a_neighbourhood_is_written_to_a_file(run: Run, tmp_path: Path, form: str) -> None:
    """Whole, with whole addresses."""
    path = tmp_path / f"peers.{form}"
    assert run("graph", "peers", "--format", form, "-o", str(path)).exit_code == 0
    assert ET.parse(path).getroot() is not None
    assert "http://localhost:8000/api/recommendations/wet-2024-2026/A1.3" in path.read_text("utf-8")


def test_a_neighbourhood_is_given_as_json(run: Run) -> None:
    """The same as the service gives."""
    assert orjson.loads(run("graph", "peers", "--json").stdout)["centre"] == "population/peers"


def test_a_question_is_asked_by_its_title_too(run: Run) -> None:
    by_name, by_title = run("ask", "category-overview"), run("ask", "what does each category hold")
    assert (by_title.exit_code, by_title.stdout) == (0, by_name.stdout)


def test_words_that_are_no_question_lead_to_the_nearest(run: Run) -> None:
    answer = run("ask", "which recommendations have no responsible party")
    assert answer.exit_code == 1
    assert "Nearest: no-responsible-party" in answer.stderr


def test_brackets_hold_what_is_meant_without_a_value(run: Run) -> None:
    """A default is named; what may be left out shows no example, which would look like a default."""
    listed = run("ask").stdout
    assert "\n  votes-by-support [--percent '75']\n" in listed
    assert "\n  no-responsible-party [--document …]\n" in listed
    assert "\n  votes-in-category --category 'Mental Health Career Pathways'\n" in listed
