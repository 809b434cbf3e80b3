"""The text of web pages: in the encoding that they say, unless their bytes say another."""

import codecs
import re

from ingest.decoding import MARKS, Decoded, checked, decode

_HEAD = 4_096  # bytes in which a page says its encoding; the standard asks for the first 1,024
_BEGIN = re.compile(rb"\s*+(?:<!--|<!doctype|<\?xml|<[a-zA-Z])", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_KNOWN = re.compile(
    r"utf-?8|(?:windows|cp)-?125\d|iso[-_]?8859[-_]?\d{1,2}|latin-?1|us-ascii|ascii|koi8-[ru]|mac-?\w+|x-mac-roman"
    r"|gb2312|gbk|gb18030|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[-_]?jis|sjis|iso-2022-jp|tis-620|ibm\d+",
)
_AS_READ = {  # as the Encoding Standard has it: https://encoding.spec.whatwg.org/#names-and-labels
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
_WESTERN = ("cp1252", "mac-roman", "iso8859-15")
_NAMES = {"cp1252": "windows-1252", "mac-roman": "macintosh"}


def is_web(content: bytes) -> bool:
    """Whether a file begins as a page or another file of tags does, in whichever encoding."""
    return _BEGIN.match(_ascii(content[:_HEAD])) is not None


def decode_web(content: bytes) -> Decoded:
    """The text of a page: by its byte order mark, by what it says in its head, or else by its bytes.

    What it says is not believed where the bytes show that it is wrong. Raises Unreadable as `decode` does.
    """
    said = None if content.startswith(tuple(mark for mark, _ in MARKS)) else _said(content)
    if said is None or (said in _WESTERN and _is_utf8(content)):
        return decode(content)
    try:
        text = content.decode(said)
    except UnicodeDecodeError:
        if said not in _WESTERN:
            return decode(content)
        text = content.decode(said, errors="replace")
    return checked(text, _NAMES.get(said, said if said != "utf-8" else "utf-8"))


def _said(content: bytes) -> str | None:
    head = content[:_HEAD]
    found = _XML.search(head[:300]) or _META.search(head)
    label = found[1].decode("ascii").casefold() if found else ""
    if not _KNOWN.fullmatch(label):
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return _AS_READ.get(name, name)


def _is_utf8(content: bytes) -> bool:
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _ascii(head: bytes) -> bytes:
    """The first characters as ASCII, without the bytes that UTF-16 and a byte order mark add."""
    for mark, _ in MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")
