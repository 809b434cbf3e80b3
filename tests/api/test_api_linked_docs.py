"""What docs/linked-data.md shows is what the service answers."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

REST = "…"
TEXT = (Path(__file__).parents[2] / "docs" / "linked-data.md").read_text("utf-8")


def examples() -> Iterator[tuple[str, str]]:
    """Each command of the page, and what the page shows as its output."""
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = example.partition("\n")
            yield command, output


def ask(client: httpx.Client, command: str) -> httpx.Response:
    """The answer to a curl command, as far as the page uses curl."""
    words = shlex.split(command)
    headers = dict(words[at + 1].split(": ") for at, word in enumerate(words) if word == "-H")
    return client.get(words[-1], headers=headers)


@pytest.mark.parametrize(("command", "output"), list(examples()))
def test_every_line_that_the_page_shows_is_told(client: httpx.Client, command: str, output: str) -> None:
    answer = ask(client, command)
    told = [f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}"]
    told += [f"{name}: {value}" for name, value in answer.headers.items()]
    # What is compressed already is no text.
    told += answer.text.splitlines() if "gzip" not in answer.headers.get("Content-Type", "") else []
    for line in output.splitlines():
        whole = not line.endswith(REST)
        begun = line.removesuffix(REST)
        assert any(each == line if whole else each.startswith(begun) for each in told), line


def test_there_are_examples() -> None:
    """The page is read as it is meant."""
    assert len(list(examples())) == 9


def test_ids_of_the_page_are_there(client: httpx.Client) -> None:
    named = re.findall(r"^\| `([a-z]+/[\w./-]+)`", TEXT, re.MULTILINE)
    assert len(named) > 5
    assert {client.get(f"/id/{thing}").status_code for thing in named} == {303}
