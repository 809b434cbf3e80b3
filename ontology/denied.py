"""Words before a state that keep it from being one: "not delivered", "to be completed", "partly done"."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from ontology.linking import Match

_CLAUSE: Final = re.compile(r"[.;:,()\[\]\n–—]|\s-\s|\b(?:but|and)\b")
_WORD: Final = re.compile(r"[a-z]+(?:['’]t\b)?")
_PART: Final = re.compile(r"(?<![\d.])(?!100\b)\d{1,3}(?:[.,]\d+)?\s?(?:%|per\s?cent\b)")
_NEAR: Final = 2  # words right before a state


def as_said(text: str, matches: Iterable[Match], *, done: bool = True) -> Iterator[Match]:
    """The matches of states that a text says and does not deny, nor expect or say in part where they are of
    what is `done`.
    """
    return (match for match in matches if not is_denied(text[: match.start], done=done))


def is_denied(before: str, *, done: bool = True) -> bool:
    """Whether the words before a state, in its clause, say that it is not so; or not yet or but in part,
    where it is of what is `done`.
    """
    clause = _CLAUSE.split(before.casefold())[-1]
    words = _WORD.findall(clause)
    if not _words("denying").isdisjoint(words) or any(word.endswith(("'t", "’t")) for word in words):
        return True
    if not done:
        return False
    near = not _words("expecting_near").isdisjoint(words[-_NEAR:])
    return near or not _words("expecting").isdisjoint(words) or _PART.search(clause) is not None


@cache
def _words(name: str) -> frozenset[str]:
    data: dict[str, list[str]] = tomllib.loads((files("ontology") / "denied.toml").read_text("utf-8"))
    return frozenset(data[name])
