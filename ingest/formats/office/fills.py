"""The colours with which the cells of a sheet are filled."""

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

from ingest.formats.colours import colour_name, tinted

_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# A sheet counts the colours of a theme with the light and dark ones in turn: ECMA-376, part 1, 18.8.3.
_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


class Fills:
    """Names the fills of the cells of one book."""

    def __init__(self, theme: bytes | None) -> None:
        self._theme = theme_colours(theme) if theme else {}
        self._known: dict[int, str | None] = {}

    def name(self, cell: object) -> str | None:
        """The name of a cell's fill; None for none, and for white."""
        style = getattr(cell, "_style_id", 0)
        if not style:
            return None
        if style not in self._known:
            self._known[style] = self._name(cell)
        return self._known[style]

    def _name(self, cell: object) -> str | None:
        fill = getattr(cell, "fill", None)
        if fill is None or getattr(fill, "patternType", None) in (None, "none"):
            return None
        colour = fill.fgColor
        if colour.type == "rgb":
            rgb = colour.rgb[-6:]
        elif colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
            rgb = COLOR_INDEX[colour.indexed][-6:]
        elif colour.type == "theme" and colour.theme < len(_ORDER):
            rgb = self._theme.get(_ORDER[colour.theme], "")
        else:
            return None
        if len(rgb) != 6:
            return None
        return colour_name(tinted(rgb, colour.tint) if colour.tint else rgb)


def theme_colours(theme: bytes) -> dict[str, str]:
    """The colours of a theme, each by its name there, as six hexadecimal digits."""
    root = etree.fromstring(theme, etree.XMLParser(resolve_entities=False, no_network=True))
    scheme = root.find(f".//{_THEME}clrScheme")
    found = {}
    for colour in () if scheme is None else scheme:
        for said in colour:
            found[etree.QName(colour).localname] = said.get("lastClr") or said.get("val") or ""
    return {name: rgb for name, rgb in found.items() if len(rgb) == 6}
