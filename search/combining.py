"""tantivy queries put together."""

from collections.abc import Sequence

from tantivy import Occur, Query


def any_of(queries: Sequence[Query]) -> Query:
    """Whatever any of these finds; nothing for none."""
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, q) for q in queries])


def all_of(wanted: Sequence[Query], wished: Sequence[Query] = (), denied: Sequence[Query] = ()) -> Query:
    """Whatever all of `wanted` find and none of `denied`; `wished` only add to the score."""
    if len(wanted) == 1 and not wished and not denied:
        return wanted[0]
    return Query.boolean_query(
        [(Occur.Must, query) for query in wanted]
        + [(Occur.Should, query) for query in wished]
        + [(Occur.MustNot, query) for query in denied]
    )


def flat(query: Query, score: float) -> Query:
    """The query with the same score for all that it finds."""
    return Query.const_score_query(query, score)


def weighted(query: Query, weight: float) -> Query:
    """The query with its scores multiplied."""
    return Query.boost_query(query, weight)
