"""What a web page says, line by line, as a browser shows it; what is there for the page's sake left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from ingest.formats.rendering import BREAK
from ingest.formats.web.lines import one_line, parted, softly, with_term
from ingest.formats.web.lists import Counting, counting
from ingest.formats.web.tables import is_data
from ingest.formats.web.words import (
    Styles,
    classes,
    heading_level,
    in_summary,
    is_contents,
    small_text,
    tag,
    words,
)
from ingest.marks import mark

SaidKind = Literal["line", "heading", "item", "note", "table"]

_BOLD = frozenset(("b", "strong"))
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_PERMALINKS = frozenset("¶ # § 🔗 🔖 ⚓ [#] [link] [edit]".split())
_REFERENCE = re.compile(r"\[?\s*([\w*†‡§]{1,4})\s*\]?")
_AFTER_WORD = re.compile(r"(?:[^\W\d_]{3,}|[.,;:!?)\]”\"])\Z")
_DEEPEST = 16  # levels of lists within lists
_JUDGED = 100  # elements that are judged by how much of the page they hold; later ones are believed


@dataclass(frozen=True, slots=True)
class Said:
    """A line as it is shown. `mark` is what the list has put before the words, `number` the number in it.

    `bold` tells that all words are set in bold, `outside` that they stand outside the page's main part.
    `source` is the line of the file, from 1, where it is known. A table is given as its element.
    """

    kind: SaidKind
    words: str = ""
    level: int = 1
    mark: str = ""
    number: str | None = None
    bold: bool = False
    outside: bool = False
    source: int = 0
    table: etree._Element | None = None


@dataclass(slots=True)
class Page:
    """What is known of a whole page; `main` is its main part, where it has just one."""

    styles: Styles = field(default_factory=Styles)
    main: etree._Element | None = None
    size: int = 0  # characters
    judged: int = 0
    only_title: bool = False  # the only heading of the first level stands in the header


@dataclass(slots=True)
class _Item:
    """An item of a list that is open; `used` once its mark has been given to a line."""

    level: int
    number: str | None
    used: bool = False


class Flow:
    """Goes through an element once. Within a cell of a table, tables are lines too."""

    def __init__(self, root: etree._Element, page: Page, *, cell: bool = False) -> None:
        self.root = root
        self.page = page
        self.cell = cell
        self.inline: list[str] = []
        self.bold, self.loose = 0, False  # how many elements set bold; whether a word is in none of them
        self.lists: list[Counting] = []
        self.items: list[_Item] = []
        self.heading: list[int] = []
        self.notes = self.contents = self.main = self.pre = self.term_open = 0
        self.term: list[str] = []
        self.source = 0
        self.pictures: list[str] = []

    def __iter__(self) -> Iterator[Said]:
        walk = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        skipped: etree._Element | None = None
        for event, element in walk:
            if event == "start":
                if element is not self.root and self._is_left_out(element):
                    skipped = element
                    walk.skip_subtree()
                elif not self.cell and element.tag == "table" and is_data(element):
                    yield from self._flush()
                    yield self._table(element)
                    skipped = element
                    walk.skip_subtree()
                else:
                    yield from self._start(element)
                continue
            if event == "end" and element is not skipped:
                yield from self._end(element)
            if element is not self.root:
                self._text(element.tail)
        yield from self._flush()
        yield from self._term_alone()

    def _start(self, element: etree._Element) -> Iterator[Said]:
        name = tag(element)
        if name in words("block"):
            yield from self._flush()
            yield from self._open(element, name)
        elif name == "br":
            self.inline.append(BREAK)
        elif name == "img" and self.cell:
            self.pictures.append(element.get("alt", "")[:80])
        if name in _BOLD:
            self.bold += 1
        self._text(element.text)

    def _open(self, element: etree._Element, name: str) -> Iterator[Said]:
        if line := element.get("data-line"):
            self.source = int(line)
        if element is self.page.main:
            self.main += 1
        if level := heading_level(element, name):
            self.heading.append(level)
        if name in _LISTS:
            self.lists.append(counting(element, self.page.styles))
            self.contents += self.contents > 0 or (len(self.lists) == 1 and is_contents(element))
        if classes(element) & words("notes") or element.get("role") == "doc-endnotes":
            self.notes += 1
        if name == "li":
            number = self.lists[-1].number(element, self.page.styles) if self.lists else None
            self.items.append(_Item(max(1, min(len(self.lists), _DEEPEST)), number))
        elif name == "dt":
            yield from self._term_alone()
            self.term_open += 1
        self.pre += name == "pre"

    def _end(self, element: etree._Element) -> Iterator[Said]:
        name = tag(element)
        if name in _BOLD:
            self.bold -= 1
        if name not in words("block"):
            return
        yield from self._flush()
        if element is self.page.main:
            self.main -= 1
        if heading_level(element, name):
            self.heading.pop()
        if name in _LISTS:
            self.lists.pop()
            self.contents -= self.contents > 0
        if classes(element) & words("notes") or element.get("role") == "doc-endnotes":
            self.notes -= 1
        if name == "li":
            self.items.pop()
        elif name == "dt":
            self.term_open -= 1
        elif name in ("dd", "dl"):
            yield from self._term_alone()
        self.pre -= name == "pre"

    def _text(self, said: str | None) -> None:
        if not said:
            return
        self.inline.append(said.replace("\n", BREAK) if self.pre else said)
        if not self.bold and not said.isspace():
            self.loose = True

    def _flush(self) -> Iterator[Said]:
        """Give what has been gathered since the last block began or ended."""
        if not self.inline:
            return
        said = one_line("".join(self.inline))
        bold = not self.loose
        self.inline, self.loose = [], False
        lines = [line for part in said.split(BREAK) for line in softly(part) if line]
        if not lines:
            return
        if self.term_open:
            self.term.append(" ".join(lines))
            return
        for line in lines if self.heading or self.notes else parted(lines):
            yield self._line(line, bold=bold)

    def _line(self, line: str, *, bold: bool) -> Said:
        if self.term:
            line, self.term = with_term(" ".join(self.term), line), []
        outside = self.contents > 0 or (self.page.main is not None and not self.main and not self.cell)
        item = self.items[-1] if self.items else None
        shown, number, line = self._mark(item, line)
        if self.notes:
            return Said("note", line, mark=f"[{number}]" if number else "", source=self.source)
        if self.heading:
            return Said(
                "heading", line, self.heading[-1], shown if number else "", number, bold, outside, self.source
            )
        if item is None:
            return Said("line", line, bold=bold, outside=outside, source=self.source)
        level = item.level + (not shown and item.used)
        item.used = True
        return Said("item", line, level, shown, number, bold, outside, self.source)

    def _mark(self, item: _Item | None, line: str) -> tuple[str, str | None, str]:
        """The mark of an item's first line, its number, and the line: a number may have been typed."""
        if item is None or item.used:
            return "", None, line
        item.used = bool(self.heading)
        if item.number is not None:
            return f"{item.number}.", item.number, line
        typed = mark(line)
        if typed and not typed.bullet and not typed.bare:
            return line[: typed.end].strip(), typed.value, line[typed.end :]
        return ("" if self.lists and self.lists[-1].kind == "none" else "•"), None, line

    def _term_alone(self) -> Iterator[Said]:
        """Give a term that nothing explains."""
        if self.term:
            term, self.term = " ".join(self.term), []
            yield self._line(term, bold=False)

    def _table(self, element: etree._Element) -> Said:
        outside = self.page.main is not None and not self.main
        if line := element.get("data-line"):
            self.source = int(line)
        return Said("table", outside=outside, source=self.source, table=element)

    def _is_left_out(self, element: etree._Element) -> bool:
        """Whether an element is skipped; the number of a footnote is then taken into the line."""
        name = tag(element)
        if name in words("left_out"):
            return not (name == "button" and (self.heading or self.term_open or in_summary(element)))
        if name in ("a", "sup") and self._is_sign(element, name):
            return True
        if len(element.attrib) == 0:
            return name in words("page") and self._is_page(element)
        if self.page.styles.is_hidden(element):
            return True
        return name not in ("html", "body", "main") and self._is_furniture(element, name)

    def _is_furniture(self, element: etree._Element, name: str) -> bool:
        if name in words("page") and self._is_page(element):
            return True
        named = classes(element)
        told = (
            element.get("role", "").casefold() in words("roles")
            or bool(named & words("classes"))
            or bool(named & words("unseen"))
            or any(one.startswith(tuple(words("notices"))) for one in named)
            or "breadcrumb" in element.get("aria-label", "").casefold()
        )
        return told and not self._is_most(element)

    def _is_page(self, element: etree._Element) -> bool:
        """Whether a header, a footer or an aside is the page's."""
        if self.main or any(tag(above) in words("own") for above in element.iterancestors()):
            return False
        keeps_title = self.page.only_title and tag(element) == "header"
        return not keeps_title and not self._is_most(element)

    def _is_most(self, element: etree._Element) -> bool:
        """Whether an element holds most of the page, so that it cannot be furniture."""
        if self.page.judged >= _JUDGED:
            return False
        self.page.judged += 1
        return sum(map(len, element.itertext())) > 0.5 * self.page.size > 0

    def _is_sign(self, element: etree._Element, name: str) -> bool:
        """Whether an element is a footnote's number, which is written as "[1]", or a sign to click on."""
        named = classes(element)
        if named & words("back"):
            return True
        said = small_text(element, 12)
        if said is None:
            return False
        if name == "a" and said.strip() in _PERMALINKS and (self.heading or "headerlink" in named):
            return True
        if name == "a" and not (named & words("references") or element.get("role") == "doc-noteref"):
            return False
        found = _REFERENCE.fullmatch(said.strip())
        if found is None or not (name == "a" or self._refers(element, said.strip())):
            return False
        self.inline.append(f"[{found[1]}]")
        return True

    def _refers(self, element: etree._Element, said: str) -> bool:
        linked = element.find(".//a") is not None or tag(element.getparent()) == "a"
        if linked or classes(element) & words("references"):
            return True
        return said.isdecimal() and bool(_AFTER_WORD.search("".join(self.inline[-3:]).rstrip()[-40:]))
