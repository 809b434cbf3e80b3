"""How concepts lie under one another."""

from collections.abc import Sequence
from typing import Final

from graph.catalog.sealed_file import SealedFile, listed
from graph.catalog.things import Under

#: How far below a concept the narrower ones are followed, at most. A cycle ends here.
MAX_DEPTH: Final = 8

_UNDER: Final = """
WITH RECURSIVE under (id, ordinal, depth) AS (
  SELECT id, ordinal, 0 FROM things WHERE id IN (SELECT value FROM json_each(?1))
  UNION
  SELECT t.id, t.ordinal, under.depth + 1
  FROM under
  JOIN neighbours n ON n.target = under.id AND n.relation = 'broader'
  JOIN things t ON t.ordinal = n.ordinal
  WHERE under.depth < ?2
)
SELECT t.ordinal, t.id, t.label, min(under.depth) AS nearest
FROM under JOIN things t USING (ordinal) GROUP BY under.ordinal ORDER BY nearest, t.sort, t.id
"""


def under(file: SealedFile, ids: Sequence[str], depth: int) -> list[Under]:
    """These things, then all concepts narrower than any of them by at most `depth` steps, nearest first."""
    return [Under(*row) for row in file.rows(_UNDER, listed(ids), min(depth, MAX_DEPTH))]


def above(file: SealedFile, ordinal: int) -> list[str]:
    """The ids of the concepts just above one, sorted."""
    query = "SELECT target FROM neighbours WHERE ordinal = ? AND relation = 'broader' ORDER BY target"
    return [row[0] for row in file.rows(query, ordinal)]


def between(file: SealedFile, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """The edges between these concepts as (id, relation, id), sorted; relations are broader and related."""
    rows = file.rows(
        "SELECT t.id, n.relation, n.target FROM neighbours n JOIN things t USING (ordinal)"
        " WHERE n.target IN (SELECT value FROM json_each(?1)) AND t.id IN (SELECT value FROM json_each(?1))"
        " ORDER BY 1, 2, 3",
        listed(ids),
    )
    return [(source, relation, target) for source, relation, target in rows]


def beside(file: SealedFile, thing_id: str, limit: int) -> list[tuple[str, str]]:
    """Concepts next to one as (relation, id), sorted; the relations are broader, narrower and related."""
    rows = file.rows(
        "SELECT relation, target FROM neighbours n JOIN things t USING (ordinal) WHERE t.id = ?1"
        " UNION SELECT iif(relation = 'broader', 'narrower', relation), t.id"
        " FROM neighbours n JOIN things t USING (ordinal) WHERE n.target = ?1 ORDER BY 1, 2 LIMIT ?2",
        thing_id,
        limit,
    )
    return [(relation, other) for relation, other in rows]
