"""What a document says of itself: its title, its subtitle, its publisher and its date, if it says them."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.outline import Outline
from ingest.title_lines import title_among

_LOOKED_AT = 40  # blocks at the start of a document that may say who published it, and when
_LONGEST = 200  # characters of what they say


@dataclass(frozen=True, slots=True)
class Front:
    """What stands at the beginning of a document about the document, in its own words; None where it is not
    said.
    """

    title: str
    subtitle: str | None
    publisher: str | None
    date: str | None


def front(blocks: Sequence[Block], outline: Outline, source_name: str) -> Front:
    """What a document says of itself. One without any title has its file's name, without the ending."""
    lines = [block.text.value for block in outline.title_block]
    words = [
        block.text.value for block in blocks[:_LOOKED_AT] if isinstance(block, Heading | Paragraph | ListItem)
    ]
    title = title_among([line for line in lines if not is_imprint(line)], blocks) or untitled(source_name)
    publisher, date = _stated(words, "publisher"), _date(words, lines)
    beside = [line for line in lines if line != title]
    rest = [line for line in beside if not any(said and line.endswith(said) for said in (publisher, date))]
    return Front(title, "; ".join(rest) or None, publisher, date)


def untitled(source_name: str) -> str:
    """What stands in for the title of a document that has none."""
    return PurePath(source_name.replace("\\", "/")).stem.strip() or "Untitled"


def is_about(name: str) -> bool:
    """Whether the name of a sheet says that it speaks of its workbook."""
    return " ".join(name.casefold().split()) in _labels()["about"]


def is_imprint(line: str) -> bool:
    """Whether a line only says when something was published, or by whom: "Updated 30 June 2025"."""
    said = line[:_LONGEST].casefold()
    labels = (*_labels()["publisher"], *_labels()["date"])
    opened = any(said.startswith((f"{label}:", f"{label} ")) for label in labels)
    told = ":" in said or " by " in said or re.search(r"(?:19|20)\d\d", said) is not None
    return len(line) <= _LONGEST and ((opened and told) or _is_date(line))


@cache
def _labels() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads(files("ingest").joinpath("titles.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def _stated(words: Iterable[str], name: str) -> str | None:
    """What follows one of the labels for something: "Publisher: …", or "Published by …"."""
    labels = _labels()[name]
    for line in words:
        label, colon, value = line[: 2 * _LONGEST].partition(":")
        if colon and value.strip() and " ".join(label.casefold().split()) in labels:
            return value.strip()[:_LONGEST]
        by = next(
            (one for one in labels if one.endswith(" by") and line.casefold().startswith(f"{one} ")), None
        )
        if by and len(line) <= _LONGEST:
            return line[len(by) :].strip(" .:")
    return None


def _date(words: Iterable[str], title_lines: Iterable[str]) -> str | None:
    """The date that a label states, or a line of the title block that is nothing but a date."""
    return _stated(words, "date") or next((line.strip("()") for line in title_lines if _is_date(line)), None)


def _is_date(line: str) -> bool:
    parts = re.findall(r"[^\W\d_]+|\d+", line[:_LONGEST].casefold())
    months = sum(part in _labels()["months"] for part in parts)
    years = sum(bool(re.fullmatch(r"(?:19|20)\d\d", part)) for part in parts)
    days = sum(part.isdigit() and len(part) <= 2 for part in parts)
    named = months == 1 and years == 1 and days <= 1
    numeric = months == 0 and years == 1 and days == 2
    return (named or numeric) and months + years + days == len(parts)
