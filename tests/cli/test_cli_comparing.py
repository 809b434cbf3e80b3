"""The commands for what is missing, shared, counted and decided, and the page that shows them."""

import csv
import io
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from typer.testing import Result

Run = Callable[..., Result]

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"
_BLOCK = re.compile(r"^```console\n\$ throughline (.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMANDS = [
    ("gaps", "no-vote"),
    ("compare", "wet-2024-2026", "cosii-workforce"),
    ("matrix", "population", "kind"),
    ("trail", "wet-2024-2026/A1.15"),
]


# Each command of the page, with the output shown for it.
SHOWN: list[tuple[str, str]] = _BLOCK.findall(PAGE.read_text("utf-8"))


def test_the_page_shows_every_command() -> None:
    assert {shlex.split(words)[0] for words, _ in SHOWN} == {"gaps", "compare", "matrix", "trail"}


@pytest.mark.parametrize(("words", "output"), SHOWN, ids=[words for words, _ in SHOWN])
def test_a_command_prints_what_the_page_shows(run: Run, words: str, output: str) -> None:
    assert run(*shlex.split(words)).stdout == output


@pytest.mark.parametrize("words", COMMANDS)
def test_each_is_given_as_json_and_csv(run: Run, words: tuple[str, ...]) -> None:
    assert orjson.loads(run(*words, "--json").stdout)["snapshot"]
    rows = list(csv.reader(io.StringIO(run(*words, "--csv").stdout, newline="")))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_all_gaps_are_told_in_words(run: Run) -> None:
    result = run("gaps")
    assert result.exit_code == 0
    assert "Votes on other words: 3 of 63  reworded-vote" in result.stdout.splitlines()
    assert "Terms without a definition: 3  undefined-term" in result.stdout.splitlines()


def test_a_trail_without_a_vote_says_so(run: Run) -> None:
    """Also by the longer id."""
    lines = run("trail", "recommendation/wet-2024-2026/A1.1").stdout.splitlines()
    assert lines[3:] == [
        "  Vote: not stated",
        "  Strong or very strong support: not stated",
        "  Outcome: not stated",
        "  Tier: not stated",
    ]


def test_what_was_taken_out_stands_apart_from_what_follows(run: Run) -> None:
    """Q5 leaves out the first word."""
    assert (
        run("trail", "wet-2024-2026/A2.5").stdout.splitlines()[-1].startswith("  [-Explore-] Develop pilot")
    )


def test_a_matrix_says_what_it_leaves_out(run: Run) -> None:
    lines = run("matrix", "population", "kind", "--top", "3").stdout.splitlines()
    assert re.fullmatch(r"3 of \d+ values of population have a place of their own", lines[-2])
    assert lines[-1] == "3 of 4 values of kind have a place of their own"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gaps", "no-catgory"), "no-category"),
        (("gaps", "--document", "wet"), "wet-2024-2026"),
        (("compare", "wet-2024-2026", "wet-2024-2026"), "differ"),
        (("matrix", "category", "sistem"), "system"),
        (("trail", "wet-2024-2026/A2.99"), "A2.9"),
    ],
)
def test_what_cannot_be_asked_ends_in_one_line(run: Run, words: tuple[str, ...], said: str) -> None:
    result = run(*words)
    assert result.exit_code in {1, 2}
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
