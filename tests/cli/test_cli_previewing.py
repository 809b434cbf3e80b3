"""What a document would become is shown, with how sure it is, and nothing is kept."""

from pathlib import Path
from typing import Any, Protocol

import orjson
import pytest
from click.testing import Result


class Run(Protocol):
    """Runs a command in a library of its own."""

    def __call__(self, *words: str) -> Result: ...


PLAN = """Plan for the coast

Recommendations of the panel

1. The Harbour Board should dredge the channel.
2. Pay peers a stipend.

Weather

It rained on most days.
"""


@pytest.fixture
def coast(tmp_path: Path) -> Path:
    path = tmp_path / "coast.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [orjson.loads(line) for line in result.stdout.splitlines()]


def test_records_come_with_their_confidence(own: Run, coast: Path, tmp_path: Path) -> None:
    """One line of JSON a recommendation, as the service would give it, and no library is made."""
    told = [each for each in lines(own("preview", str(coast))) if "code" in each]
    assert [each["text"] for each in told] == [
        "The Harbour Board should dredge the channel.",
        "Pay peers a stipend.",
    ]
    assert "population/peers" in [mention["concept"] for mention in told[1]["mentions"]]
    assert [(each["confidence"], each["reasons"]) for each in told] == [(0.9, ["announced"])] * 2
    assert not (tmp_path / "data").exists()


def test_what_no_record_holds_is_left_over(own: Run, coast: Path) -> None:
    """Every other block is told with its kind, its lines and its words."""
    told = [each["leftover"] for each in lines(own("preview", str(coast))) if "leftover" in each]
    assert ("paragraph", 10, "It rained on most days.") in [
        (each["kind"], each["line_start"], each["text"]) for each in told
    ]
    assert not any("dredge" in each["text"] for each in told)


def test_the_profile_gives_the_same_records_again(own: Run, coast: Path, tmp_path: Path) -> None:
    """The profile that is written, given back, reads the document as it was read."""
    saved = tmp_path / "house.toml"
    first = lines(own("preview", str(coast), "--profile-out", str(saved)))
    assert lines(own("preview", str(coast), "--profile", str(saved))) == first
    assert own("preview", str(coast), "--show-profile").stdout == saved.read_text(encoding="utf-8")


def test_a_profile_that_cannot_be_written(own: Run, coast: Path, tmp_path: Path) -> None:
    """It is told in one line."""
    result = own("preview", str(coast), "--profile-out", str(tmp_path / "no" / "house.toml"))
    assert result.exit_code == 2
