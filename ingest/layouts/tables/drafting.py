"""From a draft to a record: what each cell of a recommendation's row says, resolved within its document."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ingest.layouts.tables.categories import CategoryNumbers
from ingest.layouts.tables.category_words import lists
from ingest.layouts.tables.cell_lines import labelled_below
from ingest.layouts.tables.colour_meanings import FillMeanings
from ingest.layouts.tables.drafts import Draft
from ingest.layouts.tables.sheets import Sheet
from ingest.layouts.tables.votes import QuestionNumbers
from ingest.layouts.wording.later_addressees import in_words
from ingest.layouts.wording.party_lists import each_listed
from ingest.layouts.wording.remarks import named, remarks
from ingest.meanings import normal
from ingest.pieces import cut
from ontology.records import Kind, Recommendation, SourcedText

_NOTHING = re.compile(r"[\s*–—_.…/-]+")  # where a state should be said
_STATUS = 6  # words of a status over the sentences that explain it


def _first_line(status: str) -> int:
    """Where the first line of a cell ends that says a status over sentences on it; 0 where it has none."""
    line, _, rest = status.partition("\n")
    sentence = rest[:1].isupper() and rest.endswith(".") and not line.endswith((".", ":", ";", ","))
    return len(line) if sentence and len(line.split()) <= _STATUS < len(rest.split()) else 0


def _is_traffic_light(sheet: Sheet) -> bool:
    """Whether the head of the status says that its colours are red, amber and green."""
    column = sheet.columns.get("status", len(sheet.headers))
    return column < len(sheet.headers) and "rag" in normal(sheet.headers[column]).split()


def _parties(cell: SourcedText | None) -> Iterator[SourcedText]:
    return (one for said in named(cell) for one in each_listed(said)) if cell else iter(())


@dataclass(frozen=True, slots=True)
class Drafting:
    """What the rows of one document are resolved against."""

    slug: str
    categories: CategoryNumbers
    questions: QuestionNumbers
    marks: Collection[str]  # of the legend, without case
    parties: Collection[str]
    fills: FillMeanings

    def record(self, draft: Draft, sheet: Sheet, code: str, kind: Kind) -> Recommendation:
        """The recommendation that a draft states. What the document does not say is None or empty."""
        values = dict(draft.values)
        attributes = dict(draft.attributes)
        title = values.pop("title") if "text" in values and "title" in values else None
        # A draft has at least one of them.
        text, below = labelled_below(values.pop("text") if "text" in values else values.pop("title"))
        attributes |= {label: value for label, value in below.items() if label not in attributes}
        question = self._question(values, attributes, sheet)
        asked = self.questions.about(text.value) if question is None else None
        self._status(values, attributes, sheet)
        category = values.pop("category", None) or draft.under
        if category and draft.under and lists(category.value, draft.under.value):
            attributes[sheet.headers[sheet.columns["category"]]] = category
            category = draft.under
        notes, said = remarks(text, self.parties)
        named_in_cell = values.pop("responsible", None)
        if number := values.pop("number", None):
            attributes[sheet.headers[sheet.columns["number"]]] = number
        return Recommendation(
            self.slug,
            code,
            kind,
            text,
            draft.place,
            title=title,
            section=sheet.part.section.code,
            category=self.categories.number(category.value) if category else None,
            category_cell=category,
            question=self._number(question) if question else asked.number if asked else None,
            question_cell=asked.text if asked else question,
            responsible=(*_parties(named_in_cell), *said)
            or (() if "responsible" in sheet.columns else in_words(text)),
            status_fill=self._fill(draft.fill, sheet) or self._by_legend(draft.row_fill),
            notes=notes,
            attributes=attributes,
            actions=values.get("actions"),
            actor=values.get("actor"),
            funding=values.get("funding"),
            status=values.get("status"),
        )

    def _number(self, question: SourcedText) -> str | None:
        return self.questions.number(question.value, digits=True)

    def _fill(self, fill: str | None, sheet: Sheet) -> str | None:
        """What the legend calls a colour; else its own name. Amber lies between yellow and orange, where the
        column is headed by the first letters of red, amber and green.
        """
        if fill is None or (said := self.fills.of(fill)):
            return said if fill else None
        between = fill in ("yellow", "orange") and not self.marks and _is_traffic_light(sheet)
        return "amber" if between else fill

    def _by_legend(self, fill: str | None) -> str | None:
        """What the legend calls the colour of a whole row, which may be there only to part rows."""
        return self.fills.of(fill, near=False) if fill else None

    def _question(
        self, values: dict[str, SourcedText], attributes: dict[str, SourcedText], sheet: Sheet
    ) -> SourcedText | None:
        """The cell that refers to a vote: in a column of its own, in the status, or in a column without a
        header.
        """
        if "question" in values:
            return values.pop("question")
        if "status" in values and self.questions.names(values["status"].value):
            return values.pop("status")
        if not attributes:
            return None
        cells = ((label, text.value) for label, text in attributes.items() if sheet.is_unnamed(label))
        label = next((label for label, cell in cells if self.questions.names(cell)), None)
        return attributes.pop(label) if label else None

    def _status(
        self, values: dict[str, SourcedText], attributes: dict[str, SourcedText], sheet: Sheet
    ) -> None:
        """A mark of the document's legend is a status also in a column without a header."""
        if self.marks and "status" not in values:
            cells = ((label, text.value) for label, text in attributes.items() if sheet.is_unnamed(label))
            label = next((label for label, cell in cells if cell.casefold() in self.marks), None)
            if label:
                values["status"] = attributes.pop(label)
        said = values.get("status")
        column = sheet.columns.get("status")
        if (
            said
            and column is not None
            and said.value.casefold() not in self.marks
            and _NOTHING.fullmatch(said.value)
        ):
            attributes.setdefault(sheet.headers[column], values.pop("status"))  # "**", "–"
            return
        if said and column is not None and (end := _first_line(said.value)):
            values["status"] = cut(said, 0, end)
            attributes.setdefault(sheet.headers[column], cut(said, end))
