"""Cells of CSV that a spreadsheet opens as text.

A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises ("CSV
injection"), which is not part of the text.
"""

from typing import Final

_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


def safe(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
