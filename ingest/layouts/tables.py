"""The layout of tables: recommendations in rows, beside tables of categories, of votes, of marks and of
terms.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import count

from ingest.layouts import keys
from ingest.layouts.categories import CategoryNumbers, stated, used
from ingest.layouts.codes import Codes, prefix
from ingest.layouts.colour_keys import colour_keys
from ingest.layouts.drafting import Drafting
from ingest.layouts.findings import Findings, Ground, Recognised
from ingest.layouts.kinds import kind
from ingest.layouts.rows import drafts
from ingest.layouts.settling import settled
from ingest.layouts.sheets import Sheet, sheets
from ingest.layouts.votes import QuestionNumbers, questions
from ingest.profiles import Profile
from ontology.records import LegendEntry


def fits(ground: Ground) -> bool:
    """Whether a document is of this family: its tables of recommendations stand under words for a kind, or
    share the document with a table of categories or of votes.
    """
    found = _by_kind(ground)
    kinds = any(
        kind(ground.profile, sheet.part.path) in ground.profile.kinds for sheet in found["recommendations"]
    )
    return bool(found["recommendations"]) and (kinds or bool(found["categories"] or found["votes"]))


def find(ground: Ground) -> Findings:
    """The records in the tables of a document."""
    found = _by_kind(ground)
    categories = tuple(stated(found["categories"])) or tuple(used(found["recommendations"]))
    votes = tuple(questions(found["votes"]))
    known = {id(sheet.table) for of_kind in found.values() for sheet in of_kind}
    colours = list(colour_keys(ground.outline, known))
    legend = _once((*keys.legend(found["legend"]), *(key.entry for key in colours)))
    drafting = Drafting(
        ground.slug,
        CategoryNumbers(categories),
        QuestionNumbers(votes),
        frozenset(entry.mark.casefold() for entry in legend),
        frozenset(ground.profile.parties),
        {**{key.fill: key.entry.mark for key in colours if key.fill}, **keys.fills(found["legend"])},
    )
    return Findings(
        categories,
        votes,
        legend,
        tuple(keys.definitions(found["definitions"])),
        partial(_recommendations, ground.profile, drafting, tuple(found["recommendations"])),
    )


def _once(entries: Iterable[LegendEntry]) -> tuple[LegendEntry, ...]:
    """Entries of legends, the first for each mark."""
    found: dict[str, LegendEntry] = {}
    for entry in entries:
        found.setdefault(entry.mark.casefold(), entry)
    return tuple(found.values())


def _recommendations(
    profile: Profile, drafting: Drafting, sheets: Sequence[Sheet], codes: Codes
) -> Iterator[Recognised]:
    pattern = re.compile(profile.number) if profile.number else None
    for sheet, start in zip(sheets, _prefixes(sheets, pattern), strict=True):
        kind_of_all = kind(profile, sheet.part.path, sheet.headers)
        for draft in drafts(sheet, pattern):
            record = drafting.record(draft, sheet, codes.code(start, draft.number), kind_of_all)
            yield Recognised(record, ("column",))


def _prefixes(sheets: Sequence[Sheet], pattern: re.Pattern[str] | None) -> list[str]:
    """What each sheet's codes begin with: its section's number; where none has one and all begin anew, its
    own.
    """
    starts = [prefix(sheet.part.number) for sheet in sheets]
    firsts = [next((draft.number for draft in drafts(sheet, pattern)), None) for sheet in sheets]
    again = Counter(first for start, first in zip(starts, firsts, strict=True) if first and not start)
    if not any(times > 1 for times in again.values()):
        return starts
    own = count(1)
    return [start or str(next(own)) for start in starts]


def _by_kind(ground: Ground) -> dict[str, list[Sheet]]:
    found: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets(ground.outline.parts, ground.profile.table_kinds()):
        found[sheet.kind].append(settled(sheet) if sheet.kind == "recommendations" else sheet)
    return found
