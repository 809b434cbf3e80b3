"""What a table is, and what each of its columns means, told by the words of its header row."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import fuzz

_SPELT = 85  # of 100: a header this like a word of the data is that word, misspelt
_SHORTEST = 5  # letters: shorter words are too easily alike
_ENOUGH = 0.6
_LONGEST = 200  # characters of a header that are looked at
_MOST = 200  # columns of a table that are looked at: one with more is no table of recommendations
_WORD = re.compile(r"[^\W_]+|[%#]")
_HEAD = re.compile(r"\s*(?::|\(|\s[-–—]\s|\bof\b|\bfor\b)", re.IGNORECASE)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table, as `headers.toml` describes it; `columns` are the words of each meaning."""

    name: str
    columns: Mapping[str, Words]
    required: Words
    otherwise: Mapping[str, Words] = field(default_factory=dict)
    never: Words = ()
    together: Words = ()
    none: Words = ()
    at_most: int | None = None


@cache
def shipped_kinds() -> tuple[TableKind, ...]:
    """The kinds of table that the software knows, in the order in which they are tried."""
    data = tomllib.loads(files("ingest").joinpath("headers.toml").read_text(encoding="utf-8"))
    return tuple(
        TableKind(
            name,
            columns=by_meaning(kind["columns"]),
            required=tuple(kind["required"]),
            otherwise=by_meaning(kind.get("otherwise", {})),
            never=tuple(map(normal, kind.get("never", ()))),
            together=tuple(map(normal, kind.get("together", ()))),
            none=tuple(word.casefold() for word in kind.get("none", ())),
            at_most=kind.get("at_most"),
        )
        for name, kind in data.items()
    )


def table_kind(kinds: Sequence[TableKind], headers: Sequence[str]) -> tuple[TableKind, dict[str, int]] | None:
    """The first kind that a header row fits, and the index of the column of each meaning; None if it fits
    none.
    """
    headers = [header[:_LONGEST] for header in headers]
    if sum(map(bool, headers)) > _MOST:
        return None
    for kind in kinds:
        columns = _columns(kind, headers)
        if columns is not None:
            return kind, columns
    return None


def normal(words: str) -> str:
    """Words without case, plurals and punctuation, for comparing."""
    return " ".join(_singular(word) for word in _WORD.findall(words.casefold().replace("&", " and ")))


def by_meaning(columns: Mapping[str, Sequence[str]]) -> dict[str, Words]:
    """The words of each meaning, ready for comparing."""
    return {meaning: tuple(map(normal, words)) for meaning, words in columns.items()}


@lru_cache(maxsize=20_000)
def best(header: str, words: Words) -> tuple[float, str]:
    """How well a header says one of these words, which are normal, from 0 to 1, and which."""
    full, head = normal(header), normal(_HEAD.split(header, maxsplit=1)[0])
    return max(((_score(full, head, word), word) for word in words), default=(0.0, ""))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )


def _columns(kind: TableKind, headers: Sequence[str]) -> dict[str, int] | None:
    normals = [normal(header) for header in headers]
    named = [words for words in normals if words]
    if kind.at_most and len(named) > kind.at_most:
        return None
    if any(_holds(words, never) for words in named for never in kind.never):
        return None
    found = _assigned(kind.columns, headers)
    weak = False
    for meaning in kind.required:
        if meaning in found:
            weak = weak or best(headers[found[meaning]], kind.columns[meaning])[1] in kind.together
        elif not _find_otherwise(kind, meaning, headers, found):
            return None
        else:
            weak = True
    beside = found.keys() - set(kind.required) - {"number"}
    return found if not (weak and kind.together) or beside else None


def _assigned(columns: Mapping[str, Words], headers: Sequence[str]) -> dict[str, int]:
    """The column of each meaning: the best match first; among equals, the column that can mean least else."""
    matches = []
    for index, header in enumerate(headers):
        scores = {meaning: best(header, words)[0] for meaning, words in columns.items()} if header else {}
        for order, (meaning, score) in enumerate(scores.items()):
            if score >= _ENOUGH:
                rivals = sum(other == score for other in scores.values())
                matches.append((-score, rivals, order, index, meaning))
    found: dict[str, int] = {}
    for _, _, _, index, meaning in sorted(matches):
        if meaning not in found and index not in found.values():
            found[meaning] = index
    return found


def _find_otherwise(kind: TableKind, meaning: str, headers: Sequence[str], found: dict[str, int]) -> bool:
    """Give a meaning that is required the column that further words of the kind fit best, whatever it had."""
    scores = [
        (best(header, kind.otherwise.get(meaning, ()))[0], -index) for index, header in enumerate(headers)
    ]
    score, index = max(scores, default=(0.0, 0))
    if score < _ENOUGH:
        return False
    for other in [other for other, column in found.items() if column == -index]:
        del found[other]
    found[meaning] = -index
    return True


def _score(full: str, head: str, word: str) -> float:
    if full == word:
        return 1.0
    if head == word:
        return 0.95
    if len(word) >= _SHORTEST:
        spelt = max(fuzz.ratio(full, word), fuzz.ratio(head, word))
        if spelt >= _SPELT:
            return 0.9 * spelt / 100
    if _holds(head, word):
        return (0.7 if head.endswith(word) else 0.62) + 0.15 * len(word) / len(head)
    return 0.6 + 0.1 * len(word) / len(full) if _holds(full, word) else 0.0


def _holds(words: str, word: str) -> bool:
    return f" {word} " in f" {words} "
