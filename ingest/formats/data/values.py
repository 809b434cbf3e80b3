"""JSON as values, its numbers as they were typed; what two readers would understand differently is refused
(RFC 8259 and RFC 7493, I-JSON).
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from ontology.errors import TooLarge, Unreadable

Value = dict[str, Any] | list[Any] | str | bool | None  # a number is the string that was typed

MAX_DEPTH = 64
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
_DEEP = f"The JSON is nested more than {MAX_DEPTH} deep; take some of its levels out."


class _Line:
    """The line of the text that is being read, for what is said of an error."""

    def __init__(self, number: int | None) -> None:
        self.number = number

    def says(self, words: str) -> Unreadable:
        where = f"Line {self.number} of the file" if self.number else "The JSON file"
        return Unreadable(f"{where} {words}", self.number)

    def once(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            seen: set[str] = set()
            twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            raise self.says(f"has the key {twice[:80]!r} twice in one object; keep one of them.")
        return found

    def constant(self, name: str) -> Any:  # noqa: ANN401 (never returns)
        raise self.says(f"has {name}, which is no number in JSON; write null instead.")


def value_of(text: str, line: int | None = None) -> Value:
    """What a JSON text says. `line` is where it stands in its file, where it is one line of it.

    Raises Unreadable for what is no JSON, says a key twice, or holds NaN or half a character; TooLarge for
    what is nested too deep.
    """
    said = _Line(line)
    if len(text) - len(text.lstrip("[{")) > MAX_DEPTH:
        raise TooLarge(_DEEP)
    try:
        value: Value = json.loads(
            text, object_pairs_hook=said.once, parse_constant=said.constant, parse_float=str, parse_int=str
        )
    except json.JSONDecodeError as error:
        at = line or error.lineno
        raise Unreadable(f"The file is not JSON from line {at} on: {_plainly(error.msg)}.", at) from error
    except RecursionError as error:
        raise TooLarge(_DEEP) from error
    if _ESCAPED.search(text):
        for words in strings(value):
            if _SURROGATE.search(words):
                raise said.says("has half a character in it (a lone surrogate); save it again as UTF-8.")
    return value


def strings(value: Value) -> Iterator[str]:
    """All keys and strings of a value. Raises TooLarge for one that is nested too deep."""
    stack: list[tuple[Value, int]] = [(value, 1)]
    while stack:
        one, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise TooLarge(_DEEP)
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            yield from one
            stack += [(below, depth + 1) for below in one.values()]
        elif isinstance(one, list):
            stack += [(below, depth + 1) for below in one]


def _plainly(message: str) -> str:
    return message[:1].lower() + message[1:].replace("enclosed in double quotes", "in double quotes")
