"""Where rows end in results as Oxigraph writes them, found without parsing each of them.

Sources: https://www.w3.org/TR/sparql11-results-json/, https://www.w3.org/TR/rdf-sparql-XMLres/,
https://www.w3.org/TR/sparql11-results-csv-tsv/. Each form relies on what a text cannot hold there unescaped:
in JSON and CSV a quote, in XML "<", in TSV a line end.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

# How a row of JSON begins that binds something, and one that does not. What follows the quote tells the name
# of a variable from the end of a text that looks like this.
_BEGIN: Final = b',{"'
_EMPTY: Final = b",{}"
_ROW: Final = re.compile(rb',\{(?:"[^},]|\})')
_RESULT: Final = b"</result>"


@dataclass(frozen=True, slots=True)
class Form:
    """A format of results, as what stands about its rows.

    What comes before the first row ends with `head`, after the last row comes `tail`. Rows are read from a
    buffer that begins where a row does: `whole` gives where the last row ends that is certainly whole, and
    how many end up to there; `ends` where each of them does. The last row of all is whole when `more` follows
    it. Where a `comma` stands between rows it belongs to the row after it. `note` closes what was cut after
    so many rows, and says so.
    """

    head: bytes
    tail: bytes
    more: bytes
    comma: bytes
    note: Callable[[int], bytes]
    whole: Callable[[bytearray], tuple[int, int]]
    ends: Callable[[bytearray], list[int]]


def _json_whole(buffer: bytearray) -> tuple[int, int]:
    end = buffer.rfind(_BEGIN)
    while end >= 0 and not _ROW.match(buffer, end):
        end = buffer.rfind(_BEGIN, 0, end)
    if end < 0:
        return _last(_json_ends(buffer))
    begun = _ROW.findall(buffer, 0, end)
    # A row may bind nothing; a text may look like that.
    return _last(_json_ends(buffer)) if _EMPTY in begun else (end, len(begun))


def _json_ends(buffer: bytearray) -> list[int]:
    plain = buffer.replace(rb"\\", b"__").replace(rb"\"", b"__")
    return _outside(plain, b",{")[1:]


def _xml_whole(buffer: bytearray) -> tuple[int, int]:
    end = buffer.rfind(_RESULT) + len(_RESULT)
    return (end, buffer.count(_RESULT, 0, end)) if end >= len(_RESULT) else (0, 0)


def _xml_ends(buffer: bytearray) -> list[int]:
    return [end + len(_RESULT) for end in _places(buffer, _RESULT)]


def _csv_whole(buffer: bytearray) -> tuple[int, int]:
    if b'"' not in buffer:
        return _tsv_whole(buffer)
    return _last(_csv_ends(buffer))


def _csv_ends(buffer: bytearray) -> list[int]:
    return [end + 1 for end in _outside(buffer, b"\n")]


def _tsv_whole(buffer: bytearray) -> tuple[int, int]:
    return buffer.rfind(b"\n") + 1, buffer.count(b"\n")


def _tsv_ends(buffer: bytearray) -> list[int]:
    return [end + 1 for end in _places(buffer, b"\n")]


def _last(ends: list[int]) -> tuple[int, int]:
    return (ends[-1], len(ends)) if ends else (0, 0)


def _outside(buffer: bytearray, sign: bytes) -> list[int]:
    """Every place of a sign outside quotes."""
    pieces = buffer.split(b'"')
    starts = accumulate((len(piece) + 1 for piece in pieces), initial=0)
    outside = list(zip(starts, pieces, strict=False))[::2]
    return [start + place for start, piece in outside for place in _places(piece, sign)]


def _places(text: bytearray, sign: bytes) -> list[int]:
    lengths = (len(piece) for piece in text.split(sign)[:-1])
    return [end - len(sign) for end in accumulate(length + len(sign) for length in lengths)]


FORMS: Final[Mapping[str, Form]] = {
    "json": Form(
        b'"bindings":[', b"]}}", b',{"x', b",", b']},"cut":{"rows":%d}}'.__mod__, _json_whole, _json_ends
    ),
    "xml": Form(
        b"<results>",
        b"</results></sparql>",
        b"",
        b"",
        b"</results><!-- cut after %d results: there are more --></sparql>".__mod__,
        _xml_whole,
        _xml_ends,
    ),
    "csv": Form(b"\n", b"", b"", b"", lambda _: b"", _csv_whole, _csv_ends),
    "tsv": Form(b"\n", b"", b"", b"", lambda _: b"", _tsv_whole, _tsv_ends),
}
