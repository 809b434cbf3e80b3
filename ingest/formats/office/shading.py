"""The colours with which the cells of a Word file's tables are shaded."""

import re

from lxml import etree

from ingest.formats.colours import colour_name, tinted
from ingest.formats.office.fills import theme_colours
from ingest.formats.office.runs import W

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
# How a document calls the colours of its theme, beside their own names: ECMA-376, part 1, 17.18.97.
_NAMES = {
    "background1": "lt1",
    "light1": "lt1",
    "text1": "dk1",
    "dark1": "dk1",
    "background2": "lt2",
    "light2": "lt2",
    "text2": "dk2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


class Shading:
    """Names the colours of shaded cells; `theme` is that part of the file, None where it has none."""

    def __init__(self, theme: bytes | None) -> None:
        self._theme = theme_colours(theme) if theme else {}

    def name(self, shade: etree._Element | None) -> str | None:
        """The name of a shade's colour; None for none, and for white."""
        if shade is None:
            return None
        part = "color" if shade.get(f"{W}val") == "solid" else "fill"
        said = shade.get(f"{W}{part}", "auto")
        if _HEX.fullmatch(said):
            return colour_name(said)
        theme = shade.get(f"{W}theme{part.capitalize()}", "")
        rgb = self._theme.get(_NAMES.get(theme, theme), "")
        return colour_name(tinted(rgb, _tint(shade, part))) if _HEX.fullmatch(rgb) else None


def _tint(shade: etree._Element, part: str) -> float:
    """How much lighter (over 0) or darker (under 0) than its theme's a colour is: 17.3.5."""
    tint = shade.get(f"{W}theme{part.capitalize()}Tint", "")
    dark = shade.get(f"{W}theme{part.capitalize()}Shade", "")
    if re.fullmatch(r"[0-9A-Fa-f]{1,2}", tint):
        return 1 - int(tint, 16) / 255
    return int(dark, 16) / 255 - 1 if re.fullmatch(r"[0-9A-Fa-f]{1,2}", dark) else 0.0
