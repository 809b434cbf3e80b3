"""Look things up by their names: the whole name, its beginning, or one that is like it."""

import itertools
from typing import Final

from rapidfuzz import fuzz, process

from graph.catalog.entries import HOW
from graph.catalog.names import MAX_FOLDED, fold, trigrams
from graph.catalog.sealed_file import Row, SealedFile, listed
from graph.catalog.things import Named
from ontology.labels import is_acronym, label_key

#: The most things of one name that it is taken for, the most tied first.
MAX_NAMED: Final = 50
_MAX_STARTS: Final = 2000  # names looked at for one completion, so that a single letter costs little too
_MAX_LIKE: Final = 100  # names compared letter by letter
_MAX_SHARING: Final = 4000  # names looked at that share a run of three characters
_LIKE_ENOUGH: Final = 70.0  # of 100, by rapidfuzz's WRatio
_NEIGHBOURS: Final = 20  # ids looked at before and after an unknown one

_PADDED: Final = 10  # the column of shown_names


def named(file: SealedFile, name: str) -> list[Named]:
    """All things called just so, best first; each once, by the best of its names.

    Those whose initials they are only where nothing is called so, and they are written as an acronym.
    """
    key = label_key(name)
    if not key:
        return []
    rows = file.rows(
        "SELECT *, min(how) FROM shown_names WHERE key = ?"
        " GROUP BY ordinal ORDER BY how, count DESC, sort, id LIMIT ?",
        key,
        MAX_NAMED,
    )
    found = [_named(row) for row in rows]
    called = [each for each in found if each.how != "initials"]
    return called or (found if is_acronym(name) else [])


def count_named(file: SealedFile, name: str) -> int:
    """How many things are called just so, though `named` gives MAX_NAMED at most."""
    initials = HOW.index("initials")
    query = "SELECT count(DISTINCT ordinal) FROM names WHERE key = ? AND how < ?"
    rows = file.rows(query, label_key(name), initials)
    return int(rows[0][0])


def starting(file: SealedFile, prefix: str, limit: int) -> list[Named]:
    """Things with a name that begins so, then those with a word inside that does; the most tied first."""
    folded = fold(prefix)[:MAX_FOLDED]
    if not folded:
        return []
    rows = file.rows(
        "SELECT n.*, min(s.inside * 8 + n.how) AS best"
        " FROM (SELECT name_id, inside FROM starts WHERE folded >= ? AND folded < ? LIMIT ?) s"
        " JOIN shown_names n USING (name_id)"
        " GROUP BY n.ordinal ORDER BY best / 8, n.count DESC, n.sort, n.id LIMIT ?",
        folded,
        folded + "\U0010ffff",
        _MAX_STARTS,
        limit,
    )
    return [_named(row) for row in rows]


def nearest_names(file: SealedFile, text: str, limit: int) -> list[Named]:
    """The things with a name most like this one, best first.

    Names that share the most runs of three characters with it are compared letter by letter.
    """
    folded = fold(text)
    grams = _rarest(file, trigrams(folded)) if folded else []
    if not grams:
        return []
    rows = file.rows(
        "SELECT n.*"
        " FROM (SELECT rowid FROM trigrams WHERE trigrams MATCH ? ORDER BY rank LIMIT ?) likes"
        " JOIN shown_names n ON n.name_id = likes.rowid ORDER BY n.how, n.sort, n.id",
        " OR ".join(f'"{gram}"' for gram in grams),
        _MAX_LIKE,
    )
    candidates = {at: row[_PADDED].strip() for at, row in enumerate(rows)}
    like = process.extract(
        folded[:MAX_FOLDED], candidates, scorer=fuzz.WRatio, score_cutoff=_LIKE_ENOUGH, limit=None
    )
    best: dict[int, Named] = {}
    for _, _, at in like:
        best.setdefault(rows[at][0], _named(rows[at]))
    return list(best.values())[:limit]


def nearest_ids(file: SealedFile, thing_id: str, limit: int) -> tuple[str, ...]:
    """The known ids most like this one, best first: those beside it, and those of things with a like name."""
    before = "SELECT id FROM things WHERE id <= ? ORDER BY id DESC LIMIT ?"
    after = "SELECT id FROM things WHERE id > ? ORDER BY id LIMIT ?"
    beside = [row[0] for query in (before, after) for row in file.rows(query, thing_id, _NEIGHBOURS)]
    name = thing_id.rpartition("/")[2].rpartition(".")[2].replace("-", " ")
    likes = [found.thing_id for found in nearest_names(file, name, limit)]
    type_ = thing_id.partition("/")[0] + "/"
    ids = {known: known.removeprefix(type_) for known in sorted({*beside, *likes})}
    wanted = thing_id.removeprefix(type_)
    close = process.extract(wanted, ids, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return tuple(dict.fromkeys([*(known for _, _, known in close), *likes]))[:limit]


def _rarest(file: SealedFile, grams: list[str]) -> list[str]:
    """The runs of three characters that the fewest names hold, as many as are quickly looked at."""
    query = (
        "SELECT gram, names FROM grams WHERE gram IN (SELECT value FROM json_each(?)) ORDER BY names, gram"
    )
    rows = file.rows(query, listed(grams))
    before = itertools.accumulate((names for _, names in rows), initial=0)
    return [gram for (gram, _), names in zip(rows, before, strict=False) if names < _MAX_SHARING]


def _named(row: Row) -> Named:
    ordinal, thing_id, type_, kind, label, count, name, how = row[:8]
    hidden = HOW[how] == "hidden"
    return Named(ordinal, thing_id, type_, kind, label, count, label if hidden else name, HOW[how])
