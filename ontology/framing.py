"""What a question is about, told from how it is asked: "what role does HR play" is about HR."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_MAX_QUESTION: Final = 400  # characters of a question that is looked at
_PARTS: Final = re.compile(r"<(?P<list>\w+)>|(?P<mark>[()|])|(?P<about>…)|(?P<words>[^<>()|…]+)")


def unframed(question: str) -> str:
    """The part of a question that says what it is about; the question itself where no frame is known."""
    if len(question) > _MAX_QUESTION:
        return question
    found = next(filter(None, (frame.fullmatch(question) for frame in _frames())), None)
    return found["about"] if found else question


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    data: dict[str, list[str]] = tomllib.loads((files("ontology") / "framing.toml").read_text("utf-8"))
    lists = {name: f"(?:{'|'.join(map(_written, words))})" for name, words in data.items()}
    before = rf"\s*(?:{lists['courtesies']}\s*,?\s+)?"
    return tuple(
        re.compile(before + _pattern(frame, lists) + r"[\s?!.]*", re.IGNORECASE) for frame in data["frames"]
    )


def _pattern(frame: str, lists: Mapping[str, str]) -> str:
    def written(part: re.Match[str]) -> str:
        if part["list"]:
            return lists[part["list"]]
        if part["about"]:
            return r"(?P<about>\S.*?)"
        return _written(part["words"]) if part["words"] else "(?:" if part["mark"] == "(" else part["mark"]

    return _PARTS.sub(written, frame)


def _written(words: str) -> str:
    """Some words with any spaces between them and either apostrophe."""
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(words)).replace("'", "['’]")
