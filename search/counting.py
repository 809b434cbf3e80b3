"""The most frequent values of columns in what a query finds, with exact counts.

tantivy counts segment by segment, and each hands on its `segment_size` most frequent values. To hand on all
of 200,000 takes longer than to count them. So of a column with very many values a few are asked for first,
and then those that may be among the most frequent are counted again. That is exact: tantivy tells how many a
value can have at most where a segment did not hand it on. Where that does not decide, all are asked for, and
from then on at once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tantivy import Query

from search.index import Index
from search.kept_counts import Counts

#: The most values of one column, the most frequent ones first.
MAX_VALUES: Final = 50

_ALL: Final = 10_000_000
_FEW: Final = 1_000

#: To hand on so many values takes longer than to count once more.
_MANY: Final = 50_000

#: What tantivy is asked of a column, and what it answers.
_Asked = dict[str, Any]
_Told = Mapping[str, Any]


def most_frequent(within: Query, columns: Sequence[str], index: Index) -> Counts:
    """How many of what the query finds have each of the most frequent values of each column."""
    told = _told(within, {column: _first(column, index) for column in columns}, index)
    again = {column: _second(column, told[column]) for column in columns if _is_open(told[column], index)}
    told |= _told(within, again, index)
    for column, asked in again.items():
        index.counted_twice[column] = "include" in asked["terms"]
    return {column: dict(_pairs(told[column])[:MAX_VALUES]) for column in columns}


def _told(within: Query, asked: Mapping[str, _Asked], index: Index) -> dict[str, _Told]:
    return index.searcher.aggregate(within, dict(asked)) if asked else {}


def _first(column: str, index: Index) -> _Asked:
    """A few values where these are sure to be right or to be counted once more, else all."""
    if index.searcher.num_segments == 1:
        return _terms(column, MAX_VALUES, MAX_VALUES)
    if column not in index.counted_twice:
        index.counted_twice[column] = index.searcher.cardinality(Query.all_query(), column) > _MANY
    return _terms(column, _FEW, _FEW) if index.counted_twice[column] else _terms(column, MAX_VALUES, _ALL)


def _is_open(told: _Told, index: Index) -> bool:
    """Whether a count may be too low, or a value missing; what a single segment hands on is right."""
    return index.searcher.num_segments > 1 and told["doc_count_error_upper_bound"] > 0


def _second(column: str, told: _Told) -> _Asked:
    """The values that may be among the most frequent, where none but those handed on can be; else all."""
    pairs, missing = _pairs(told), int(told["doc_count_error_upper_bound"])
    least = pairs[MAX_VALUES - 1][1]
    # What is not among the pairs was handed on by no segment, or came after the last of them.
    if pairs[-1][1] + missing > least:
        return _terms(column, MAX_VALUES, _ALL)
    likely = [value for value, count in pairs if count + missing >= least]
    return _terms(column, MAX_VALUES, _ALL, include=likely)


def _terms(column: str, size: int, segment_size: int, **more: Sequence[str]) -> _Asked:
    return {"terms": {"field": column, "size": size, "segment_size": segment_size, **more}}


def _pairs(told: _Told) -> list[tuple[str, int]]:
    return [(each["key"], each["doc_count"]) for each in told["buckets"]]
