"""A query with places for values, which are filled with RDF terms and never with text from outside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from pyoxigraph import Literal, NamedNode

Value = NamedNode | Literal

# What is skipped: IRIs, texts and comments, in which "$name" is no place.
_TOKENS: Final = re.compile(
    r'<[^<>"{}|^`\\\s]*>'
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|\#[^\n]*"
    r"|\$(?P<name>\w+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Template:
    """SPARQL in which `$name` stands for the terms of a parameter; other variables begin with "?".

    `parts` are the words of the query before, between and after the places that `names` tells.
    """

    parts: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def read(cls, query: str) -> Self:
        """Find the places."""
        parts, names, end = list[str](), list[str](), 0
        for found in _TOKENS.finditer(query):
            if found["name"] is not None:
                parts.append(query[end : found.start()])
                names.append(found["name"])
                end = found.end()
        return cls((*parts, query[end:]), tuple(names))

    def filled(self, values: Mapping[str, Sequence[Value]]) -> str:
        """The query with each place filled: by a term, or by several, as VALUES takes them.

        None at all leave the place open (UNDEF). A place outside VALUES must be given just one.
        """
        spelled = (" ".join(map(str, values[name])) or "UNDEF" for name in self.names)
        filled = (part + words for part, words in zip(self.parts, spelled, strict=False))
        return "".join(filled) + self.parts[-1]
