"""reStructuredText, by docutils: made into HTML, with its lines kept. Nothing is read but the text itself."""

import re
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.languages import en
from lxml import etree

from ingest.formats.web.page import render_html
from ingest.formats.web.structures import made
from ontology.errors import TooLarge

MEDIA_TYPE = "text/x-rst"
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "halt_level": 5,  # none: what cannot be read is kept as text
    "report_level": 5,
    "warning_stream": False,
    "_disable_config": True,
    "line_length_limit": 10_000_000,
    "input_encoding": "unicode",
    "smart_quotes": False,
    "sectsubtitle_xform": False,
    "pep_references": False,
    "rfc_references": False,
    "syntax_highlight": "none",
}
_DIRECTIVE = re.compile(r"^[ \t]*\.\. (?:\|[^|\n]+\| )?([A-Za-z][\w:+.-]*?)::(?:\s|$)", re.MULTILINE)
_ROLE = re.compile(r"(?<![\w`]):([A-Za-z][\w:+.-]*):`|`:([A-Za-z][\w:+.-]*):(?!\w)")
_TARGET = re.compile(r"(.*?)\s*<[^<>]*>\Z", re.DOTALL)
_SILENT = frozenset("toctree index highlight meta raw include currentmodule".split())
_DEEP = "The text is nested too deep to be read; take some of its levels out."


class _AnyOption(dict[str, Callable[[str], Any]]):
    """Whatever options a directive has, they are taken."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return directives.unchanged


class _Kept(Directive):
    """A directive that docutils does not know: its words are kept, as those of any block."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = _AnyOption({"class": directives.unchanged})

    def run(self) -> Sequence[nodes.Node]:
        kept = nodes.container()
        if self.arguments and not self.arguments[0].startswith(("/", "http")):
            text, messages = self.state.inline_text(self.arguments[0], self.lineno)
            kept += [nodes.paragraph("", "", *text), *messages]
        self.state.nested_parse(self.content, self.content_offset, kept)
        return [kept]


class _Left(_Kept):
    """A directive whose words are none of the document's."""

    def run(self) -> Sequence[nodes.Node]:
        return []


def render_rst(content: bytes) -> bytes:
    """A text in UTF-8 as a rendering. Raises TooLarge for what is nested deeper than docutils goes."""
    text = content.decode("utf-8", "replace")
    _know(text)
    try:
        tree = publish_doctree(text, settings_overrides=_SETTINGS)
        html = etree.tostring(made(tree), encoding="unicode", method="html")
    except RecursionError as error:
        raise TooLarge(_DEEP) from error
    publisher = next((one.astext() for one in tree.findall(nodes.organization)), None)
    return render_html(html, "rst", MEDIA_TYPE, publisher=publisher)


def _know(text: str) -> None:
    """Make docutils know the directives and roles of other tools, whose words it would leave out.

    It has one registry for all; this process reads one text and ends.
    """
    for name in {found.casefold() for found in _DIRECTIVE.findall(text)}:
        if name in _SILENT:
            directives.register_directive(name, _Left)
        elif name not in en.directives:
            directives.register_directive(name, _Kept)
    for name in {(before or after).casefold() for before, after in _ROLE.findall(text)}:
        if name not in en.roles:
            roles.register_canonical_role(name, _role)


def _role(name: str, rawtext: str, text: str, *_: Any) -> Any:  # noqa: ANN401, ARG001 (docutils' own form)
    """The words of a role, without the target that they lead to."""
    found = _TARGET.match(text)
    words = found[1] if found and found[1] else text
    return [nodes.inline(rawtext, words.replace("\x00", "").lstrip("~!"))], []
