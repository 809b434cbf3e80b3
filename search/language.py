"""What a person typed, read as a query. Whatever it is, it is read somehow, and the notes say how."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from search.names import field_names
from search.simple import read_simple
from search.tidying import tidy
from search.tree import Everything, Node, Nothing, Word, all_of, leaves

MAX_LENGTH: Final = 1_024
MAX_DEPTH: Final = 16
MAX_TERMS: Final = 64
#: whoosh evaluates both sides of these twice, so that n of them in a row take 2 to the power of n steps.
MAX_CHAINED: Final = 6

_QUOTES: Final = str.maketrans({**dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys("‘’ʼ＇", "'")})
_OPERATORS: Final = r"\b(?:AND|OR|NOT|ANDNOT|ANDMAYBE)\b"
_SYNTAX: Final = re.compile(rf'[()\[\]{{}}"*~^]|\w\?\w|\w:\S|(?<!\S)-\S|{_OPERATORS}')
_MARKS: Final = re.compile(rf'[()\[\]{{}}"*?~^:]|(?<!\S)-|{_OPERATORS}')
_CHAINED: Final = re.compile(r"\b(?:ANDNOT|ANDMAYBE)\b")
_FIELD: Final = re.compile(r"(?<![\w./:-])([^\W\d]\w*):(?![/\s])")
_SENSELESS: Final = frozenset({"Cc", "Cs", "Cn"})
_STEPS: Final = {"(": 1, ")": -1}


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it was read: `text` is what was typed, made safe and cut to size."""

    text: str
    tree: Node
    notes: tuple[str, ...] = ()


def read(typed: str) -> Reading:
    """Read a query. Empty, it is everything; with nothing but marks in it, nothing."""
    text, notes = _safe(typed)
    if text in {"", "*", "*:*"}:
        return Reading(text, Everything(), notes)
    tree, more = _parsed(text)
    tidied, less = tidy(tree)
    if sum(1 for _ in leaves(tidied, denied=True)) > MAX_TERMS:
        tidied, less = tidy(_words(text))
        less = (*less, f"Only the first {MAX_TERMS} words were looked for.")
    return Reading(text, tidied, (*notes, *more, *less))


def _safe(typed: str) -> tuple[str, tuple[str, ...]]:
    """The text cleaned, its quotation marks straight, at most MAX_LENGTH long."""
    text = cleaned(typed[: 2 * MAX_LENGTH]).translate(_QUOTES)
    if len(text) <= MAX_LENGTH and len(typed) <= 2 * MAX_LENGTH:
        return text, ()
    cut = text[:MAX_LENGTH].rpartition(" ")[0] or text[:MAX_LENGTH]
    return cut, (f"Only the first {len(cut):,} characters were read; a query may have {MAX_LENGTH:,}.",)


def cleaned(text: str) -> str:
    """The text on one line, composed, without control characters and halves of characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(" " if unicodedata.category(c) in _SENSELESS else c for c in text)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _parsed(text: str) -> tuple[Node, tuple[str, ...]]:
    if not _SYNTAX.search(text):
        # Plain words, which whoosh would read just so, but in ten times the time.
        return all_of([Word(word) for word in text.split()]), ()
    if simple := read_simple(text):
        return simple, ()
    if problem := _too_much(text):
        return _words(text), (problem,)
    from search.grammar import NotUnderstoodError, read_query  # noqa: PLC0415 -- 0.3 s that plain words do not pay

    try:
        return read_query(text), tuple(_remarks(text))
    except NotUnderstoodError:
        return _words(text), ("This could not be read as a query, so it was read as plain words.",)


def _too_much(text: str) -> str | None:
    if max(accumulate(_STEPS.get(c, 0) for c in text)) > MAX_DEPTH:
        return f"Parentheses more than {MAX_DEPTH} deep were read as plain words."
    if len(_CHAINED.findall(text)) > MAX_CHAINED:
        return f"More than {MAX_CHAINED} of ANDNOT and ANDMAYBE were read as plain words."
    return None


def _words(text: str) -> Node:
    """The text read literally, up to MAX_TERMS words."""
    words = _MARKS.sub(" ", text).split()[:MAX_TERMS]
    return all_of([Word(word) for word in words]) if words else Nothing()


def _remarks(text: str) -> Iterator[str]:
    if text.count('"') % 2:
        yield "A quotation mark has no partner, so it was left out."
    if text.count("(") != text.count(")"):
        yield "A parenthesis has no partner, so it was left out."
    unknown = [name for name in _FIELD.findall(text) if name.lower() not in field_names()]
    if unknown:
        fields = ", ".join(sorted(set(field_names().values())))
        yield f"“{unknown[0]}” is no field, so it was read as a word; the fields are {fields}."
