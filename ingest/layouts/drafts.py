"""One recommendation of a table, not yet a record: what its rows say, by meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.pieces import EMPTY, covering, cut, join
from ontology.records import Place, SourcedText

_LISTED = re.compile(r"^(?:recommendation\s)?(\d{1,3})[.):]\s+", re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True)
class Draft:
    """One recommendation of a table, not yet a record: its cells by meaning, without the empty ones.

    `under` is the heading row that it stands below, where the table has such rows. `spanned` is true where
    its words are those of the row above, whose cell reaches down to it; `begins` where its first cell says
    something. `row_fill` is the colour of all of its cells that have words; `inner` is true where
    the number stands before its words, in their cell.
    """

    number: str | None
    values: dict[str, SourcedText]
    attributes: dict[str, SourcedText]
    place: Place
    last: Place
    fill: str | None = None
    under: SourcedText | None = None
    rest: list[SourcedText] = field(default_factory=list)
    spanned: bool = False
    row_fill: str | None = None
    begins: bool = True
    inner: bool = False

    @property
    def words(self) -> SourcedText:
        """The words of the recommendation as far as they are read; empty where there are none yet."""
        said = self.values.get("text") or self.values.get("title") or EMPTY
        return self.rest[-1] if self.rest else said

    def take(self, below: "Draft") -> None:
        """Add a row that carries this one on: more of its text, and cells that it did not have."""
        if "text" in below.values and "text" in self.values and not below.spanned:
            self.rest.append(below.values["text"])
        if below.spanned or "text" not in below.values:
            self._take_beside(below)
        self.values = below.values | self.values
        self.attributes = below.attributes | self.attributes
        self.last = below.place

    def _take_beside(self, below: "Draft") -> None:
        """Add the cells of a row that stand beside the same words: each other cell says something more."""
        for mine, others in ((self.values, below.values), (self.attributes, below.attributes)):
            for name, text in others.items():
                if name in mine and text.value != mine[name].value:
                    mine[name] = join((mine[name], text), "\n")

    def whole(self) -> "Draft":
        """The same with all of its text together, in the place from its first row to the end of its last."""
        if self.last is not self.place:
            self.place = covering(self.place, self.last)
            self.values["text"] = join((self.values.get("text", EMPTY), *self.rest))
        return self

    def parted(self) -> Iterator["Draft"]:
        """A draft for each item of a numbered list in the cell of its words; else the same."""
        text = self.values.get("text", EMPTY)
        marks = list(_LISTED.finditer(text.value)) if self.inner and self.number else []
        numbers = [self.number, *(mark[1] for mark in marks)]
        counted = (self.number or "").isdecimal() and all(
            int(number or 0) == int(self.number or 0) + at for at, number in enumerate(numbers)
        )
        if not (marks and counted):
            yield self
            return
        starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), None]
        for number, start, end in zip(numbers, starts, ends, strict=True):
            yield replace(self, number=number, values={**self.values, "text": cut(text, start, end)})
