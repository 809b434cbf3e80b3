"""Which queries are let through to Oxigraph, which would fetch what `SERVICE` names and has no limits.

The guard is no parser. Where it cannot be sure that a query does no harm, it refuses it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from graph.sparql.lexer import Token, position, tokens
from graph.sparql.limits import DEEPEST, LONGEST, MOST_OPERATORS, MOST_PATTERNS
from ontology.errors import Malformed, Refused, TooLarge

Form = Literal["select", "ask", "construct", "describe"]

_FORMS: Final[dict[str, Form]] = {
    "SELECT": "select",
    "ASK": "ask",
    "CONSTRUCT": "construct",
    "DESCRIBE": "describe",
}
_UPDATES: Final = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY".split())
_PATTERNS: Final = frozenset("UNION OPTIONAL BIND FILTER MINUS VALUES GRAPH EXISTS SELECT".split())
_VOLATILE: Final = frozenset("NOW RAND UUID STRUUID BNODE".split())
_OPERATORS: Final = frozenset("=!<>|&+*/^")
_ENDS: Final = frozenset(".;")
_CLOSES: Final = {")": "(", "]": "[", "}": "{"}

# Oxigraph needs no space about a keyword: `trueSERVICE<…>` and `SERVICE:x{}` are services. What is none is a
# prefixed name whose prefix lacks the word; of its local part a dot might end it.
_HARMLESS_NAME: Final = re.compile(r"(?!\d)[\w-]*+:(?:[\w:%-]|\\.)*+", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")

_NO_SERVICE: Final = (
    "SERVICE is refused: nothing is asked of other servers here; ask them yourself and join the answers."
)
_NO_UPDATE: Final = "Updates are refused: this endpoint only answers SELECT, ASK, CONSTRUCT and DESCRIBE."


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may be tried. `dataset` says whether it has FROM clauses of its own.

    `volatile` says whether it may have another answer the next time, though the data are the same.
    """

    text: str
    form: Form
    dataset: bool
    volatile: bool
    tokens: Sequence[Token]


def check(text: str) -> Checked:
    """Read a query, without parsing it.

    Raises Malformed for what cannot be a query, Refused for SERVICE and updates, TooLarge for what would
    exhaust Oxigraph before any limit of time.
    """
    if len(text) > LONGEST:
        raise TooLarge(f"The query is too long: at most {LONGEST} characters are read.", "query")
    found = tuple(tokens(text))
    _refuse_services(text, found)
    words = Counter(word for word, _ in _keywords(found))
    _refuse_updates(found)
    _bound(text, found, words)
    return Checked(text, _form(found), "FROM" in words, not _VOLATILE.isdisjoint(words), found)


def refuse_update() -> Refused:
    """The error for whoever sends an update as such."""
    return Refused(_NO_UPDATE)


def _refuse_services(text: str, found: Sequence[Token]) -> None:
    unescaped = _ESCAPE.sub(_unescaped, text)
    if unescaped != text:
        # Should the store ever read escapes before all else, as the standard has it.
        _refuse_services(unescaped, tuple(tokens(unescaped)) if "service" in unescaped.lower() else ())
    doubtful = any(token.doubtful for token in found) and "service" in text.lower()
    if doubtful or any(_may_be_service(token) for token in found):
        raise Refused(_NO_SERVICE)


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]


def _may_be_service(token: Token) -> bool:
    if token.kind != "name" or "service" not in token.text.lower():
        return False
    prefix = token.text.partition(":")[0]
    return not _HARMLESS_NAME.fullmatch(token.text) or "service" in prefix.lower()


def _keywords(found: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Each word that is part of no prefixed name and no language tag."""
    before = ""
    for token in found:
        if token.kind == "name" and ":" not in token.text and before != "@":
            for word in token.text.upper().split("."):
                yield word, token
        before = token.text


def _refuse_updates(found: Sequence[Token]) -> None:
    if any(word in _UPDATES for word, _ in _keywords(found)):
        raise Refused(_NO_UPDATE)


def _form(found: Sequence[Token]) -> Form:
    for word, _ in _keywords(found):
        if word in _FORMS:
            return _FORMS[word]
    raise Malformed("This is no query: it must be a SELECT, ASK, CONSTRUCT or DESCRIBE.", 1, 1)


def _bound(text: str, found: Sequence[Token], words: Counter[str]) -> None:
    """Raises TooLarge for a query too deep or too wide, Malformed where brackets do not meet."""
    operators, patterns = 0, sum(words[word] for word in _PATTERNS)
    opened: list[Token] = []
    for token in found:
        if token.kind == "name":
            operators += token.text.partition(":")[0].count("-")
        elif token.text in _CLOSES or token.text in _CLOSES.values():
            _nest(text, token, opened)
        elif token.text in _OPERATORS:
            operators += 1
        elif token.text in _ENDS or (token.text == "," and opened and opened[-1].text != "("):
            patterns += 1
    if opened:
        raise _unmatched(text, opened[-1])
    if operators > MOST_OPERATORS:
        raise TooLarge(f"The query has too many operators: at most {MOST_OPERATORS}.", "query")
    if patterns > MOST_PATTERNS:
        raise TooLarge(f"The query has too many patterns: at most {MOST_PATTERNS}.", "query")


def _nest(text: str, token: Token, opened: list[Token]) -> None:
    if token.text not in _CLOSES:
        opened.append(token)
        if len(opened) > DEEPEST:
            raise TooLarge(f"The query is nested too deeply: at most {DEEPEST} brackets.", "query")
    elif opened and opened[-1].text == _CLOSES[token.text]:
        opened.pop()
    else:
        raise _unmatched(text, token)


def _unmatched(text: str, token: Token) -> Malformed:
    line, column = position(text, token.start)
    return Malformed(f"This {token.text!r} at {line}:{column} has no counterpart.", line, column, "query")
