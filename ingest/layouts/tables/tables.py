"""The layout of tables: recommendations in rows, beside tables of categories, of votes, of marks and of
terms.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count

from ingest.labels import words_of
from ingest.layouts.tables import keys
from ingest.layouts.tables.categories import CategoryNumbers, stated, used
from ingest.layouts.tables.choosing import EVIDENT
from ingest.layouts.tables.colour_keys import colour_keys
from ingest.layouts.tables.colour_meanings import fill_meanings
from ingest.layouts.tables.drafting import Drafting
from ingest.layouts.tables.drafts import Draft
from ingest.layouts.tables.matrices import spread
from ingest.layouts.tables.plain_tables import plain_tables
from ingest.layouts.tables.repeats import first_drafts, repeats
from ingest.layouts.tables.rows import drafts
from ingest.layouts.tables.settling import settled
from ingest.layouts.tables.sheets import Sheet, sheets
from ingest.layouts.tables.votes import QuestionNumbers, questions
from ingest.layouts.wording.announcing import announced
from ingest.layouts.wording.codes import Codes, prefix
from ingest.layouts.wording.findings import Findings, Ground, Recognised
from ingest.layouts.wording.kinds import kind
from ingest.layouts.wording.overlap import Records, together
from ingest.phrases import position
from ingest.profiles import Profile
from ontology.records import LegendEntry


def fits(ground: Ground) -> bool:
    """Whether a document is of this family: its tables of recommendations stand under words for a kind, or
    share the document with a table of categories or of votes.
    """
    found = _by_kind(ground)
    kinds = any(
        kind(ground.profile, sheet.part.path) in ground.profile.kinds
        for sheet in found["recommendations"]
        if not sheet.guessed
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
        fill_meanings(
            {**{key.fill: key.said for key in colours if key.fill}, **keys.fills(found["legend"])},
            (*keys.said(found["legend"]), *((key.entry.mark, key.said) for key in colours)),
        ),
    )
    return Findings(
        categories,
        votes,
        legend,
        tuple(keys.definitions(found["definitions"])),
        _recommendations(ground.profile, drafting, tuple(found["recommendations"])),
    )


def _once(entries: Iterable[LegendEntry]) -> tuple[LegendEntry, ...]:
    """Entries of legends, the first for each mark."""
    found: dict[str, LegendEntry] = {}
    for entry in entries:
        found.setdefault(entry.mark.casefold(), entry)
    return tuple(found.values())


def _recommendations(profile: Profile, drafting: Drafting, sheets: Sequence[Sheet]) -> Records:
    """The recommendations of all tables; those that say again what another does add to its records."""
    pattern = re.compile(profile.number) if profile.number else None
    first = [first_drafts(drafts(sheet, pattern)) for sheet in sheets]
    again = repeats(first) if len(sheets) > 1 else [None] * len(sheets)
    starts = _prefixes(sheets, first, again)

    def records(at: int, codes: Codes) -> Iterator[Recognised]:
        signals = _signals(sheets[at])
        kind_of_all = kind(profile, sheets[at].part.path, sheets[at].headers)
        for draft in drafts(sheets[at], pattern):
            code = codes.code(starts[at], draft.number)
            yield Recognised(drafting.record(draft, sheets[at], code, kind_of_all), signals)

    def own(codes: Codes) -> Iterator[Recognised]:
        return (one for at, other in enumerate(again) if other is None for one in records(at, codes))

    later = [partial(records, at) for at, other in enumerate(again) if other is not None]
    whole: Records = own
    for table in later:
        whole = together(table, whole)
    return whole


def _signals(sheet: Sheet) -> tuple[str, ...]:
    """By what the records of a sheet are recognised, for what is told of how sure they are."""
    unheaded = sheet.choice is not None and sheet.choice.how == EVIDENT
    return ("column", *(("guessed",) if sheet.guessed else ()), *(("unheaded",) if unheaded else ()))


def _prefixes(
    sheets: Sequence[Sheet], drafts: Sequence[Sequence[Draft]], again: Sequence[int | None]
) -> list[str]:
    """What each sheet's codes begin with: its section's number; where none has one and all begin anew, its
    own. A table that says another again has the codes of that.
    """
    starts = [prefix(sheet.part.number) for sheet in sheets]
    firsts = [of_sheet[0].number if of_sheet else None for of_sheet in drafts]
    own = [at for at, other in enumerate(again) if other is None]
    anew = Counter(firsts[at] for at in own if firsts[at] and not starts[at])
    if any(times > 1 for times in anew.values()):
        number = count(1)
        starts = [
            starts[at] or (str(next(number)) if other is None else "") for at, other in enumerate(again)
        ]
    return [starts[at if other is None else other] for at, other in enumerate(again)]


def _by_kind(ground: Ground) -> dict[str, list[Sheet]]:
    found: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets(ground):
        if sheet.kind == "recommendations":
            over = announced(sheet.part.path, ground.profile)
            found[sheet.kind] += map(settled, spread(sheet, announced=over))
        else:
            found[sheet.kind].append(sheet)
    refers = bool(found["categories"])
    found["recommendations"] = [replace(sheet, refers=refers) for sheet in _of_this(found["recommendations"])]
    known = {id(sheet.table) for of_kind in found.values() for sheet in of_kind}
    if not found["recommendations"]:
        found["recommendations"].extend(plain_tables(ground, known))
    return found


def _of_this(sheets: list[Sheet]) -> list[Sheet]:
    """The tables of a document's own recommendations, without those of earlier ones that it looks back on,
    and of aims where others say what is to be done towards them.
    """
    earlier = words_of("earlier", "titles")
    own = [sheet for sheet in sheets if all(position(title, earlier) is None for title in sheet.part.path)]
    acting = [sheet for sheet in own or sheets if sheet.choice is None or sheet.choice.how != "aim"]
    return acting if any(not sheet.guessed for sheet in acting) else own or sheets
