"""Markdown (CommonMark 0.31, tables, footnotes, definition lists): made into HTML, with its lines kept."""

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from ingest.formats.web.lines import SOFT_BREAK
from ingest.formats.web.page import render_html
from ontology.errors import TooLarge

MEDIA_TYPE = "text/markdown"
_UNPARTED = re.compile(r"^(#{2,6})(?=[A-Z0-9]|\[\d)", re.MULTILINE)  # "##Aim": a heading before CommonMark
# Bullets that are none to CommonMark, which makes one paragraph of the lines that begin so.
_GLYPHS = re.compile(r"^([ \t]{0,40})[•◦▪▫‣⁃●○■□◆◇➢➤►▶✓✔☐☑](?=[ \t])", re.MULTILINE)
# A bullet set off widely from its words, above one set in less than they, which CommonMark puts beside it.
_WIDE = re.compile(r"^([-*+])(?:[ \t]{2,4}|\t)(?=\S[^\n]*\n {2,3}[-*+][ \t])", re.MULTILINE)
MAX_BARS = 1_000_000  # that part the cells of tables; a million and a half of them take 2 GiB
_DEEPEST = 100  # blocks within blocks
_FRONT = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\n(?P<said>(?:(?!(?:---|\+\+\+|\.\.\.)[ \t]*\n)[^\n]*\n){1,400})"
    r"(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)"
)
_KEY = re.compile(r"^([A-Za-z][\w -]{0,60}?)[ \t]*[:=][ \t]*(.*)$", re.MULTILINE)
# A line of data, of which a text has few: a key, an item of a list, or what is set in below one.
_DATA = re.compile(
    r"[\w \t-]{1,80}[:=].{0,200}|[ \t]*[-#].{0,200}|[ \t]{1,40}\S.{0,200}|[ \t]*[\[\]{}]?[ \t]*"
)
_ATTRIBUTES = re.compile(r"[ \t]*\{[ \t]*[#.:][^{}]*\}[ \t]*$")
_ATTRIBUTE_LINE = re.compile(r"^[ \t]*\{:[^{}\n]*\}[ \t]*$", re.MULTILINE)  # kramdown: of the block beside it
_NAMES = {
    "title": ("title",),
    "publisher": ("publisher", "organization", "organisation", "agency", "institution", "author", "authors"),
    "date": (
        "date",
        "published",
        "publication date",
        "publication_date",
        "date_published",
        "pubdate",
        "issued",
        "created",
    ),
}


def render_markdown(content: bytes) -> bytes:
    """Markdown in UTF-8 as a rendering; its front matter is no text, but says title, publisher and date.

    Raises TooLarge for tables of more cells than there is memory for.
    """
    text = content.decode("utf-8", "replace")
    if (bars := text.count("|")) > MAX_BARS:
        raise TooLarge(f"The file has tables of some {bars:,} cells; save it as CSV.")
    said, text = front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    text = _WIDE.sub(r"\1 ", _GLYPHS.sub(r"\1-", _ATTRIBUTE_LINE.sub("", text)))
    tokens = parser.parse(_UNPARTED.sub(r"\1 ", text))
    _keep_lines(tokens)
    _keep_numbers(tokens)
    parser.add_render_rule("softbreak", _soft_break)
    html = parser.renderer.render(tokens, parser.options, {})
    return render_html(html, "markdown", MEDIA_TYPE, **said)


def _soft_break(*_: object) -> str:
    """The end of a line within a paragraph, which matters only where a label begins the next one."""
    return SOFT_BREAK


def front_matter(text: str) -> tuple[dict[str, str | None], str]:
    """What the lines between "---" at the start of a text say, one "key: value" each; and the text, those
    lines emptied. Where they hold more than data, as whole paragraphs do, they stay in the text.
    """
    found = _FRONT.match(text)
    keys = {key.casefold(): _value(value) for key, value in _KEY.findall(found["said"])} if found else {}
    if found is None or not keys:
        return {}, text
    said = {name: next((keys[one] for one in names if keys.get(one)), None) for name, names in _NAMES.items()}
    ends = found[0].count("\n")
    lines = found["said"].split("\n")
    kept = "" if all(map(_DATA.fullmatch, lines)) else f"\n{found['said']}"
    return said, kept + "\n" * (ends - kept.count("\n")) + text[found.end() :]


def _value(value: str) -> str:
    """A value without its quotes; of a list its first item."""
    value = value.strip()
    if value.startswith("["):
        value = value.strip("[] ").partition(",")[0]
    return value.strip("\"' ")[:300]


def _keep_lines(tokens: Sequence[Token]) -> None:
    """Tell each block the line where it begins, from 1; take attributes off the ends of headings."""
    for token, following in pairwise(tokens):
        if token.nesting == 1 and token.map:
            token.attrSet("data-line", str(token.map[0] + 1))
        if token.type == "heading_open" and following.children and following.children[-1].type == "text":
            last = following.children[-1]
            last.content = _ATTRIBUTES.sub("", last.content)


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """Give items the numbers that were typed, where these count up with gaps: HTML would fill them."""
    open_lists: list[list[Token]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            open_lists.append([])
        elif token.type == "ordered_list_close":
            items = open_lists.pop()
            if all(int(one.info) < int(other.info) for one, other in pairwise(items)):
                for item in items:
                    item.attrSet("value", item.info)
        elif token.type == "list_item_open" and token.info and open_lists:
            open_lists[-1].append(token)
