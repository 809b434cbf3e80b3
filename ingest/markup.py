"""Reading text that has HTML markup left in it, as exports of web pages and word processors do.

Only what has the form of an HTML tag is markup: "a < b > c", "<name>" and "<a and b>" are text.
"""

import re
from html.entities import html5

from ingest.pieces import cut, whole
from ontology.records import Piece, SourcedText

_INLINE = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark o:p q s samp small span "
    "strike strong sub sup tt u var wbr"
)
_BLOCK = (
    "address article aside blockquote body br button caption center col colgroup dd details div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html img input legend li link "
    "main meta nav ol option p pre script section select style summary table tbody td template textarea "
    "tfoot th thead title tr ul"
)
_BREAKS = frozenset(_BLOCK.split())
_NAMES = _BREAKS.union(_INLINE.split())
_SWITCH = "checked|compact|disabled|hidden|noshade|nowrap|readonly|required|reversed|selected"
_VALUE = r"""(?:"[^"<>]*+"|'[^'<>]*+'|[“”][^“”<>]*+[“”]|[^\s"'<>=`]++)"""
# Possessive throughout, and no part reaches over a "<": no text, however it is made, is gone through twice.
_TOKEN = re.compile(
    rf"<!--(?:[^<>-]|-(?!->))*+-->"
    rf"|</?+(?P<name>[A-Za-z][A-Za-z0-9:]{{0,9}}+)(?:\s++(?:(?:{_SWITCH})(?=[\s/>])|[\w:-]++\s*+=\s*+{_VALUE}))*+\s*+/?+>"
    rf"|&(?:(?P<entity>[A-Za-z][A-Za-z0-9]{{1,31}})|\#(?P<code>[0-9]{{1,7}})|\#[xX](?P<hex>[0-9A-Fa-f]{{1,6}}));",
    re.IGNORECASE,
)


def sourced(text: str, start: int, end: int) -> SourcedText:
    """text[start:end] with its markup read: tags left out, character references as their characters.

    A tag that ends a line or a block on the page parts words; one within a line does not.
    """
    value = text[start:end]
    if "<" not in value and "&" not in value:
        return whole(text, start, end)
    building = _Building(text)
    at = start
    for token in _TOKEN.finditer(text, start, end):
        building.verbatim(at, token.start())
        at = token.end()
        name = (token["name"] or "").lower()
        if character := _character(token):
            building.foreign(character)
        elif name in _BREAKS:
            building.part()
        elif name not in _NAMES and not token[0].startswith("<!"):
            building.verbatim(token.start(), at)
    building.verbatim(at, end)
    return building.done()


def _character(token: re.Match[str]) -> str | None:
    """The character that a reference stands for; None for a tag, and for a reference to nothing that is
    seen.
    """
    if token["entity"]:
        character = html5.get(token["entity"] + ";", "")
    elif token["name"]:
        return None
    else:
        number = int(token["code"] or "0") or int(token["hex"] or "0", 16)
        character = chr(number) if 0 < number < 0x110000 else ""
    return character if character == "\u00a0" or (character and character.isprintable()) else None


class _Building:
    """A text under construction. Where markup parts two words, a space that comes from nowhere stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._values: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._parted = False

    def verbatim(self, start: int, end: int) -> None:
        value = self._text[start:end]
        if self._spaced():
            start += len(value) - len(value.lstrip())
            value = value.lstrip()
        if value:
            self._space(value)
            self._pieces.append(Piece(self._length, start, end))
            self._append(value)

    def foreign(self, character: str) -> None:
        self._space(character)
        self._append(character)

    def part(self) -> None:
        self._parted = True

    def done(self) -> SourcedText:
        return cut(SourcedText("".join(self._values), tuple(self._pieces)), 0)

    def _spaced(self) -> bool:
        return not self._values or self._values[-1][-1].isspace()

    def _space(self, following: str) -> None:
        if self._parted and not self._spaced() and not following[0].isspace():
            self._append(" ")
        self._parted = False

    def _append(self, value: str) -> None:
        self._values.append(value)
        self._length += len(value)
