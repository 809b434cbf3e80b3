"""The lines that the words of a page make: where they end, and which of them belong together."""

import re
from collections.abc import Iterator

from ingest.formats.rendering import BREAK
from ingest.labels import field_label
from ingest.marks import mark

SOFT_BREAK = "\u2029"  # PARAGRAPH SEPARATOR: the end of a line in markup, which a browser shows as a space
_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def one_line(said: str) -> str:
    """Words as they stand in a line: white space as a space, without hyphens that are not shown."""
    return _SPACE.sub(" ", said.translate(_UNSEEN))


def softly(said: str) -> Iterator[str]:
    """The lines of markup joined, but where one begins with a label."""
    joined, *following = said.split(SOFT_BREAK)
    for line in following:
        if field_label(line.strip()):
            yield joined.strip(" ")
            joined = line
        else:
            joined = f"{joined.rstrip(' ')} {line.lstrip(' ')}"
    yield joined.strip(" ")


def parted(lines: list[str]) -> Iterator[str]:
    """The lines that breaks make of a paragraph, together but where one begins with a mark or a label."""
    together: list[str] = []
    for line in lines:
        if together and (mark(line) or field_label(line)):
            yield BREAK.join(together)
            together = []
        together.append(line)
    yield BREAK.join(together)


def with_term(term: str, line: str) -> str:
    """A line after the term that it explains."""
    return f"{term} {line}" if term.endswith((":", ".", "?", "–", "—")) else f"{term}: {line}"
