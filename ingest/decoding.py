"""From bytes to text: which encoding a text is in, told by its bytes alone, and whether it is a text at
all.
"""

import codecs
import re
import unicodedata
from contextlib import suppress
from typing import NamedTuple

from ontology.errors import Unreadable


class Decoded(NamedTuple):
    """A text with its newlines as "\\n", and the IANA name of the encoding that it was in."""

    text: str
    encoding: str


MARKS = (  # byte order marks, with the encodings that they tell
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_ONE_BYTE = {"windows-1252": "cp1252", "macintosh": "mac_roman"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROLS_ALLOWED = (
    0.001  # strays do occur in texts that went through many hands; a binary file is full of them
)
_NO_LETTERS = frozenset(("Cc", "Cn", "Co", "Cs"))
_FEWEST = 64  # bytes
_SAMPLE = 1_000_000  # characters or bytes: enough to tell an encoding, whatever the size of the file

# What one encoding's letters look like when they are read in the other: an apostrophe becomes a capital in
# the middle of a word, a bullet a yen sign. Each find is a point for, or against, the reading it occurs in.
_LIKELY = re.compile(
    r"(?<=[^\W\d_])[’](?=[^\W\d_])|(?:^|(?<=[\s(]))[“‘](?=\w)|(?<=[\w.,!?])[”’](?=[\s.,;:)]|$)"
    r"|(?<=\s)[–—](?=\s)|(?<=\d)–(?=\d)|^[ \t]*[•·](?=\s)|(?<=[a-z])[à-öø-ÿ]|(?<!\w)[À-ÖØ-Þà-öø-ÿ](?=[a-z])"
    r"|…|§(?=\s?\d)|(?<=\d)\s?°|[€¥](?=\s?\d)|(?<=[^\W\d_])—(?=[^\W\d_])|(?<=\w)[†™](?!\w)",
    re.MULTILINE,
)
_UNLIKELY = re.compile(
    r"(?<=[a-zß-ÿ])[À-ÖØ-ÞŠŽŒŸ]|[\x80-\x9f]|(?<=\w)[¥¤¢£¨´¸¬¦¯](?=\w)|[^\W\d_][ŽÒÓÔÕÐÑ¥](?=\s|$)"
)


def decode(content: bytes) -> Decoded:
    """The text of a file's bytes: by its byte order mark, as UTF-8, as UTF-16, as Windows-1252 or Mac Roman.

    Raises Unreadable where the bytes are no text in any of them, or hold what no text holds.
    """
    return checked(*_decode(content))


def checked(text: str, encoding: str) -> Decoded:
    """A decoded text with its newlines as "\\n". Raises Unreadable where it holds what no text holds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_binary(text)
    return Decoded(text, encoding)


def _decode(content: bytes) -> Decoded:
    for mark, name in MARKS:
        if content.startswith(mark):
            return Decoded(_strict(content[len(mark) :], name), name)
    if wide := _utf16_without_mark(content[:_SAMPLE]):
        return Decoded(_strict(content, wide), wide)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _utf16_of_any_script(content) or _one_byte(content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise Unreadable(
            f"The file says that it is {encoding}, but line {line} is not; save it again as UTF-8.",
            line,
        ) from error


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 of a mostly Latin text has a NUL as every second byte."""
    half = len(sample) // 2
    if half < 2 or (len(sample) % 2 and len(sample) < _SAMPLE):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16be"
    return None


def _utf16_of_any_script(content: bytes) -> Decoded | None:
    """UTF-16 without a mark in a script that is not Latin: only its spaces and line ends have NULs.

    All of it must be letters and signs that Unicode has, which of random bytes not even a line is.
    """
    if len(content) % 2 or len(content) < _FEWEST or b"\0" not in content[:_SAMPLE]:
        return None
    readings = []
    for name in ("utf-16le", "utf-16be"):
        with suppress(UnicodeDecodeError):
            text = content.decode(name)
            if all(unicodedata.category(one) not in _NO_LETTERS for one in set(text) - set("\t\n\r\f")):
                readings.append((sum(map(text.count, " \n\u3000")), name, text))
    return Decoded(max(readings)[2], max(readings)[1]) if readings else None


def _one_byte(content: bytes) -> Decoded:
    """Windows-1252 unless Mac Roman reads better; in neither are there bytes that no text has."""
    if b"\0" in content[:_SAMPLE]:
        raise _binary()
    readings = {
        name: content.decode(codec, errors="surrogateescape") for name, codec in _ONE_BYTE.items()
    }  # cp1252 leaves five bytes undefined
    best = max(readings, key=lambda name: _likeliness(readings[name][:_SAMPLE]))
    text = readings[best]
    if any("\ud800" <= character <= "\udfff" for character in set(text)):
        raise Unreadable(
            "The file is not text in UTF-8, UTF-16, Windows-1252 or Mac Roman; save it again as UTF-8."
        )
    return Decoded(text, best)


def _likeliness(text: str) -> int:
    undefined = sum(text.count(chr(0xDC00 + byte)) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
    return len(_LIKELY.findall(text)) - len(_UNLIKELY.findall(text)) - 2 * undefined


def _refuse_binary(text: str) -> None:
    found = text.find("\0")
    if found >= 0 or len(_CONTROL.findall(text)) > max(2, len(text) * _CONTROLS_ALLOWED):
        raise _binary(text.count("\n", 0, found) + 1 if found >= 0 else None)


def _binary(line: int | None = None) -> Unreadable:
    where = f", first in line {line}" if line else ""
    return Unreadable(
        f"The file is not text: it holds control characters that no text has{where}; "
        "save it as UTF-8 text, .docx, .xlsx, .html or .pdf.",
        line,
    )
