"""Tables of recommendations that say again what another does: a summary, and the plan of action after it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from ingest.layouts.tables.drafts import Draft
from ingest.meanings import normal

_LOOKED_AT = 30  # first recommendations of a table
_FEWEST = 2  # of them that both tables say
_HALF = 0.5  # of the shorter of the two
_HELD = 20  # tables that say the same, that another is held against, so that the search stays linear
_WORDS = 3  # of a text that is not the same by chance


def repeats(tables: Sequence[Sequence[Draft]]) -> list[int | None]:
    """For each table the first before it that most of it says again; None for one that says its own."""
    found: list[int | None] = []
    said = [_said(drafts) for drafts in tables]
    saying: dict[str, list[int]] = defaultdict(list)  # the tables that say something first, by what they say
    for at, words in enumerate(said):
        before = sorted({other for one in words for other in saying[one]})
        found.append(next((other for other in before if _same(words, said[other])), None))
        if found[at] is None:
            for one in words:
                if len(saying[one]) < _HELD:
                    saying[one].append(at)
    return found


def first_drafts(drafts: Iterable[Draft]) -> list[Draft]:
    """The first recommendations of a table, by which it is told whether it says another again."""
    return list(islice(drafts, _LOOKED_AT))


def _said(drafts: Sequence[Draft]) -> frozenset[str]:
    words = (normal(draft.words.value) for draft in drafts)
    return frozenset(one for one in words if len(one.split()) >= _WORDS)


def _same(words: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(words & others)
    return shared >= max(_FEWEST, _HALF * min(len(words), len(others)))
