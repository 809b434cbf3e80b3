"""Nesting sections: which heading stands within which, by level, by number or by form; and their codes."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, Heading
from ingest.forms import is_caps
from ingest.marks import Style, mark

Count = tuple[Style, int]

FRONT = "front"  # the code of the section that holds what stands before the first heading
_SLUG_LENGTH = 60
_DEEPEST = 16  # sections within sections


@dataclass(slots=True)
class Opened:
    """A section as its heading opened it; `counts` is how its number is read, None where it has none."""

    code: str
    heading: Heading | None
    parent: "Opened | None" = None
    counts: Count | None = None
    blocks: list[Block] = field(default_factory=list)


def nest(body: Sequence[Block]) -> list[Opened]:
    """The sections of a document in order, their codes unique.

    A number counts on its own ("A", "A.1"), whatever stands around it without a number; but where the same
    numbers come again under other headings, they count within those ("housing.A.1").
    """
    nesting = _Nesting(within=False)
    opened = nesting.sections(body)
    return _Nesting(within=True).sections(body) if nesting.anew else opened


def slug(words: str) -> str:
    """Words as a part of an id: lower case, letters and digits of any script, hyphens between."""
    plain = unicodedata.normalize("NFKD", words[:500].casefold())
    joined = re.sub(r"[\W_]+", "-", "".join(one for one in plain if not unicodedata.combining(one))).strip(
        "-"
    )
    if len(joined) > _SLUG_LENGTH:
        joined = joined[:_SLUG_LENGTH].rpartition("-")[0] or joined[:_SLUG_LENGTH]
    return joined or "section"


class _Nesting:
    """Finds for each heading the section that it opens and the one around it.

    `stack` holds the open ones; `anew` tells that a number came again.
    """

    def __init__(self, *, within: bool) -> None:
        self.within = within
        self.stack: list[Opened] = []
        self.taken: Counter[str] = Counter()
        self.anew = False

    def sections(self, body: Sequence[Block]) -> list[Opened]:
        opened: list[Opened] = []
        for block in body:
            if isinstance(block, Heading):
                opened.append(self._open(block))
            else:
                if not opened:
                    opened.append(Opened(FRONT, None))
                opened[-1].blocks.append(block)
        return opened

    def _open(self, heading: Heading) -> Opened:
        marked = mark(f"{heading.number}. X") if heading.number else None
        depth, counts = self._depth(heading, marked.readings if marked else ())
        del self.stack[min(depth, _DEEPEST) :]
        parent = self.stack[-1] if self.stack else None
        section = Opened(self._code(heading, parent), heading, parent, counts)
        self.stack.append(section)
        return section

    def _depth(self, heading: Heading, readings: Sequence[Count]) -> tuple[int, Count | None]:
        """How many of the open sections a heading leaves open, and how its number is read."""
        first = readings[0] if readings else None
        if heading.level is not None:
            return self._below(heading.level), first
        if heading.number and "." in heading.number:
            return self._under_path(heading.number), first
        if first:
            return self._counting_on(readings) or (self._inside(self._last_numbered()), first)
        if is_caps(heading.text.value):
            return 0, None
        depth = len(self.stack)
        while depth and not self.stack[depth - 1].counts and not _caps(self.stack[depth - 1]):
            depth -= 1
        return depth, None

    def _below(self, level: int) -> int:
        levels = [one.heading.level or 1 if one.heading else level for one in self.stack]
        return next((depth for depth, other in enumerate(levels) if other >= level), len(levels))

    def _under_path(self, number: str) -> int:
        """Below the section whose number begins this one's; else beside the numbered ones."""
        numbers = [one.heading.number if one.heading else None for one in self.stack]
        around = [
            depth + 1 for depth, other in enumerate(numbers) if other and number.startswith(f"{other}.")
        ]
        beside = next((depth for depth, other in enumerate(numbers) if other), len(numbers))
        return max(around, default=beside if self.within else 0)

    def _counting_on(self, readings: Sequence[Count]) -> tuple[int, Count] | None:
        """In the place of the open section whose number comes right before this one's, or else before it."""
        later: tuple[int, Count] | None = None
        for depth in range(len(self.stack) - 1, -1, -1):
            counts = self.stack[depth].counts
            for reading in readings if counts else ():
                step = reading[1] - counts[1] if counts and counts[0] == reading[0] else 0
                if step == 1:
                    return depth, reading
                later = later or ((depth, reading) if step > 1 else None)
        return later

    def _last_numbered(self) -> int:
        return max((depth + 1 for depth, one in enumerate(self.stack) if one.counts), default=0)

    def _inside(self, depth: int) -> int:
        return len(self.stack) if self.within else depth

    def _code(self, heading: Heading, parent: Opened | None) -> str:
        """The number path of a numbered section, the slug of another; "-2" where it has been used."""
        code = heading.number or slug(heading.text.value)
        if heading.number and parent and (parent.counts or self.within):
            path = parent.heading.number if parent.heading and parent.heading.number else None
            code = code if path and code.startswith(f"{path}.") else f"{parent.code}.{code}"
        self.taken[code] += 1
        self.anew = self.anew or (self.taken[code] > 1 and heading.number is not None)
        return code if self.taken[code] == 1 else f"{code}-{self.taken[code]}"


def _caps(one: Opened) -> bool:
    return one.heading is not None and is_caps(one.heading.text.value)
