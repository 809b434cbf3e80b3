"""From the id of a recommendation to its ordinal, under which the ties know it."""

from tantivy import Query

from search.index import Index


def ordinal_of(index: Index, recommendation_id: str) -> int:
    """Raises NotFound with the nearest ids."""
    known = index.record(recommendation_id)
    assert known
    query = Query.term_query(index.schema, "id", recommendation_id.lower(), index_option="basic")
    return int(index.find(query, order="ordinal").hits[0][0])
