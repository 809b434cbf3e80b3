"""What elements of a web page are, by their names, roles, classes and styles; `html.toml` has the words."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from lxml import etree

from ingest.formats.colours import colour_name

_RULE = re.compile(r"([^{}]*)([{}])")
_CLASS = re.compile(r"(?:[a-z]+\d?)?\.([\w-]+)\s*", re.IGNORECASE)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]*)")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*([\d.]+)(%?)\s*)?\)")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2}|[0-9a-f])?(?![\w])")
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+\*/")
_LONGEST = 1_000_000  # characters of the style sheets of a page that are read
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_IN_PAGE = 0.95  # of the words of a list lie in links to places in the page: then it is a table of contents
_MOST_NODES = 20  # of a small element

Style = Mapping[str, str]


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists of `html.toml`."""
    return frozenset(str(_data()[name]).split())


@cache
def _data() -> Mapping[str, object]:
    return tomllib.loads(files("ingest.formats.web").joinpath("html.toml").read_text(encoding="utf-8"))


@cache
def _colours() -> Mapping[str, str]:
    named = _data()["colours"]
    assert isinstance(named, dict)
    return named


def tag(element: etree._Element | None) -> str:
    """The name of an element; empty for what is none, such as a comment."""
    return element.tag if element is not None and isinstance(element.tag, str) else ""


def classes(element: etree._Element) -> frozenset[str]:
    """The classes of an element, and its id."""
    said = f"{element.get('class', '')} {element.get('id', '')}"
    return frozenset(said[:2_000].casefold().split())


def small_text(element: etree._Element, most: int) -> str | None:
    """All text of an element; None where it is longer than that, or made of many elements."""
    text = ""
    for count, one in enumerate(element.iter()):
        text += (one.text or "") if tag(one) else ""
        text += (one.tail or "") if one is not element else ""
        if len(text) > most or count > _MOST_NODES:
            return None
    return text


def heading_level(element: etree._Element, name: str) -> int | None:
    """The level of a heading, from 1; None for what is none."""
    if name in _HEADINGS:
        return _HEADINGS[name]
    if element.get("role") != "heading":
        return None
    level = element.get("aria-level", "2")
    return min(int(level[:2]), 9) if level[:2].isdecimal() and int(level[:2]) else 2


def in_summary(element: etree._Element) -> bool:
    """Whether an element stands in the line that opens what is folded."""
    return any(tag(above) == "summary" for above, _ in zip(element.iterancestors(), range(4), strict=False))


def is_contents(element: etree._Element) -> bool:
    """Whether nearly all words of a list are links to places in the page."""
    linked = every = 0
    items = 0
    for one in element.iter():
        items += one.tag == "li"
        every += len((one.text or "").strip()) + len((one.tail or "").strip() if one is not element else "")
        if one.tag == "a" and one.get("href", "").startswith("#") and one.get("role") != "doc-backlink":
            linked += sum(len(part.strip()) for part in one.itertext())
    return items > 1 and linked > 0 and linked >= _IN_PAGE * every


class Styles:
    """How the elements of a page are styled: by attributes, and by the rules of its sheets for one class."""

    def __init__(self, sheets: str = "") -> None:
        self._rules = dict(_rules(_COMMENT.sub(" ", sheets[:_LONGEST])))

    def style(self, element: etree._Element) -> Style:
        """The declarations that hold for an element."""
        said: dict[str, str] = {}
        if self._rules:
            for name in element.get("class", "")[:2_000].split():
                said.update(self._rules.get(name, {}))
        if own := element.get("style"):
            said.update(_declarations(own))
        return said

    def is_hidden(self, element: etree._Element) -> bool:
        """Whether nobody sees an element."""
        hidden = element.get("hidden")
        if hidden is not None and hidden != "until-found":
            return True
        if not self._rules and "style" not in element.attrib:
            return False
        style = self.style(element)
        return style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")

    def fill(self, element: etree._Element) -> str | None:
        """The name of the colour that an element is filled with; None for none, and for white."""
        style = self.style(element)
        said = style.get("background-color") or style.get("background") or element.get("bgcolor")
        colour = css_colour(said) if said else None
        return colour_name(colour) if colour else None


def css_colour(value: str) -> str | None:
    """The six hexadecimal digits of the first colour in a value; None where there is none to be seen."""
    value = value[:200].casefold().strip()
    if found := _HEX.search(value):
        digits = found[1]
        return "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    if found := _RGB.search(value):
        share = float(found[4].rstrip(".") or 1) / (100 if found[5] else 1) if found[4] else 1.0
        return (
            "".join(f"{_over_white(int(part), share):02X}" for part in found.groups()[:3]) if share else None
        )
    if re.fullmatch(r"[0-9a-f]{6}", value):
        return value
    named = (_colours().get(word) for word in re.findall(r"[a-z]+", value))
    return next((colour for colour in named if colour), None)


def _over_white(part: int, share: float) -> int:
    share = min(1.0, share)
    return round(min(part, 255) * share + 255 * (1 - share))


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rules for one class; those within @media and the like hold only sometimes, and are left out."""
    depth, outside, selector = 0, 0, ""
    for found in _RULE.finditer(sheet):
        said, brace = found.groups()
        if brace == "{":
            depth += 1
            selector = said.rpartition(";")[2].strip()
            if selector.startswith("@") and not outside:
                outside = depth
        else:
            if not outside:
                for one in selector.split(","):
                    if name := _CLASS.fullmatch(one.strip()):
                        yield name[1], _declarations(said)
            depth = max(0, depth - 1)
            outside = 0 if depth < outside else outside


def _declarations(said: str) -> dict[str, str]:
    found = _DECLARATION.findall(said[:5_000])
    return {name.casefold(): value.casefold().replace("!important", "").strip() for name, value in found}
