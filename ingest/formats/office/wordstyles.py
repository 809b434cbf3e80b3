"""The styles of a Word file: which are of headings, of lists, of entries of a table of contents."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.formats.office.runs import W

_HEADING = re.compile(
    r"(?:heading|titre|überschrift|título|titulo|encabezado|cabeçalho|titolo|kop|rubrik|overskrift|otsikko|"
    r"nagłówek|nadpis|címsor|başlık|заголовок) (\d)",
    re.IGNORECASE,
)


class Styles:
    """What the paragraphs of a style are, by its name or by what it is based on."""

    def __init__(self, part: etree._Element) -> None:
        self._styles = {style.get(f"{W}styleId", ""): style for style in part.iterfind(f"{W}style")}

    def level(self, name: str) -> int | None:
        """The level of a heading, 0 for the title; None for other paragraphs."""
        for style in self._line(name):
            called = style.find(f"{W}name")
            label = called.get(f"{W}val", "") if called is not None else ""
            if label.casefold() in ("title", "subtitle"):
                return 0
            if said := _HEADING.fullmatch(label):
                return int(said[1])
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and outline.get(f"{W}val", "9") in "012345678":
                return int(outline.get(f"{W}val", "0")) + 1
        return None

    def listed(self, name: str) -> etree._Element | None:
        """The list that paragraphs of a style belong to."""
        found = (style.find(f"{W}pPr/{W}numPr") for style in self._line(name))
        return next((one for one in found if one is not None and one.find(f"{W}numId") is not None), None)

    def contents(self, name: str) -> bool:
        """Whether a style is of entries of a table of contents."""
        style = self._styles.get(name)
        called = style.find(f"{W}name") if style is not None else None
        return called is not None and called.get(f"{W}val", "").casefold().startswith("toc ")

    def _line(self, name: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            based = self._styles[name].find(f"{W}basedOn")
            name = based.get(f"{W}val", "") if based is not None else ""
