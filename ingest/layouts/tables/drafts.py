"""One recommendation of a table, not yet a record: what its rows say, by meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.forms import is_heading_like
from ingest.labels import opening
from ingest.pieces import EMPTY, covering, cut, join
from ontology.records import Place, SourcedText

_LISTED = re.compile(r"^(?:recommendation\s)?(\d{1,3})[.):]\s+", re.IGNORECASE | re.MULTILINE)
# Codes that are an item's own, whatever number its row has: "1.2", "A3", "Action 4".
_CODED = re.compile(
    r"^[•·\s-]{0,4}((?:[A-Z]{1,4}[-.]?)?\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?|[A-Z]{1,4}[-.]?\d{1,3}[a-z]?)[.):]?\s+(?=\S)",
    re.MULTILINE,
)
_TITLE = 10  # words of a line over the others that is their title


_Parts = tuple[list[str], list[tuple[int, int | None]]]


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

    def without(self, last: "Draft") -> "Draft | None":
        """The same without the row that it took last; None where that is all of it."""
        if self is last:
            return None
        if self.rest and self.rest[-1] is last.values.get("text"):
            self.rest.pop()
            self.last = self.place if not self.rest else self.last
        return self

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
        if "\n" not in text.value:
            yield self._unlabelled(text)
            return
        numbers, cuts = self._coded(text) or self._counted(text) or ([], [])
        if not numbers:
            yield self.titled(text)
        for number, (start, end) in zip(numbers, cuts, strict=True):
            yield replace(self, number=number, values={**self.values, "text": cut(text, start, end)}).titled()

    def _unlabelled(self, text: SourcedText) -> "Draft":
        """The same without the label that its words begin with ("Recommendation 4: …"), which numbers it,
        within what a number of the row is of: a report, say.
        """
        said = opening(text.value, announced=False)
        if said is None or said.end >= len(text.value):
            return self
        number = said.code if self.number in (None, said.code) else f"{self.number}.{said.code}"
        return replace(self, number=number, values={**self.values, "text": cut(text, said.end)})

    def _counted(self, text: SourcedText) -> _Parts | None:
        """The items of a list that counts on from the number before the words."""
        marks = list(_LISTED.finditer(text.value)) if self.inner and self.number else []
        numbers = [self.number or "", *(mark[1] for mark in marks)]
        counted = numbers[0].isdecimal() and all(
            int(number) == int(numbers[0]) + at for at, number in enumerate(numbers)
        )
        return (numbers, _spans(marks, first=True)) if marks and counted else None

    def _coded(self, text: SourcedText) -> _Parts | None:
        """The items that have codes of their own, each on its line."""
        marks = list(_CODED.finditer(text.value))
        first = [self.number] if self.inner and self.number else []
        numbers = [*first, *(mark[1] for mark in marks)]
        forms = {re.sub(r"\d+", "1", number) for number in numbers}
        if len(set(numbers)) < max(2, len(numbers)) or len(forms) > 1 or (not first and marks[0].start()):
            return None
        return numbers, _spans(marks, first=bool(first))

    def titled(self, text: SourcedText | None = None) -> "Draft":
        """The same with a line that stands over sentences as their title."""
        text = text or self.values.get("text", EMPTY)
        line, _, rest = text.value.partition("\n")
        over = is_heading_like(line) and len(line.split()) <= _TITLE and not line.endswith(":")
        if "title" in self.values or not over or not rest[:1].isupper() or not rest.endswith("."):
            return self
        said = {"title": cut(text, 0, len(line)), "text": cut(text, len(line))}
        return replace(self, values={**self.values, **said})


def _spans(marks: Sequence[re.Match[str]], *, first: bool) -> list[tuple[int, int | None]]:
    """Where the words of each item begin and end; with `first` one begins before the first mark."""
    starts = [*([0] if first else []), *(mark.end() for mark in marks)]
    ends = [mark.start() for mark in (marks if first else marks[1:])]
    return list(zip(starts, [*ends, None], strict=True))
