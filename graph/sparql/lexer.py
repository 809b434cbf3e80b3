"""The tokens of a SPARQL query, in one pass and linear time, by patterns that never go back.

A query cannot be divided into tokens without parsing it: `?a<?b#>` is an IRI after a subject and a comment
after a comparison. Where that matters the guard must not trust these tokens; `Token.doubtful` says where.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from ontology.errors import Malformed

Kind = Literal["string", "iri", "variable", "name", "mark"]

# Nothing here can match one text in two ways, and what matched is never given back (the "+" after a
# repetition), so that no text takes more than one look at each of its characters.
_TOKEN: Final = re.compile(
    r"""
      (?P<space> \s++ | \#[^\r\n]*+ )
    | (?P<string>
          \"{3} (?: [^"\\]++ | \\. | \"{1,2}+(?!\") )*+ \"{3}
        | '{3}  (?: [^'\\]++ | \\. | '{1,2}+(?!')  )*+ '{3}
        | \"(?!\"\") (?: [^"\\\r\n]++ | \\. )*+ \"
        | '(?!'')    (?: [^'\\\r\n]++ | \\. )*+ '
      )
    | (?P<open> ["'] )
    | (?P<iri> <[^<>"{}|^`\x00-\x20]*+> )
    | (?P<variable> [?$]\w++ )
    | (?P<name> (?: [\w:%-]++ | \\. | \.(?=[\w:%\\-]) )++ )
    | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)
# "http:" and two slashes can be nothing but the beginning of an IRI.
_CERTAIN: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*+://")


class Token(NamedTuple):
    """A piece of a query and where it begins and ends.

    A name is a keyword, a number, a prefixed name or several of them joined by "." or "-".
    """

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def doubtful(self) -> bool:
        """Whether this IRI may be a comparison after which a string or comment begins."""
        return self.kind == "iri" and ("'" in self.text or "#" in self.text) and not _CERTAIN.match(self.text)


def tokens(text: str) -> Iterator[Token]:
    """Every token but white space and comments. Raises Malformed for a string that does not end."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "open":
            line, column = position(text, found.start())
            raise Malformed("This string does not end: close it with the quote it began with.", line, column)
        if kind != "space":
            yield Token(kind, found[0], found.start(), found.end())  # type: ignore[arg-type] # the groups are the kinds


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a place in a text, both from 1 on."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def offset(text: str, line: int, column: int) -> int:
    """The place of a line and column; the end of the text where it has no such line."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text)
    return min(start + column - 1, len(text))
