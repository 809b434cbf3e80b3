"""Simple queries: words, each with a field, a star or a likeness at most, and phrases, one after the other.

`search.grammar` reads them just so, and all else, in ten times the time.
"""

import re
from typing import Final

from search.names import field_names
from search.tree import Fuzzy, Node, Pattern, Phrase, Word, all_of

#: By how many letters a word may be off.
MAX_DISTANCE: Final = 2

_WORD: Final = "[A-Za-z0-9]+"
_PIECE: Final = re.compile(
    r"(?:(?P<field>[A-Za-z_]+):)?"
    rf'(?:(?P<word>{_WORD})(?P<open>\*|~\d?)?|"(?P<said>{_WORD}(?: {_WORD})*)"(?:~(?P<slop>[1-9]))?)'
    r"(?: |\Z)"
)
_OPERATORS: Final = frozenset({"AND", "OR", "NOT", "ANDNOT", "ANDMAYBE", "TO"})


def read_simple(text: str) -> Node | None:
    """The tree of a simple query; None for any other."""
    parts: list[Node] = []
    at = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        part = _part(piece) if piece else None
        if piece is None or part is None:
            return None
        parts.append(part)
        at = piece.end()
    return all_of(parts) if parts else None


def _part(piece: re.Match[str]) -> Node | None:
    name, word, how, said, slop = piece.group("field", "word", "open", "said", "slop")
    field = field_names().get(name.lower()) if name else None
    if (name and field is None) or word in _OPERATORS:
        return None
    if word is None:
        return Phrase(tuple(said.split()), field, int(slop) if slop and slop > "1" else 0)
    if how == "*":
        return Pattern(f"{word}*", field)
    return Fuzzy(word, min(int(how[1:] or 1), MAX_DISTANCE), field) if how else Word(word, field)
