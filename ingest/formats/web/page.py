"""Web pages (HTML): their readable text, without what is there for the page's sake."""

import re

from lxml import etree

from ingest.formats.rendering import BREAK, Rendering, plain
from ingest.formats.spans import MAX_LINES, lay
from ingest.formats.told import ToldKind
from ingest.formats.web.drawn import redraw
from ingest.formats.web.flow import Flow, Page, Said
from ingest.formats.web.lines import one_line
from ingest.formats.web.tables import span_rows, table_rows
from ingest.formats.web.words import Styles, tag
from ingest.forms import is_heading_like
from ingest.marks import mark
from ontology.errors import TooLarge

MEDIA_TYPE = "text/html"
MAX_CHARACTERS = 64_000_000
MAX_ROWS = 100_000  # of a table
_ROW = re.compile(r"<tr[\s>]", re.IGNORECASE)
_MAIN = 200  # characters that a main part has at least
_SITE = re.compile(r"\s+[|–—·»:-]\s+|\s*[|»]\s*")
_TITLES = ("og:title", "dc.title", "dcterms.title", "citation_title")
_PUBLISHERS = (
    "dc.publisher", "dcterms.publisher", "citation_publisher", "dc.creator", "dcterms.creator", "author",
    "citation_author", "dc.author", "og:site_name",
)  # fmt: skip
_DATES = (
    "dc.date", "dcterms.date", "dcterms.issued", "dc.date.issued", "dc.date.created", "dcterms.created",
    "citation_publication_date", "citation_date", "article:published_time", "date", "dcterms.modified",
)  # fmt: skip


def render_page(content: bytes) -> bytes:
    """A web page in UTF-8 as a rendering."""
    return render_html(content.decode("utf-8", "replace"), "html", MEDIA_TYPE)


def render_html(text: str, reader: str, media_type: str, **said: str | None) -> bytes:
    """Markup as a rendering of a format that has been made into it; `said` wins over what its head says."""
    root = parse(text)
    rendering = Rendering()
    if root is None:
        return rendering.written(reader, media_type, bare=True)
    metadata = _metadata(root) | {name: value for name, value in said.items() if value}
    _Rendered(rendering, root).render()
    return rendering.written(reader, media_type, bare=True, **metadata)


def parse(text: str) -> etree._Element | None:
    """The tree of some markup; None for one without any element.

    Raises TooLarge for tags nested deeper than the parser goes, which would leave out what follows, and for
    more rows than a page may have lines, whose tree would take a gigabyte.
    """
    if sum(1 for _ in _ROW.finditer(text)) > MAX_LINES:
        raise TooLarge(f"The file has tables of more than {MAX_LINES:,} rows; save them as CSV.")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_blank_text=False)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise TooLarge(
            "The tags of the page are nested more than 2,000 deep; take out those that say nothing."
        )
    return root


class _Rendered:
    """A page put into lines."""

    def __init__(self, rendering: Rendering, root: etree._Element) -> None:
        self.rendering = rendering
        redraw(root)
        sheets = "\n".join(one.text or "" for one in root.iter("style"))
        self.page = Page(Styles(sheets), size=sum(map(len, _shown(root))))
        self.page.main = _main(root)
        titles = list(root.iter("h1"))
        self.page.only_title = bool(titles) and all(_in_header(one) for one in titles)
        self.body = next(root.iter("body"), root)
        self.states_headings = (
            next(root.iter("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong"), None) is not None
        )

        self.below: int | None = None  # the level of a heading below the last that is stated

    def render(self) -> None:
        for said in Flow(self.body, self.page):
            if len(self.rendering) >= MAX_LINES or self.rendering.size > MAX_CHARACTERS:
                raise TooLarge(f"The file has more than {MAX_LINES:,} lines of text; split it.")
            if said.source:
                self.rendering.reach(said.source)
            self._add(said)

    def _add(self, said: Said) -> None:
        if said.table is not None:
            self._table(said.table)
        elif said.kind == "note" or said.outside:
            self.rendering.line("furniture", said.words, before=said.mark)
        elif said.kind == "line":
            judged = (
                said.bold or not self.states_headings or not is_heading_like(said.words) or _typed(said.words)
            )
            self.rendering.line("plain" if judged else "prose", said.words, level=self.below)
        else:
            kind: ToldKind = "heading" if said.kind == "heading" else "item"
            if kind == "heading":
                self.below = said.level + 1
            self.rendering.line(kind, said.words, level=said.level, number=said.number, before=said.mark)

    def _table(self, table: etree._Element) -> None:
        caption = next((one for one in table if tag(one) == "caption"), None)
        if caption is not None and (words := self._cell(caption)):
            self.rendering.line("prose", words)
        if sum(1 for _ in table_rows(table)) > MAX_ROWS:
            raise TooLarge(f"The file has a table of more than {MAX_ROWS:,} rows; save it as CSV.")
        lay(self.rendering, list(span_rows(table, self.page.styles, self._cell)))

    def _cell(self, cell: etree._Element) -> str:
        """The words of a cell, its lines parted by `BREAK`."""
        if not len(cell):  # as most cells are; there may be a million
            return plain(one_line(cell.text or ""))
        flow = Flow(cell, self.page, cell=True)
        lines = [f"{said.mark} {said.words}" if said.mark else said.words for said in flow]
        return plain(BREAK.join(lines or filter(None, flow.pictures[:1])))


def _shown(root: etree._Element) -> list[str]:
    return [one.text or "" for one in root.iter() if tag(one) not in ("script", "style")]


def _main(root: etree._Element) -> etree._Element | None:
    """The main part of a page, where it is one and says something."""
    found = [one for one in root.iter() if tag(one) == "main" or (tag(one) and one.get("role") == "main")]
    outer = (
        [one for one in found if not any(above in found for above in one.iterancestors())]
        if len(found) < 9
        else []
    )
    if len(outer) != 1 or sum(len(part.strip()) for part in outer[0].itertext()) < _MAIN:
        return None
    return outer[0]


def _in_header(element: etree._Element) -> bool:
    return any(tag(above) == "header" for above in element.iterancestors())


def _typed(said: str) -> bool:
    """Whether a paragraph begins with a mark that somebody typed, or is in capitals."""
    return mark(said) is not None or said[:1].isdigit() or said.isupper()


def _metadata(root: etree._Element) -> dict[str, str]:
    """What a page says of itself, beside its text or in its first heading."""
    stated: dict[str, str] = {}
    for one in root.iter("meta"):
        name = (one.get("name") or one.get("property") or "").casefold()
        stated.setdefault(name.replace("dc:", "dc."), " ".join(one.get("content", "").split())[:300])
    heads = [words for one in root.iter("h1") if (words := _words(one))]
    titled = next((_words(one) for one in root.iter("title")), "")
    title = _stated(stated, _TITLES) or (_SITE.split(titled)[0] if titled else "")
    title = heads[0] if len(heads) == 1 or (heads and not title) else title  # several head parts
    date = _stated(stated, _DATES)
    found = {"title": title, "publisher": _stated(stated, _PUBLISHERS), "date": date.partition("T")[0]}
    return {name: value for name, value in found.items() if value}


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split()).rstrip("¶#§ ")[:300]


def _stated(stated: dict[str, str], names: tuple[str, ...]) -> str:
    return next((stated[name] for name in names if stated.get(name)), "")
