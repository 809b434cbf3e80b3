"""Which line at the beginning of a document is its title: no body's name, symbol or part's heading."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile, zip_longest
from typing import Final

from ingest.blocks import Block, Furniture, Heading, ListItem, Paragraph
from ingest.labels import words_of

_LOOKED_AT: Final = 12  # blocks at the start in which a label may name the subject, or a heading the document
_LONGEST: Final = 300  # characters of a line that may be a title
_LABEL: Final = re.compile(r"(?:^|\s)([A-Za-z]+(?: [a-z]+)?)\s?:\s+")
_MARK: Final = re.compile(r"[\W\d_]*(?:[a-z]\.)?[\W\d_]*")  # "2.1 ", "a. "
_ADDRESS: Final = re.compile(r"\bP\.? ?O\.? Box\b|\b[A-Z]{2} \d{5}\b")  # of a letterhead
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SESSION: Final = re.compile(r"(?:\w+ ){1,3}(?:session|meeting)")


def title_among(lines: Sequence[str], blocks: Sequence[Block]) -> str | None:
    """The title of a document with these lines before its text, and these blocks; None where none is told.

    What a label says is the title or the subject goes first, then the first line or heading that says what
    the document is about; where there is no such line, the name of the body that heads it has to do.
    """
    start = [block for block in blocks if not isinstance(block, Furniture)][:_LOOKED_AT]
    running = [block.text.value for block in blocks[:_LOOKED_AT] if isinstance(block, Furniture)]
    lines = [line for line in lines if not _letterhead(line)]
    said = _texts(start)
    headings = _headings(start) if lines else _first_heading(start, blocks)
    told = [*takewhile(_before_names, lines), *takewhile(_before_names, headings), *running]
    abouts = [line for line in told if tells(line) and not names_body(line)]
    about = next((line for line in abouts if not _only_numbers(line)), abouts[0] if abouts else None)
    letter = any(map(_letterhead, said))
    return _labelled(said, letter=letter) or about or next(filter(tells, told), None)


def own_title(stated: str | None) -> str | None:
    """The title that a file states beside its text, unless it names a part or the program that wrote it."""
    return stated if stated and (tells(stated) or names_body(stated)) else None


def tells(line: str) -> bool:
    """Whether a line can name a document: not a symbol, a part's heading, a session, nor a sentence."""
    words = [word.casefold() for word in _WORD.findall(line)]
    said = " ".join(words)
    if not any(len(word) > 2 for word in words) or len(line) > _LONGEST:
        return False
    plain = " ".join(_WORD.findall(_MARK.sub("", line, count=1))).casefold()
    if _is_symbol(line) or _data("parts") & {said, plain}:
        return False
    if any(said == opening or said.startswith(f"{opening} ") for opening in _data("beside")):
        return False
    if _ADDRESS.search(line):
        return False
    sentence = line.rstrip().endswith((".", ":", ";", ",")) and len(words) > 10
    return not sentence and not _SESSION.fullmatch(said) and not _letterhead(line)


def names_body(line: str) -> bool:
    """Whether a line names a body and nothing more: "State of Ohio", "Rural Services Committee"."""
    words = [word.casefold() for word in _WORD.findall(line)]
    while words and words[0] in {"the", "in", "before", "of", "at"}:
        del words[0]
    said = " ".join(words)
    if any(said == name or said.startswith(f"{name} ") for name in _data("bodies")):
        return True
    if not words or len(words) > 12 or re.search(r"[:–—\d]|\s-\s", line) or _data("works") & set(words):
        return False
    bodies = frozenset(words_of("addressees", "bodies")) | _data("bodies_too")
    if any(word in bodies and after in {"of", "for"} for word, after in pairwise(words)):
        return not _data("subjects") & set(words)
    return words[-1] in bodies - _data("places") and not _data("subjects") & set(words)


def _is_symbol(line: str) -> bool:
    """Whether a line is, or begins with, what documents are kept under: "A/HRC/48/17 Distr.: General"."""
    first = line.split(maxsplit=1)[0]
    joined = re.search(r"\w[/.-]\w", first) is not None and re.search(r"\d", first) is not None
    return joined and first.isupper()


def _before_names(line: str) -> bool:
    """Whether a line does not say that the names of those who met follow."""
    return line.rstrip(" :").casefold() not in _data("met")


def _only_numbers(line: str) -> bool:
    """Whether a line has the kind and the number of a document, but not what it is about."""
    words = {word.casefold() for word in _WORD.findall(line) if len(word) > 1}
    return bool(re.search(r"\d", line)) and words <= _data("works") | _data("numbers")


def _letterhead(line: str) -> bool:
    label = _LABEL.match(line)
    return label is not None and label[1].casefold() in _data("letterhead")


def _labelled(lines: Iterable[str], *, letter: bool) -> str | None:
    """What follows a label of the title or, of a letter, of its subject: "SUBJECT: Tree Canopy", up to the
    next label.
    """
    names = _data("titled") | (_data("named") if letter else frozenset())
    known = names | _data("letterhead")
    for line in lines:
        said = [label for label in _LABEL.finditer(line[:_LONGEST]) if _noun(label) in known]
        for label, after in zip_longest(said, said[1:]):
            value = line[label.end() : after.start() if after else _LONGEST].strip()
            if _noun(label) in names and (label[1].isupper() or label.start() == 0) and tells(value):
                return value
    return None


def _noun(label: re.Match[str]) -> str:
    """The last word of a label."""
    return label[1].casefold().split()[-1]


def _headings(start: Sequence[Block]) -> list[str]:
    """The headings before the first words of a text, without numbers."""
    opening = takewhile(lambda block: isinstance(block, Heading | Paragraph), start)
    headings = [block for block in opening if isinstance(block, Heading)]
    return [block.text.value.rstrip(" :") for block in headings if block.number is None]


def _first_heading(start: Sequence[Block], blocks: Sequence[Block]) -> list[str]:
    """The heading that a document begins with, unless it is one of several of a lower level: a part's."""
    first = start[0] if start else None
    if not isinstance(first, Heading) or first.number is not None:
        return []
    equals = sum(isinstance(block, Heading) and block.level == first.level for block in blocks)
    return [] if (first.level or 1) > 1 and equals > 1 else [first.text.value.rstrip(" :")]


def _texts(start: Sequence[Block]) -> list[str]:
    return [block.text.value for block in start if isinstance(block, Heading | Paragraph | ListItem)]


@cache
def _data(name: str) -> frozenset[str]:
    data: Mapping[str, list[str]] = tomllib.loads(
        files("ingest").joinpath("titles.toml").read_text(encoding="utf-8")
    )
    return frozenset(data[name])
