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
    named = {shlex.split(words)[0] for words, _ in SHOWN}
    assert named == {"touches", "paths", "related", "communities", "binding"}


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
    ("words", "code", "said"),
    [
        (("paths", "peerz", "HR"), 1, "Nothing is called 'peerz'."),
        (("related", "A9.9"), 1, "There is no recommendation 'A9.9'."),
        (("paths", "peers", "peer"), 2, "The two ends are the same thing"),
    ],
)
def test_what_cannot_be_answered_says_why(run: Run, words: tuple[str, ...], code: int, said: str) -> None:
    result = run(*words)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""
