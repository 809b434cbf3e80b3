"""The tree that docutils makes of a text, as the elements of a web page."""

from collections.abc import Iterator

from docutils import nodes
from lxml import etree

from ingest.formats.rendering import plain
from ingest.formats.web.lines import SOFT_BREAK

_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "enumerated_list": "ol",
    "list_item": "li",
    "definition_list": "dl",
    "docinfo": "dl",
    "field_list": "dl",
    "option_list": "dl",
    "term": "dt",
    "field_name": "dt",
    "option_group": "dt",
    "definition": "dd",
    "field_body": "dd",
    "description": "dd",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "row": "tr",
    "entry": "td",
    "strong": "strong",
    "literal_block": "pre",
    "doctest_block": "pre",
    "block_quote": "blockquote",
    "line": "div",
    "rubric": "div",
    "caption": "div",
    "attribution": "div",
    "legend": "div",
    "footnote": "div",
    "citation": "div",
    "section": "div",
    "topic": "div",
    "sidebar": "div",
    "container": "div",
    "line_block": "div",
    "figure": "div",
}
_DROPPED = frozenset(
    "comment substitution_definition target image pending raw meta colspec decoration generated label".split()
)
_TYPES = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


def made(document: nodes.document) -> etree._Element:
    """The page of a document; each block says the line where it begins as `data-line`."""
    root = etree.Element("html")
    _Making(etree.SubElement(root, "body")).children(document, level=1)
    return root


class _Making:
    """Adds what nodes are to an element."""

    def __init__(self, into: etree._Element) -> None:
        self.into = into

    def children(self, node: nodes.Node, level: int) -> None:
        for child in node.children:
            self.node(child, level)

    def node(self, node: nodes.Node, level: int) -> None:
        if isinstance(node, nodes.Text):
            self._text(node)
            return
        name = type(node).__name__
        if name in _DROPPED or (isinstance(node, nodes.topic) and "contents" in node["classes"]):
            return
        if isinstance(node, nodes.system_message):
            self._unread(node)
        elif isinstance(node, nodes.title):
            self._title(node, level)
        elif isinstance(node, nodes.footnote_reference | nodes.citation_reference):
            self._reference(node)
        elif isinstance(node, nodes.docinfo):
            self._front(node, level)
        elif made := self._tag(node, name):
            below = level + 1 if isinstance(node, nodes.section) else level
            self._within(node, made, below)
        else:
            self.children(node, level)

    def _tag(self, node: nodes.Node, name: str) -> str | None:
        if isinstance(node, nodes.Admonition):
            return "div"
        head = isinstance(node, nodes.entry) and isinstance(node.parent.parent, nodes.thead)
        return "th" if head else _TAGS.get(name)

    def _within(self, node: nodes.Node, name: str, level: int) -> None:
        element = etree.SubElement(self.into, name)
        if line := getattr(node, "line", None):
            element.set("data-line", str(line))
        for attribute, value in _attributes(node):
            element.set(attribute, value)
        if isinstance(node, nodes.footnote | nodes.citation):
            label = next((one.astext() for one in node.findall(nodes.label)), "")
            element.text = f"[{label}] " if label else ""
            for child in node.findall(nodes.paragraph):
                _Making(element).children(child, level)
            return
        _Making(element).children(node, level)

    def _title(self, node: nodes.title, level: int) -> None:
        parent = node.parent
        if isinstance(parent, nodes.table):
            self._within(node, "caption", level)
        elif isinstance(parent, nodes.document | nodes.section):
            element = etree.SubElement(self.into, f"h{min(level, 6)}")
            element.set("data-line", str(max(1, (node.line or 2) - 1)))  # docutils tells the underline's
            _Making(element).children(node, level)
        else:
            self._within(node, "div", level)

    def _reference(self, node: nodes.Element) -> None:
        element = etree.SubElement(self.into, "sup")
        element.set("class", "footnote-reference")
        element.text = f"[{node.astext()}]"

    def _front(self, node: nodes.docinfo, level: int) -> None:
        """The fields at the start, each a line: "Date: 2020"."""
        into = etree.SubElement(self.into, "dl")
        for field in node.children:
            if isinstance(field, nodes.field | nodes.authors):
                _Making(into).children(field, level)
            else:
                etree.SubElement(into, "dt").text = type(field).__name__.capitalize()
                _Making(etree.SubElement(into, "dd")).children(field, level)

    def _unread(self, node: nodes.system_message) -> None:
        """What docutils could not read stays as it was typed."""
        for block in node.findall(nodes.literal_block):
            self._within(block, "pre", 1)

    def _text(self, node: nodes.Text) -> None:
        said = node.astext().replace("\x00", "")
        if self.into.tag == "pre" or isinstance(node.parent, nodes.literal_block | nodes.doctest_block):
            said = "\n".join(map(plain, said.split("\n")))
        else:
            said = SOFT_BREAK.join(_clean(part) for part in said.split("\n"))
        last = self.into[-1] if len(self.into) else None
        if last is None:
            self.into.text = (self.into.text or "") + said
        else:
            last.tail = (last.tail or "") + said


def _clean(said: str) -> str:
    """Words without control characters, which no page may hold, and with the spaces around them."""
    return "".join(one for one in said if one == "\t" or one.isprintable() or one.isspace())


def _attributes(node: nodes.Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, nodes.enumerated_list):
        yield "start", str(node.get("start", 1))
        yield "type", _TYPES.get(node.get("enumtype", ""), "1")
    elif isinstance(node, nodes.entry):
        yield "colspan", str(node.get("morecols", 0) + 1)
        yield "rowspan", str(node.get("morerows", 0) + 1)
    elif isinstance(node, nodes.footnote | nodes.citation):
        yield "class", "footnotes"
