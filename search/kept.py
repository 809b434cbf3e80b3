"""What the index keeps of a recommendation to show it, read only as far as it is asked for.

It is one text, because a page needs all of it in one go: a brief and reasons as JSON, the names of the texts
of the record, and these texts, with a character between them that none of all this has.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import orjson
from tantivy import Document

from search.analysis import is_plain
from search.runs import BETWEEN
from search.texts import Cells, Record, composed_texts

#: The fields of a record that a hit repeats, and those by which it may be found but for its words.
_BRIEF: Final = ("id", "iri", "document", "code", "kind", "title", "text")
_KEYS: Final = ("id", "document", "code", "kind")

#: What ties a record to a concept: (concept, field, start, end, label).
Tie = tuple[str, str, int, int, str]

Reasons = Mapping[str, Any]


class Kept:
    """What is kept of one recommendation.

    `brief` is the inside of the JSON object of what a hit repeats of its record. `fields` names its texts,
    the weightiest first, and `said` holds them with BETWEEN between them; `plain` tells that they all are.
    """

    __slots__ = ("_reasons", "_stored", "brief", "fields", "plain", "said")

    def __init__(self, stored: Document) -> None:
        self._stored = stored
        self.brief, self._reasons, names, self.said = text_of(stored, "shown").split(BETWEEN, 3)
        self.fields, self.plain = _names(names)

    @property
    def record(self) -> Record:
        """The JSON of its RecommendationView."""
        return _read(text_of(self._stored, "record"))

    @property
    def reasons(self) -> Reasons:
        """Its id, document, code, kind, category and question, as in its record in short, and its `ties`."""
        return _read(self._reasons)

    def texts(self) -> Mapping[str, str]:
        """Its texts by the names of their fields."""
        return dict(zip(self.fields, self.said.split(BETWEEN), strict=True))


def packed(record: Record, cells: Cells, ties: Sequence[Tie]) -> str:
    """What is stored to be read by `Kept`."""
    category, question = record["category"], record["question"]
    placed = {name: category[name] for name in ("id", "number", "label")} if category else None
    brief = {name: record[name] for name in _BRIEF} | {"category": placed}
    asked = {name: question[name] for name in ("id", "percent")} if question else None
    keys = {name: record[name] for name in _KEYS}
    reasons = keys | {"category": placed, "question": asked, "ties": ties}
    texts = {name: text.replace(BETWEEN, " ") for name, text in composed_texts(record, cells)}
    names = [list(texts), all(map(is_plain, texts.values()))]
    return BETWEEN.join([_json(brief)[1:-1], _json(reasons), _json(names), *texts.values()])


def text_of(stored: Document, field: str) -> str:
    """What is stored in a field, each of which every recommendation has."""
    value = stored.get_first(field)
    assert isinstance(value, str)
    return value


@lru_cache(maxsize=4_096)
def _names(written: str) -> tuple[tuple[str, ...], bool]:
    """The names of texts, and whether these are plain: few combinations are met."""
    names, plain = orjson.loads(written)
    return tuple(names), plain


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def _read(written: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = orjson.loads(written)
    return read
