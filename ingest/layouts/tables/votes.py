"""Votes on recommendations: their questions, percentages and outcomes, and the cells that refer to them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.layouts.tables.sheets import Sheet
from ingest.layouts.wording.codes import Apart
from ingest.meanings import normal
from ontology.records import Question

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s{0,3}(%?)")
_REFERENCE = re.compile(
    r"(?:q(?:uestion)?|vote|poll|proposal|ballot)[\s.#-]{0,3}\d{1,4}[a-z]?", re.IGNORECASE
)
_REMEMBERED = 10_000  # cells of which it is remembered whether they name a question,
_LONGEST = 100  # and the most characters of one
_FEWEST = 3  # words of a proposal that are not the same as a question's by chance
_DIGITLESS = re.compile(r"\D+")
_UNFIT = re.compile(r"[\W_]+")


def questions(sheets: Iterable[Sheet]) -> Iterator[Question]:
    """The questions of the tables of votes, in order; a row without number and percentage carries on the one
    above.
    """
    apart = Apart()
    for sheet in sheets:
        header = sheet.headers[sheet.columns["percent"]]
        for position, (cell, place) in enumerate(sheet.groups("number", "percent"), 1):
            percent, outcome = cell("percent"), cell("outcome")
            yield Question(
                apart.name(cell("number").value or str(position)),
                cell("text"),
                place,
                _percent(percent.value, header),
                percent if percent.value else None,
                outcome if outcome.value else None,
            )


class QuestionNumbers:
    """Tells which of a document's questions a cell refers to."""

    def __init__(self, questions: Iterable[Question]) -> None:
        questions = tuple(questions)
        self._exact = {_key(question.number): question.number for question in questions}
        self._named: dict[str, bool] = {}
        self._by_words = {normal(question.text.value): question for question in reversed(questions)}
        digits = Counter(_DIGITLESS.sub("", number) for number in self._exact.values())
        self._digits = {
            bare: number
            for number in self._exact.values()
            if digits[bare := _DIGITLESS.sub("", number)] == 1 and bare
        }

    def names(self, cell: str) -> bool:
        """Whether a cell names one of the questions, or has the form of a reference to one."""
        known = self._named.get(cell)
        if known is None:
            if len(self._named) >= _REMEMBERED:
                self._named.clear()
            known = self.number(cell) is not None or self.refers(cell)
            if len(cell) <= _LONGEST:
                self._named[cell] = known
        return known

    def about(self, words: str) -> Question | None:
        """The question that asks about a proposal in its own words; None for few words, and for none."""
        if not self._by_words:
            return None
        return self._by_words.get(said) if len((said := normal(words)).split()) >= _FEWEST else None

    def number(self, cell: str, *, digits: bool = False) -> str | None:
        """The number of the question that a cell names; with `digits`, also by its digits alone."""
        key = _key(cell[:60])
        if key in self._exact:
            return self._exact[key]
        bare = _DIGITLESS.sub("", key)
        return self._digits.get(bare) if digits or _REFERENCE.fullmatch(cell.strip()) else None

    @staticmethod
    def refers(cell: str) -> bool:
        """Whether a cell has the form of a reference to a question, of this document or not."""
        return bool(_REFERENCE.fullmatch(cell.strip()))


def _percent(cell: str, header: str) -> float | None:
    """The percentage that a cell states; None where it is no percentage."""
    said = _PERCENT.fullmatch(cell)
    if said is None or not (said[2] or "%" in header or "cent" in header.casefold()):
        return None
    value = float(said[1].replace(",", "."))
    return value if value <= 100 else None


def _key(number: str) -> str:
    return _UNFIT.sub("", number.casefold())
