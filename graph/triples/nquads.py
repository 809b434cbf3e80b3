"""Terms and statements as they are spelled in RDF 1.1 N-Quads.

Text is put together directly, which is ten times faster than through objects of a library.
"""

import re
from decimal import Decimal

from ontology.characters import allowed

_XSD = "http://www.w3.org/2001/XMLSchema#"
# RFC 3987, section 2.2: reserved, unreserved (with ucschar) and "%"; square brackets stand only in a host.
_PLANES = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
_NOT_IN_IRI = re.compile(
    rf"[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PLANES}\U000e1000-\U000efffd]"
)
_IP_HOST = re.compile(r"https?://\[[0-9A-Fa-f:.]+\]")
_ESCAPED = re.compile(r'["\\\n\r]')
_ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r"}


def iri(value: str) -> str:
    """An absolute IRI; a character that no IRI may hold is percent-encoded, so that it cannot end early."""
    host = _IP_HOST.match(value)
    start = host.end() if host else 0
    return f"<{value[:start]}{_NOT_IN_IRI.sub(_percent, value[start:])}>"


def literal(text: str, language: str | None = None) -> str:
    """A string, in no language unless one is named; see `ontology.characters` for what is replaced in it."""
    spelled = _ESCAPED.sub(lambda found: _ESCAPES[found[0]], allowed(text))
    return f'"{spelled}"@{language}' if language else f'"{spelled}"'


def typed(text: str, datatype: str) -> str:
    """A value of a datatype of XML Schema, given by its local name and in its lexical form."""
    return f'"{text}"^^<{_XSD}{datatype}>'


def integer(value: int) -> str:
    """A whole number."""
    return typed(str(value), "integer")


def decimal(value: float) -> str:
    """A finite number as its shortest decimal: 63.0 is "63"."""
    spelled = f"{Decimal(repr(value)):f}"
    return typed(spelled.rstrip("0").rstrip(".") if "." in spelled else spelled, "decimal")


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
