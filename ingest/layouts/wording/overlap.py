"""Recommendations that two layouts of one document give: each is one record, by its code or by its words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from ingest.layouts.wording.codes import Apart, Codes
from ingest.layouts.wording.findings import Recognised
from ingest.layouts.wording.fusing import joined
from ingest.layouts.wording.references import bare, referred
from ingest.layouts.wording.restatements import key_of
from ingest.layouts.wording.row_notes import notes
from ingest.meanings import normal
from ontology.records import Recommendation

Records = Callable[[Codes], Iterator[Recognised]]

_SAME_CODE, _SAME_WORDS = 60, 95  # of 100: how alike two texts are, with one code and with two
_FEWEST = 4  # longer words that are not the same by chance
_LOOKED_AT = 1_000  # characters
_HELD = 200_000  # pairs of texts that are held against each other, so that a long table stays quick


def together(tables: Records, texts: Records) -> Records:
    """The recommendations of a document's tables and of its text, each once, those of the tables first.

    The rows of the tables are read anew each time; what the text says is remembered, and which of them it
    says too.
    """
    said = list(texts(Codes()))
    noted = notes(tables(Codes()), said)
    later = [one for at, one in enumerate(said) if at not in noted]
    matches = dict(_matches(tables(Codes()), later)) if later else {}

    def records(codes: Codes) -> Iterator[Recognised]:
        if not matches:
            yield from (one for one in tables(codes) if referred(one.recommendation.text.value) is None)
            alone = not codes.given  # no row has one: the codes of the text are those that it had
            yield from (one for at, one in enumerate(said if alone else texts(codes)) if at not in noted)
            return
        yield from _fused(tables(Codes()), later, matches)

    return records


def _fused(
    rows: Iterable[Recognised], later: Sequence[Recognised], matches: Mapping[int, int]
) -> Iterator[Recognised]:
    """Each row with what the text says of the same recommendation, then what only the text says."""
    apart = Apart()
    said: dict[int, Recognised] = {}
    for at, row in enumerate(rows):
        match = matches.get(at)
        if match is not None:
            said[match] = joined(said.get(match, later[match]), row)
        elif referred(row.recommendation.text.value) is None:
            yield _coded(row, row.recommendation.code, apart)
    for at, one in enumerate(later):
        yield _coded(said.get(at, one), one.recommendation.code, apart)


def _coded(one: Recognised, code: str, apart: Apart) -> Recognised:
    return replace(one, recommendation=replace(one.recommendation, code=apart.name(code)))


def _matches(rows: Iterable[Recognised], later: Sequence[Recognised]) -> Iterator[tuple[int, int]]:
    """Which row says what which text says, by their positions."""
    by_code: dict[str, list[int]] = defaultdict(list)
    by_words: dict[tuple[str, ...], int] = {}
    words = [_words(one.recommendation) for one in later]
    for at, one in enumerate(later):
        by_code[bare(one.recommendation.code)].append(at)
        by_words.setdefault(key_of(words[at]), at)
    held = 0
    taken: dict[int, str] = {}  # which text which row's code has: rows of other codes are not the same
    for position, row in enumerate(rows):
        record = row.recommendation
        if (number := referred(record.text.value)) is not None:
            if number in by_code:
                yield position, by_code[number][0]
            continue
        said, code = _words(record), bare(record.code)
        alike = [at for at in by_code.get(code, ()) if _alike(said, words[at]) >= _SAME_CODE]
        key = key_of(said)
        match = alike[0] if alike else None
        if match is None and len(key) >= _FEWEST:
            match = by_words.get(key)
            if match is None and held < _HELD:
                held += len(words)
                match = _nearest(said, words)
            if match is not None and taken.get(match, code) != code:
                match = None
        if match is not None:
            taken.setdefault(match, code)
            yield position, match


def _nearest(said: str, words: Sequence[str]) -> int | None:
    """The text that says the same in nearly the same words, by its position."""
    near = max(range(len(words)), key=lambda at: _alike(said, words[at]))
    same = _alike(said, words[near]) >= _SAME_WORDS and len(key_of(words[near])) >= _FEWEST
    return near if same else None


def _alike(said: str, other: str) -> float:
    return fuzz.token_set_ratio(said, other)


def _words(record: Recommendation) -> str:
    return normal(record.text.value[:_LOOKED_AT])
