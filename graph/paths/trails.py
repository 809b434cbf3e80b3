"""The trail of a decision: recommendation, vote, per cent, outcome and tier, each with its proof.

Nothing is concluded from anything else: an outcome is what the vote's row says, never what its per cent
suggests.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import orjson

from graph.catalog.catalog import Catalog
from graph.ties.ties import Ties
from graph.touching.items import Fetch
from ontology.views.states import tier_of
from ontology.wording import Run, closest_wording, difference, reworded

Record = Mapping[str, Any]

#: The most other recommendations of the same vote that are told.
MAX_TOGETHER: Final = 20

_WORDS: Final = tomllib.loads(files("graph.paths").joinpath("trails.toml").read_text("utf-8"))["steps"]
_CELL: Final = re.compile(r"[^\t\n|]*[^\s|][^\t\n|]*")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_TIER: Final = re.compile(r"\btier\b\W*\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TrailQuote:
    """A cell or passage of a document, verbatim; characters `start` to `end` of it are the words meant."""

    quote: str
    start: int
    end: int
    document: str
    line_start: int
    line_end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step; where it is not stated, `value` and `evidence` are None, and the sentence says so."""

    name: str
    label: str
    stated: bool
    value: str | int | float | None
    sentence: str
    evidence: TrailQuote | None


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words of the vote differ from those of the recommendation's `compared` (its text or title).

    The left parts of the runs, joined, are the recommendation's words; the right parts the vote's.
    """

    compared: str
    changed: bool
    left: str
    right: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """A recommendation's trail; `together` are the ids of others that the same vote was on."""

    id: str
    iri: str
    document: str
    code: str
    title: str | None
    text: str
    question: str | None
    steps: tuple[Step, ...]
    wording: Wording | None
    together: tuple[str, ...]


def trail(catalog: Catalog, ties: Ties, fetch: Fetch, record: Record) -> Trail:
    """The trail of a stored record, as read from its JSON."""
    question = record["question"]
    vote_id = f"{record['document']}/{question['id']}" if question else None
    vote = next(iter(catalog.by_ids([f"question/{vote_id}"] if vote_id else [])), None)
    row = orjson.loads(vote.view) if vote else None
    return Trail(
        id=record["id"],
        iri=record["iri"],
        document=record["document"],
        code=record["code"],
        title=record["title"],
        text=record["text"],
        question=vote_id,
        steps=tuple(_steps(record, row)),
        wording=_wording(record, row) if row else None,
        together=_together(ties, fetch, vote.ordinal, record["id"]) if vote else (),
    )


def _steps(record: Record, vote: Record | None) -> Iterator[Step]:
    source = record["source"]
    yield _step(record, "recommendation", record["code"], _passage(source, record["text"]))
    if vote is None:
        yield from (_step(record, name, None, None) for name in ("vote", "percent", "outcome", "tier"))
        return
    row, percent, outcome = vote["source"], vote["percent"], vote["outcome_text"]
    tier = tier_of(outcome)
    yield _step(record, "vote", vote["number"], _passage(source, vote["number"]))
    yield _step(record, "percent", percent, _number(row, percent))
    yield _step(record, "outcome", outcome, _passage(row, outcome or ""))
    named = next((found[0] for found in _TIER.finditer(outcome or "") if tier_of(found[0]) == tier), "")
    yield _step(record, "tier", tier, _passage(row, outcome or "", named))


def _step(record: Record, name: str, value: str | float | None, evidence: TrailQuote | None) -> Step:
    stated, words = value is not None, _WORDS[name]
    sentence = words["stated" if stated else "unstated"].format(
        document=record["document"], code=record["code"], value=value
    )
    return Step(name, words["label"], stated, value, sentence, evidence if stated else None)


def _passage(source: Record, words: str, within: str = "") -> TrailQuote:
    """The cell of a row that is these words, or else has them, and where in it they (or `within`) are.

    The row as a whole where no cell has them, as where markup or line ends stand between them.
    """
    row: str = source["quote"]
    cells = list(_CELL.finditer(row))
    whole = next((cell for cell in reversed(cells) if cell[0].strip() == words), None)
    cell = whole or next((cell for cell in cells if words in cell[0]), None)
    if cell is None:
        return _quote(source, 0, row, (0, len(row)))
    start = cell[0].index(words) + max(words.find(within), 0)
    return _quote(source, cell.start(), cell[0], (start, start + len(within or words)))


def _number(source: Record, percent: float | None) -> TrailQuote:
    """The last cell of a vote's row that is this number, with whatever sign."""
    for cell in reversed(list(_CELL.finditer(source["quote"]))):
        numbers = list(_NUMBER.finditer(cell[0]))
        if len(numbers) == 1 and _value(numbers[0][0]) == percent and len(cell[0].strip()) < len("100.00 %%"):
            return _quote(source, cell.start(), cell[0], (0, len(cell[0])))
    row = source["quote"]
    return _quote(source, 0, row, (0, len(row)))


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _quote(source: Record, at: int, text: str, words: tuple[int, int]) -> TrailQuote:
    before = len(text) - len(text.lstrip())
    line = source["line_start"] + source["quote"].count("\n", 0, at + before)
    quote = text.strip()
    start, end = (min(max(place - before, 0), len(quote)) for place in words)
    return TrailQuote(quote, start, end, source["document"], line, line + quote.count("\n"), source["page"])


def _wording(record: Record, vote: Record) -> Wording:
    texts = {name: record[name] for name in ("text", "title") if record[name]}
    compared = list(texts)[closest_wording(list(texts.values()), vote["text"])]
    return Wording(
        compared=compared,
        changed=reworded(texts.values(), vote["text"]),
        left=texts[compared],
        right=vote["text"],
        runs=difference(texts[compared], vote["text"]),
    )


def _together(ties: Ties, fetch: Fetch, vote: int, own: str) -> tuple[str, ...]:
    ordinals = ties.recommendations(vote).ordinals[: MAX_TOGETHER + 1].tolist()
    if len(ordinals) < 2:
        return ()
    ids = (orjson.loads(record)["id"] for record in fetch(ordinals))
    return tuple(each for each in ids if each != own)[:MAX_TOGETHER]
