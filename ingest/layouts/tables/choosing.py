"""Which column of a table holds recommendations, if one does: by what heads it and by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.blocks import Row
from ingest.headers import TableKind, columns_beside, said_in
from ingest.layouts.tables.bodies import is_part
from ingest.layouts.tables.evidence import Evidence, evidence

_MOST = 40  # columns whose cells are looked at
_ENOUGH = 0.6  # how well a header has to say what its column is
_PLAIN = 0.7  # how well it says another meaning that its column then has, whatever stands in it
_WORDED = 0.5  # of a column's cells that are words, where it may hold recommendations
_ROWS = 2  # fewest rows from which something is told that no header says

# What a header that says it in each of these ways weighs: among columns, and towards there being
# recommendations at all.
_RANKS = {
    "firm": 1.6,
    "loose": 1.0,
    "deed": 0.9,
    "task": 0.8,
    "plan": 0.45,
    "aim": 0.2,
    "unknown": 0.1,
    "other": -0.2,
}
_PROOFS = {
    "firm": 2.0,
    "loose": 0.4,
    "deed": 0.5,
    "task": 0.3,
    "plan": 0.45,
    "aim": 0.2,
    "unknown": 0.0,
    "other": -0.2,
}
_BESIDE = {"responsible": 0.3, "status": 0.3, "actor": 0.3, "number": 0.2, "category": 0.2, "question": 0.2}
_PART, _BESIDE_ANY, _BESIDE_MOST = 0.1, 0.1, 0.6
_INSTRUCTING, _MODAL, _LONG, _LENGTH = 0.7, 0.25, 0.3, 10
_ANNOUNCED, _DOUBT, _AGAINST, _PROOF = 0.3, 0.3, 0.6, 0.75
_FIT = 0.15  # of what stands beside a column of descriptions: without it they may be of anything
_TOLD = 0.6  # how far a column says what to do that is headed as one of numbers or of names
_VALUE = 1.5  # words on average, of what is but a value
_DEEDS = 0.3  # how far words have to say what to do, to be no such value
_PLAINLY = 0.95  # how well a header says that words are recommendations, however few they are
_STATE = 6  # words on average of a status, where another column has more of them
_TIMES = 3  # columns headed by times, which a timetable has
_TIME = re.compile(
    r"(?:q(?:uarter)?|w(?:ee)?k|m(?:onth)?|y(?:ea)?r)\s?\d{1,4}|(?:19|20)\d\d(?:[-/]\d{2,4})?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}",
    re.IGNORECASE,
)
_GUESSED = frozenset({"unknown", "other", "aim"})
EVIDENT = "evident"  # how a column is chosen that only what stands in all of its table's columns tells
_EVIDENT, _EVIDENT_ROWS, _EVIDENT_WORDS = 0.8, 4, 5  # how far it says what to do, in how many rows and words
_SET, _SET_WORDS = (
    0.75,
    4,
)  # of the cells of a column that are said only there, and words of each, of a set of values


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns of a table of recommendations by meaning, and in which way theirs is told."""

    columns: Mapping[str, int]
    how: str

    @property
    def guessed(self) -> bool:
        """Whether no header says which column holds the recommendations."""
        return self.how in _GUESSED or self.how == EVIDENT


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    how: str
    score: float
    evidence: Evidence

    @property
    def may_hold(self) -> bool:
        """Whether its cells are words, or where the header is plain each the number of one said elsewhere."""
        return self.evidence.worded >= _WORDED or (self.how == "firm" and self.evidence.counting)

    @property
    def rank(self) -> float:
        long = _LONG * min(1.0, self.evidence.length / _LENGTH) if self.how not in _GUESSED else 0.0
        said = _RANKS[self.how] * (self.score if _RANKS[self.how] > 0 else 1.0)
        return said + self._content() + long

    @property
    def proof(self) -> float:
        return _PROOFS[self.how] * (self.score if _PROOFS[self.how] > 0 else 1.0) + self._content()

    def _content(self) -> float:
        return _INSTRUCTING * self.evidence.instructing + _MODAL * self.evidence.modal


def chosen(
    kind: TableKind,
    headers: Sequence[str],
    rows: Sequence[Row],
    *,
    announced: bool = False,
    proven: bool = False,
) -> Choice | None:
    """The columns of a table, if one of them holds recommendations; None for any other table.

    Every column is a candidate: its header's words weigh, from those that name recommendations down to those
    that name something else, and so does the share of its cells that say what to do. The best is the column;
    whether the table is one of recommendations, if it is not `proven`, is then told by it and by what stands
    beside.
    """
    width = min(len(headers), _MOST)
    rows = [row for row in rows if not row.wide] or rows
    seen = [evidence(rows, at) for at in range(width)]
    found = [_candidate(kind, _head(headers, seen, at), seen[at], at) for at in range(width)]
    fit = [one for one in found if one.how != "never" and one.may_hold]
    if not fit:
        return None
    best = max(fit, key=lambda one: (one.rank, -one.at))
    titled = {"title"} if best.evidence.numbered else set[str]()  # "Item 1" beside words that have numbers
    barred = {(one.at, meaning) for one in found for meaning in one.evidence.no - titled}
    barred |= {(at, "status") for at in _told_at_length(kind, headers, seen)}
    beside = columns_beside(kind, headers, best.at, barred)
    context = _context(kind, headers, best, beside)
    told = proven or _is_proven(best, context, len(rows), announced=announced)
    evident = not told and context >= 0 and len(rows) >= _EVIDENT_ROWS and _is_evident(best, seen)
    if _are_values(best, seen) or not (told or evident):
        return None
    columns = {meaning: at for meaning, at in beside.items() if meaning not in kind.aside}
    return Choice({**columns, "text": best.at}, EVIDENT if evident else best.how)


def _are_values(best: _Candidate, seen: Sequence[Evidence]) -> bool:
    """Whether a table only lists values to choose from, without numbers: of a word or so, and no deeds."""
    counted = any(one.counting or one.numbered for one in seen)
    brief = best.evidence.length < _VALUE and best.evidence.instructing < _DEEDS
    return brief and not counted and not (best.how == "firm" and best.score >= _PLAINLY)


def _is_evident(best: _Candidate, seen: Sequence[Evidence]) -> bool:
    """Whether a table whose headers say nothing is a list of things to do, each with a code and of a kind:
    one column says in sentences what to do, one is of codes, and one is of a few values.
    """
    says = best.evidence.instructing >= _EVIDENT and best.evidence.length >= _EVIDENT_WORDS
    sets = any(one.worded == 1 and one.distinct <= _SET and one.length <= _SET_WORDS for one in seen)
    return best.how == "unknown" and says and sets and any(one.counting for one in seen)


def _told_at_length(kind: TableKind, headers: Sequence[str], seen: Sequence[Evidence]) -> list[int]:
    """The columns headed as a status that say it in sentences, where another says it in a few words."""
    scores = [kind.columns.scores(header).get("status", (0.0, ""))[0] for header in headers[: len(seen)]]
    states = [at for at, score in enumerate(scores) if score >= _ENOUGH and seen[at].filled]
    brief = [at for at in states if seen[at].length <= _STATE]
    return [at for at in states if at not in brief] if brief else []


def _is_proven(best: _Candidate, beside: float, rows: int, *, announced: bool) -> bool:
    """Whether a table is one of recommendations, by its best column and by what stands beside it."""
    if best.how in _GUESSED and rows < _ROWS:
        return False
    if best.how == "loose" and not announced and beside < _FIT:
        return False
    return best.proof + beside + _ANNOUNCED * announced >= _PROOF


def _head(headers: Sequence[str], seen: Sequence[Evidence], at: int) -> str:
    """The header of a column; one over a column of codes reaches over the column of words beside it."""
    shared = at > 0 and headers[at] in ("", headers[at - 1]) and seen[at - 1].counting
    return headers[at - 1] if shared else headers[at]


def _candidate(kind: TableKind, header: str, seen: Evidence, at: int) -> _Candidate:
    how, score = _how(kind, header)
    if how == "never" and seen.instructing >= _TOLD and _belied(kind, header) in {"number", *seen.no}:
        how, score = "unknown", 1.0  # "Improvement plan item" or "body_en" over words
    return _Candidate(at, how, score, seen)


def _belied(kind: TableKind, header: str) -> str:
    """The meaning that a header says best, which what stands below it may belie."""
    scores = kind.columns.scores(header)
    return max(scores, key=lambda meaning: scores[meaning][0])


def _how(kind: TableKind, header: str) -> tuple[str, float]:
    """In which way a header says that recommendations stand below it, and how well."""
    scores = kind.columns.scores(header) if header else {}
    text, word = scores.get("text", (0.0, ""))
    others = {
        meaning: score
        for meaning, (score, _) in scores.items()
        if meaning not in ("text", "title", "actions")
    }
    rival = max(others.values(), default=0.0)
    titled, acted = (scores.get(meaning, (0.0, ""))[0] for meaning in ("title", "actions"))
    if text >= _ENOUGH and text >= rival:
        return ("loose", text) if word in kind.together else ("firm" if text >= 0.62 else "deed", text)
    for how, words in kind.weaker.items():
        score = words.scores(header).get(how, (0.0, ""))[0]
        least = max(rival, titled, 0.0 if how == "deed" else acted)
        if score >= _ENOUGH and score >= least:
            return how, score
    if acted >= _PLAIN:
        return "other", 1.0  # what kind of action, of a recommendation that stands beside it
    if rival < _PLAIN:
        return "unknown", 1.0
    best = max(others, key=lambda meaning: others[meaning])
    return ("other" if best in kind.softly else "never"), rival


def _context(kind: TableKind, headers: Sequence[str], best: _Candidate, beside: Mapping[str, int]) -> float:
    """What the other columns say for recommendations, less what they say against them.

    A column that means something beside recommendations says nothing against them; a table whose first
    column are dates is one of dates. Numbers say little beside a column that no header tells: steps, errors
    and lines of a budget have them too.
    """
    if best.how in ("unknown", "other"):
        first = ("priority", 0)  # what all is about, "Risk", and no rating of it
        beside = {
            meaning: at for meaning, at in beside.items() if meaning != "number" and (meaning, at) != first
        }
    said = sum(_BESIDE.get(meaning, _BESIDE_ANY) for meaning in beside)
    if best.how == "firm":
        return said
    free = [header for at, header in enumerate(headers) if at not in beside.values() or at == best.at]
    doubts = 0 if best.how == "deed" else said_in(free, kind.doubtful)
    parted = best.how == "unknown" and is_part(headers[best.at])
    dated = sum(bool(_TIME.fullmatch(header)) for header in free) >= _TIMES
    against = said_in(headers, kind.never) + (beside.get("date") == 0) + dated
    return min(_BESIDE_MOST, said + _PART * parted) - _AGAINST * against - _DOUBT * doubts
