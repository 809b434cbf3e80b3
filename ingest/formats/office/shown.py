"""The values of cells in words: dates as ISO 8601, percentages, amounts and numbers as they are shown."""

import re
from datetime import date, datetime, time, timedelta

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DECIMALS = re.compile(r"\.(0+)")


def shown(value: object, number_format: str | None) -> str:
    """A cell's value in words; `number_format` is the format's own code for how it is shown."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format or "")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time | timedelta):
        return str(value)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))


def _number(value: float, number_format: str) -> str:
    form = number_format.partition(";")[0]
    bare = _QUOTED.sub("", form)
    decimals = _DECIMALS.search(bare)
    places = len(decimals[1]) if decimals else 0
    if "%" in bare:
        return f"{value * 100:.{places}f}%"
    if "0" not in bare or abs(value) >= 1e15 or value != value:  # noqa: PLR0124 (not a number)
        return f"{value:.15g}"
    if not places and value != int(value):
        places = 0 if "#" in bare or bare == "0" else 2
    currency = next((sign for sign in "$€£¥" if sign in form), "")
    return f"{currency}{value:{',' if '#,##' in bare else ''}.{places}f}"
