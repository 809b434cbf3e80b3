"""A document that is RDF: the statements it makes, for the named graph that the document has.

Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDF/XML are read. Graphs that the file names are merged into the
one; blank nodes get IRIs under the document's, by the order in which they come, so that the same file always
makes the same statements.
"""

import re
from dataclasses import dataclass
from typing import Final

import orjson

from ingest.decoding import Decoded
from ingest.formats.apart import read_statements

_MOST: Final = 500_000
_DECLARED: Final = re.compile(r"""(\A\s*<\?xml[^>]*?)\sencoding\s*=\s*(?:"[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
class Statements:
    """`lines` are statements in N-Triples without their final dot; `notes` sentences for a person.

    `title` is what the file says that the document or the site is called.
    """

    lines: tuple[str, ...] = ()
    media_type: str = "text/turtle"
    title: str | None = None
    notes: tuple[str, ...] = ()


NOTHING_STATED: Final = Statements()


def statements(decoded: Decoded, slug: str, base: str) -> Statements:
    """The statements of an RDF file; relative IRIs are read against `base`, that of the site.

    Raises Unreadable with its line for a file that is not sound, names a remote context, declares a document
    type, or says something of the terms of the site's own vocabulary; TooLarge over a limit.
    """
    told = {"document": f"{base}id/document/{slug}", "base": base, "most": _MOST}
    # The text is sent as UTF-8, whatever the file was in.
    text = _DECLARED.sub(r"\1", decoded.text, count=1)
    found = read_statements(orjson.dumps(told), text)
    return Statements(tuple(found["lines"]), found["media_type"], found["title"], tuple(found["notes"]))
