"""The commands for what hangs together and what is near, and the page that shows them."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from typer.testing import Result

Run = Callable[..., Result]

PAGE = Path(__file__).parents[2] / "docs" / "relationships.md"
_BLOCK = re.compile(r"^```console\n\$ throughline (.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)

# Each command of the page, with the output shown for it.
SHOWN: list[tuple[str, str]] = _BLOCK.findall(PAGE.read_text("utf-8"))


def test_the_page_shows_every_command() -> None:
    assert {shlex.split(words)[0] for words, _ in SHOWN} == {"touches", "paths", "related"}


@pytest.mark.parametrize(("words", "output"), SHOWN, ids=[words for words, _ in SHOWN])
def test_a_command_prints_what_the_page_shows(run: Run, words: str, output: str) -> None:
    assert run(*shlex.split(words)).stdout == output


@pytest.mark.parametrize("words", [("paths", "peers", "HR"), ("related", "wet-2024-2026/A1.3")])
def test_each_is_given_as_json(run: Run, words: tuple[str, ...]) -> None:
    assert orjson.loads(run(*words, "--json").stdout)["snapshot"]


def test_no_path_is_told_with_its_bound(run: Run) -> None:
    result = run("paths", "Udemy", "American Sign Language")
    assert result.exit_code == 0
    assert result.stdout == "No path of at most 6 steps joins them.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("paths", "peerz", "HR"), "Nothing is called 'peerz'."),
        (("paths", "peers", "peer"), "The two ends are the same thing"),
        (("related", "A9.9"), "There is no recommendation 'A9.9'."),
    ],
)
def test_what_cannot_be_answered_ends_with_1_and_says_why(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stdout == ""
