"""What each row of a table of recommendations is: one of its own, the rest of the one above, or a heading."""

import re
import sys

from ingest.blocks import Row
from ingest.forms import is_caps, is_heading_like
from ingest.labels import trailing
from ingest.layouts.tables.drafts import Draft
from ingest.layouts.tables.efforts import alone, is_existing, is_pointer, is_proposed, parts_efforts, unmarked
from ingest.layouts.tables.heading_rows import fills_down, heading_in, heading_over
from ingest.layouts.tables.sheets import Sheet, text_at, unnamed
from ingest.layouts.wording.names import are_named, name_before
from ingest.layouts.wording.numbering import number_before, number_in
from ingest.layouts.wording.standing import stands
from ingest.pieces import cut, join
from ontology.records import SourcedText

_ENDS = (".", ";", "!", "?", ")", ":", "”", '"')  # of words that are whole
_FILLED = 0.4  # of rows that have more than one cell, where one with a single cell may be a heading
_MOST = 0.5  # a table whose first rows have a number this often numbers its rows
_NONE = 60  # characters within which a row says that there is none
_GROUPS = frozenset({"category", "title", "number"})  # where a row's only cell names a group of rows


class Gathering:
    """Makes a draft of each row of a sheet, and tells what a row is beside the ones above it."""

    def __init__(self, sheet: Sheet, pattern: re.Pattern[str]) -> None:
        self.sheet = sheet
        self.pattern = pattern
        self.under: SourcedText | None = None
        self.no = tuple(word for word in sheet.none if word.startswith("no "))
        self.columns = tuple(sheet.columns.items())
        self.others = tuple(sheet.others.items())
        marked = (("status", sheet.choices), ("responsible", sheet.parties))
        self.marked = tuple((meaning, marks) for meaning, marks in marked if marks.heads)
        self.status = sheet.columns.get("status", sys.maxsize)
        self.words = sheet.columns.get("text", sheet.columns.get("title", sys.maxsize))
        sample = sheet.sample()
        self.filled = sum(_cells(row) > 1 for row in sample) >= _FILLED * len(sample)
        self.whole = sum(self._ends(row) for row in sample) < _MOST * len(sample)
        self.filling = fills_down(sheet, sample)
        self.efforts = parts_efforts(sample)
        self.topical = True  # whether what stands above such a heading may be one over it
        self.done = False  # whether the rows at hand stand under a heading over what is done already
        self.above: SourcedText | None = None
        self.under = sheet.under or heading_over(sheet, sample) or heading_in(sheet)
        said = [text_at(row.cells, self.words).value for row in sample]
        self.named = "title" not in sheet.columns and are_named([one for one in said if one])
        self.trailing = sum(trailing(one) is not None for one in said) > _MOST * len(said)
        if self.efforts:
            sample = [row for row in sample if not (is_existing(alone(row)) or is_proposed(alone(row)))]
        self.numbered_in = next(
            (meaning for meaning in ("number", "text", "title") if self._numbers(sample, meaning)), None
        )

    def draft(self, row: Row) -> Draft:
        """A row's cells by meaning, its number taken out of them."""
        cells = row.cells
        said_of = [cell.text for cell in cells]
        width = len(said_of)
        values = {
            meaning: text
            for meaning, index in self.columns
            if index < width and (text := said_of[index]).value
        }
        for meaning, marks in self.marked:
            if said := marks.of(row):
                values[meaning] = join(said, "; ")
        if further := [said_of[at] for at in self.sheet.counted if at < width and said_of[at].value]:
            values["responsible"] = join([*filter(None, [values.get("responsible")]), *further], "; ")
        if self.sheet.addressee:
            values.setdefault("responsible", self.sheet.addressee)
        if self.filling:
            self.above = values.setdefault("category", self.above) if self.above else values.get("category")
        number = self._take_number(values)
        if self.named and "text" in values and (name := name_before(values["text"].value)):
            whole = values["text"]
            values |= {"title": cut(whole, 0, name.end("name")), "text": cut(whole, name.end())}
        attributes = {
            label: text for index, label in self.others if index < width and (text := said_of[index]).value
        }
        for index in range(len(self.sheet.headers), width):
            if said_of[index].value:
                attributes[unnamed(index)] = said_of[index]
        fill = cells[self.status].fill if self.status < width else None
        draft = Draft(number, values, attributes, row.place, row.place, fill, self.under)
        if any(cell.fill for cell in cells):
            draft.row_fill = _of_all(row) or (_only(row) if self.status == sys.maxsize else None)
        draft.inner = number is not None and not self.sheet.cell(row, "number").value
        draft.spanned = self.words < width and cells[self.words].spanned
        draft.begins = width > 0 and bool(said_of[0].value)
        return draft

    def carries_on(self, draft: Draft, above: Draft) -> bool:
        """Whether a row is only the rest of the one above: nothing in it begins a recommendation of its
        own.
        """
        if draft.spanned:
            return True
        if draft.number or not draft.values.keys().isdisjoint(("category", "title", "question", "number")):
            return False
        if "text" not in draft.values and not draft.begins:
            return True
        if self.numbered_in:
            said = (draft.values.keys() | draft.attributes.keys()) - {"text"}
            return said.isdisjoint(above.values.keys() | above.attributes.keys())
        if (
            draft.values.keys() != {"text"}
            or draft.attributes
            or len(above.values) + len(above.attributes) < 2
        ):
            return False
        text = draft.values["text"].value
        return draft.place.line_start > above.last.line_end + 1 or text[0].islower() or text[0] in "•·"

    def group(self, row: Row, draft: Draft, above: Draft | None) -> SourcedText | None:
        """The words of a row that is only a heading over those below; None where it is more."""
        if row.wide and is_heading_like((said := row.cells[0].text).value) and not self.is_none(said.value):
            return said
        if draft.number or draft.spanned or len(draft.values) + len(draft.attributes) != 1:
            return None
        cells = draft.values | draft.attributes
        (meaning, text) = next(iter(cells.items()))
        if meaning == "text":
            return text if draft.begins and self._heads(text.value, above) else None
        return text if meaning in _GROUPS or (draft.begins and is_heading_like(text.value)) else None

    def parts(self, row: Row) -> bool:
        """Whether a row is a heading that parts what is done already from what is proposed."""
        if not self.efforts or not (is_existing(alone(row)) or is_proposed(alone(row))):
            return False
        existing = is_existing(alone(row))
        self.topical = existing or not self.done
        self.done = existing
        return True

    def is_topic(self, draft: Draft, before: Draft | None) -> bool:
        """Whether the row right above such a heading is the heading over both, and no item of a list."""
        counted = before and (before.number or "").isdecimal() and (draft.number or "").isdecimal()
        words = draft.values.get("text")
        if not words or counted or not self.topical or len(draft.values | draft.attributes) > 1:
            return False
        return is_heading_like(unmarked(words.value)) and not is_pointer(words.value)

    def _heads(self, words: str, above: Draft | None) -> bool:
        """Whether the words of a row that has none but those of a recommendation are a heading instead."""
        if is_caps(words):
            return self.is_none(words) is False
        whole = self.whole or above is None or above.words.value.endswith(_ENDS)
        return self.filled and whole and is_heading_like(words) and not self.is_none(words)

    def is_over(self, above: Draft, below: Draft) -> bool:
        """Whether a row is but a number and a heading, and the next one's number is below that number."""
        if not above.number or not below.number or not self.filled or above.values.keys() != {"text"}:
            return False
        under = re.match(rf"{re.escape(above.number)}(?:[.-]\d|[a-z]\b)", below.number)
        return bool(under) and not above.attributes and is_heading_like(above.words.value)

    def _ends(self, row: Row) -> bool:
        """Whether the words of a row end as a sentence does."""
        return text_at(row.cells, self.words).value.endswith(_ENDS)

    def says_something(self, draft: Draft) -> bool:
        """Whether a row has the words of a recommendation, and not how one stands or that there is none."""
        words = draft.words.value
        if not (draft.attributes or draft.values.keys() - {"text"}) and (self.done or is_pointer(words)):
            return False
        return any(character.isalpha() for character in words) and not (self.is_none(words) or stands(words))

    def is_none(self, words: str) -> bool:
        """Whether words say that there is no recommendation: "None", "No recommendations were made"."""
        said = words[:_NONE].casefold().strip(" .*()[]–—-")
        if not said or said in self.sheet.none:
            return True
        return len(words) < _NONE and said.startswith("no ") and said.startswith(self.no)

    def _numbers(self, sample: list[Row], meaning: str) -> bool:
        """Whether most rows have a number in the column of this meaning."""
        said = [text for row in sample if (text := self.sheet.cell(row, meaning)).value]
        if meaning == "number":
            return len(said) > _MOST * len(sample)
        return bool(said) and sum(
            bool(number_before(text.value, self.pattern)) for text in said
        ) >= _MOST * len(said)

    def _take_number(self, values: dict[str, SourcedText]) -> str | None:
        cell = values.get("number")
        if cell and (own := number_in(cell.value, letters=True)):
            del values["number"]
            return own
        place = values.get(self.numbered_in or "")
        if place and self.numbered_in and (said := number_before(place.value, self.pattern)):
            values[self.numbered_in] = cut(place, said.end)
            return said.code
        if place is None and self.trailing and "text" in values and (after := trailing(values["text"].value)):
            values["text"] = cut(values["text"], 0, after.start)
            return after.code
        return None


def _only(row: Row) -> str | None:
    """The one colour that cells of a row have, as where a row's number is coloured."""
    fills = {cell.fill for cell in row.cells if cell.fill and not cell.spanned}
    return fills.pop() if len(fills) == 1 else None


def _of_all(row: Row) -> str | None:
    """The colour that all cells of a row with words have, if these are several."""
    fills = [cell.fill for cell in row.cells if cell.text.value and not cell.spanned]
    return fills[0] if len(fills) > 1 and len(set(fills)) == 1 else None


def _cells(row: Row) -> int:
    return sum(bool(cell.text.value) for cell in row.cells)
