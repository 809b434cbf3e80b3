"""Paragraphs crowded with marks that open and never close: the parsers of markup look for the end of each, up
to the end of its paragraph, so that a hundred thousand of them take minutes.
"""

import re
from collections.abc import Iterator

MARKS = {"markdown": "[]", "rst": "*`|_["}
MOST = {"markdown": 1_000_000_000, "rst": 200_000_000}  # characters looked through: some six seconds
_NEW = re.compile(r"[ \t>]*+(?:[|+#]|\[[^\]]*+\]:|[-*•][ \t]|(?:\w{1,4}|#)[.)][ \t]|\.\.[ \t]|$)")


def is_crowded(text: str, writing: str) -> bool:
    """Whether looking for the end of each mark of a text takes too long."""
    marks, most = MARKS[writing], MOST[writing]
    if len(text) * sum(map(text.count, marks)) // 2 <= most:  # as nearly all texts are
        return False
    return sum(len(part) * sum(map(part.count, marks)) // 2 for part in _paragraphs(text)) > most


def _paragraphs(text: str) -> Iterator[str]:
    """The texts between empty lines; items, rows and headings are each one of their own."""
    lines: list[str] = []
    for line in text.split("\n"):
        if _NEW.match(line):
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    yield "\n".join(lines)
