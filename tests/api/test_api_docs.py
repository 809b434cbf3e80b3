"""What docs/api.md shows is what the service answers."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import httpx
import orjson
import pytest

REST = "…"
TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")


def examples() -> Iterator[tuple[str, str]]:
    """Each command of the page, and what the page shows as its output."""
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = example.partition("\n")
            yield command, output


def ask(client: httpx.Client, command: str) -> httpx.Response:
    """The answer to a curl command, as far as the page uses curl."""
    words = iter(shlex.split(command.split(" | ", maxsplit=1)[0])[1:])
    headers, url = {}, ""
    for word in words:
        if word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif not word.startswith("-"):
            url = word
    return client.get(url, headers=headers)


def shows(shown: object, told: object) -> bool:
    """Whether what the page shows is what was told, but for what it leaves out by an ellipsis."""
    if shown == REST:
        return True
    if isinstance(shown, dict) and isinstance(told, dict):
        named = {name: value for name, value in shown.items() if name != REST}
        whole = REST in shown or len(named) == len(told)
        return whole and all(name in told and shows(value, told[name]) for name, value in named.items())
    if isinstance(shown, list) and isinstance(told, list):
        first = shown[:-1] if shown[-1:] == [REST] else shown
        whole = len(first) == len(told) or first is not shown
        return whole and all(map(shows, first, told))
    return shown == told


def lines_match(shown: str, told: list[str]) -> bool:
    """Whether each line that the page shows was told, but for its end."""
    return all(
        any(line == each or (line.endswith(REST) and each.startswith(line[:-1])) for each in told)
        for line in shown.splitlines()
    )


@pytest.mark.parametrize(("command", "output"), list(examples()))
def test_examples(client: httpx.Client, command: str, output: str) -> None:
    """JSON field by field, the rest line by line."""
    answer = ask(client, command)
    if output.startswith("{"):
        assert shows(orjson.loads(output), answer.json()), answer.text
    else:
        status = f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}"
        headers = [f"{name}: {value}" for name, value in answer.headers.items()]
        assert lines_match(output, [status, *headers, *answer.text.splitlines()]), answer.text


def test_there_are_examples() -> None:
    """The page is read as it is meant."""
    assert len(list(examples())) == 10


def test_every_address_is_a_call(client: httpx.Client) -> None:
    """What the page names is there."""
    calls = {path.split("/{")[0] for path in client.get("/openapi.json").json()["paths"]}
    named = re.findall(r"`(/[a-z]+(?:/[a-z]+)?)", TEXT)
    assert len(named) > 10
    assert set(named) <= calls | {"/docs", "/openapi"}
