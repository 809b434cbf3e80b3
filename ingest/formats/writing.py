"""Telling plain text from Markdown and reStructuredText, which are plain texts with signs in them."""

import re
from itertools import islice
from pathlib import PurePath
from typing import Literal

from ingest.formats.crowding import is_crowded

Writing = Literal["markdown", "rst", "text"]

LARGEST = {"markdown": 6_000_000, "rst": 2_000_000}  # characters; longer texts are read as plain text
MOST_LINES = {"markdown": 100_000, "rst": 40_000}  # likewise: the parsers take a second for 5,000 lines
_SAMPLE = 200_000
_NAMES: dict[str, Writing] = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), "markdown"),
    **dict.fromkeys((".rst", ".rest"), "rst"),
    **dict.fromkeys((".txt", ".text", ".asc", ".log", ".csv", ".tsv", ".tab"), "text"),
}
_RST = {  # what only reStructuredText has, with how much it says
    re.compile(r"^[ \t]*\.\. [A-Za-z][\w:+.-]*::(?:\s|$)", re.MULTILINE): 4,  # a directive
    re.compile(r"^\.\. (?:_[^\n:]+:|\[[^\]\n]+\] |\|[^|\n]+\| [\w-]+::)", re.MULTILINE): 4,  # a target
    re.compile(r"(?<!`)`[^`<\n]{1,200}+<[^>\n]{1,400}+>`__?(?!\w)"): 4,
    re.compile(r"(?<![\w`]):[a-z][\w:+.-]*:`[^`\n]+`"): 4,  # a role
    re.compile(r"^[ \t]*\+(?:[-=]{2,}\+)+[ \t]*$", re.MULTILINE): 4,  # the border of a grid table
    re.compile(r"^[ \t]*={2,}(?: +={2,})+[ \t]*$", re.MULTILINE): 2,  # the border of a simple table
    re.compile(r"^([=~^\"'*+#`:.-])\1{2,}\n[ \t]*\S[^\n]*\n\1{3,}$", re.MULTILINE): 2,  # an overlined title
    re.compile(r"^(?=[^\W_])[^\n]{3,}\n([~^\"'*+#`])\1{2,}$", re.MULTILINE): 2,  # a title
    re.compile(r"^#\. \S", re.MULTILINE): 2,
    re.compile(r"\A(?:\s*:[A-Za-z][\w -]*: \S[^\n]*\n){2,}"): 3,
    re.compile(r"\[(?:#\w*|\*|\d+)\]_(?!\w)"): 3,  # a footnote
    re.compile(r"^\.\. \w[^\n:]*$", re.MULTILINE): 1,  # a comment
}
_MARKDOWN = {
    re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,60}?(?:---|\.\.\.)[ \t]*\n"): 3,  # front matter
    re.compile(r"^#{1,6}[ \t]+\S[^\n]*$", re.MULTILINE): 2,
    re.compile(r"\A\s*#{1,6}[ \t]+\S[^\n]*\n[ \t]*\n"): 2,  # the first line, and nothing after it
    re.compile(
        r"^[ \t]*+(?:\|[ \t]*+)?:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)++\|?[ \t]*+$", re.MULTILINE
    ): 4,
    re.compile(r"^\|[ \t]*:?-{2,}:?[ \t]*\|[ \t]*$", re.MULTILINE): 3,  # of a table of one column
    re.compile(r"^[ ]{0,3}(?:```|~~~)", re.MULTILINE): 3,
    re.compile(
        r"!?\[[^\]\n]{1,200}\]\((?:https?:|mailto:|#|/|\.|[\w-]+[./#])[^)\s]*(?:\s+\"[^\"\n]*\")?\)"
    ): 4,
    re.compile(r"^\[[^\]\n]+\]:[ \t]*<?\S+", re.MULTILINE): 3,
    re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*(?![\w*])"): 1,  # in reStructuredText too
    re.compile(r"(?<![\w_])__(?=\w)[^_\n]{1,300}(?<=\S)__(?![\w_])"): 1,
    re.compile(r"^[ ]{0,3}>[ ]\S", re.MULTILINE): 1,
    re.compile(r"^(?=[^\W_])[^\n]{3,}\n-{3,}[ \t]*$", re.MULTILINE): 1,  # in reStructuredText too
    re.compile(r"^[ ]*[-*+] \[[ xX]\] \S", re.MULTILINE): 2,
    re.compile(r"<br ?/?>|</?(?:b|i|em|strong|details|summary|sup|sub|kbd)>|<!--"): 1,
}
_UNDERLINED = re.compile(r"^(?=[^\W_])([^\n]{3,})\n(={3,})[ \t]*$", re.MULTILINE)
_ENOUGH = 4  # a sign that is hard to mistake, or two of lesser ones
_CLEAR = 4  # by how much more signs of one way there must be than of the one that its name says
_MANY = 3  # occurrences of one sign that count


def way_of_writing(text: str, source_name: str = "") -> Writing:
    """How a text is written. Its name counts where its signs are few, or are of both ways."""
    sample = text[:_SAMPLE]
    named = _NAMES.get(PurePath(source_name[-200:]).suffix.casefold())
    if "\f" in sample and named not in ("markdown", "rst"):  # printed for pages, which these are not
        return "text"
    scores: dict[Writing, int] = {"markdown": _score(sample, _MARKDOWN), "rst": _score(sample, _RST)}
    if _underlined(sample):
        scores = {name: score + _ENOUGH for name, score in scores.items()}
    best: Writing = max(scores, key=lambda one: scores[one])
    if named in scores and scores[best] - scores[named] < _CLEAR:
        best = named
    tabbed = _is_tabbed(sample)
    enough = scores[best] >= (_ENOUGH + 2 if tabbed else _ENOUGH) or (named == best and not tabbed)
    if not enough or len(text) > LARGEST[best] or text.count("\n") > MOST_LINES[best]:
        return "text"
    return "text" if is_crowded(text, best) else best


def _score(sample: str, signs: dict[re.Pattern[str], int]) -> int:
    score = 0
    for sign, weight in signs.items():
        times = sum(1 for _ in islice(sign.finditer(sample), _MANY))
        score += weight * times if weight <= 2 else weight * (times > 0)
    return score


def _underlined(sample: str) -> bool:
    """Whether a line is underlined as a title, by as many signs as it has letters, or nearly."""
    found = islice(_UNDERLINED.finditer(sample), _MANY)
    return any(abs(len(one[1].rstrip()) - len(one[2])) <= 2 for one in found)


def _is_tabbed(sample: str) -> bool:
    """Whether a text has tables whose cells tabs part, which only the reader of plain text reads."""
    return len(re.findall(r"^[^\t\n]+\t[^\n]+$", sample, re.MULTILINE)) > 2
