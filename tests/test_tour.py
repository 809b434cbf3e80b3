"""The README's tour prints what the README says that it prints."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _steps() -> Iterator[tuple[str, str]]:
    """Each command of the tour with the output shown for it."""
    for block in _BLOCK.findall(README.read_text("utf-8")):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            if command.startswith("throughline "):
                yield command, shown


STEPS = list(_steps())


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data directory for the whole tour, as a newcomer has it."""
    return tmp_path_factory.mktemp("tour")


def test_the_readme_has_a_tour() -> None:
    assert len(STEPS) >= 5


@pytest.mark.parametrize(("command", "shown"), STEPS, ids=[command for command, _ in STEPS])
def test_a_command_of_the_tour_prints_what_is_shown(command: str, shown: str, data: Path) -> None:
    program, *words = shlex.split(command)
    assert program == "throughline"
    environment = os.environ | {"THROUGHLINE_DATA": str(data), "COLUMNS": "100"}
    piped = Head(words)
    ran = subprocess.run(
        [Path(sys.executable).with_name("throughline"), *piped.words],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    printed = ran.stdout.splitlines()[: piped.lines]
    assert [line.rstrip() for line in printed] == [line.rstrip() for line in shown.splitlines()]


def test_the_picture_of_the_readme_is_what_the_command_draws(data: Path) -> None:
    ran = subprocess.run(
        [Path(sys.executable).with_name("throughline"), "graph", "peers", "--format", "svg"],
        capture_output=True,
        env=os.environ | {"THROUGHLINE_DATA": str(data)},
        check=True,
    )
    assert ran.stdout == README.with_name("docs").joinpath("peers.svg").read_bytes()


class Head:
    """A command, and how many lines of its output "| head -N" leaves."""

    def __init__(self, words: list[str]) -> None:
        pipe = words.index("|") if "|" in words else None
        self.words = words[:pipe]
        self.lines = None if pipe is None else int(words[pipe + 2].removeprefix("-"))
