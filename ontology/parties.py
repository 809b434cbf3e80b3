"""Parties: the names in a cell that states who is responsible, told apart.

A cell may name several: "HR and Peer Services", "A; B". What nobody writes inside a name (a semicolon, a
line end, a slash between spaces) always separates. A comma, a slash or an "and" may be part of one ("Parks
and Recreation"), so these separate only where one side is a known party, where all sides are whole names, or
where a name is complete before them ("Fire Dept., Parks"). What says which part a party has ("Lead: …") is
no name.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ontology.concepts import Vocabulary
from ontology.labels import is_acronym, label_key, word_key
from ontology.linking import Linker, Match
from ontology.passages import WordsOfText

_STRONG: Final = re.compile(r"[;|\n\t\u2022\u00b7\u25cf\u25aa]|\s/\s")
_WEAK: Final = re.compile(r",\s+(?:(?:and|or|&)\s+)?|\s(?:and/or|and|or|&|\+)\s|/", re.IGNORECASE)
_JOINER: Final = re.compile(r"[,/&+(]|\b(?:and|or)\b", re.IGNORECASE)
_ROLE: Final = re.compile(r"([^\W\d_]+(?:[ -][^\W\d_]+){0,2})\s?(?:\(s\))?\s?[:=]\s*")
_LEADING: Final = re.compile(r"(?:(?:and|or|the|a|an|our)\s+)+", re.IGNORECASE)
_POST: Final = re.compile(
    r"(?:(?:[A-Z][a-z]+\s){0,2}(?:Director|Secretary|Commissioner|Administrator|Manager|Officer)|Chief|Chair|Head)"
)
_UNIT: Final = re.compile(
    r"(?:Office|Department|Division|Bureau|Directorate|Section|Branch|Centre|Center)\s(?:of|for)\s"
)
_EDGES: Final = " \t\n.,:;*\u2022\u00b7\u2013\u2014-\u00a0"
# A cell with a longer name than this is a text, and so is one with more names; what it mentions is meant.
_MAX_NAME: Final = 80
_MAX_NAMES: Final = 64

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Party:
    """A party at `start` to `end` of a cell; `concepts` are those that its name is known by, if any."""

    start: int
    end: int
    name: str
    concepts: tuple[str, ...] = ()
    abbreviation: str | None = None


class PartyReader:
    """Reads cells that state who is responsible; `kinds` are the kinds a party may be of, best first."""

    def __init__(self, linker: Linker, vocabulary: Vocabulary, kinds: Sequence[str]) -> None:
        self._linker = linker
        self._vocabulary = vocabulary
        self._kinds = kinds

    def read(self, cell: str) -> list[Party]:
        """The parties of a cell in order; none where it names nobody."""
        pieces = _pieces(_STRONG, cell, (0, len(cell)))
        return [party for span in pieces if _names_one(cell, span) for party in self._parties(cell, span)]

    def _parties(self, cell: str, span: _Span) -> list[Party]:
        """The parties of a piece that no strong separator divides."""
        pieces = _with_posts(cell, _pieces(_WEAK, cell, span))
        if len(pieces) > _MAX_NAMES or any(end - start > _MAX_NAME for start, end in pieces):
            return self._mentioned(cell, span) or [_unknown(cell, span)]
        if known := self._known(cell, span):
            return known
        names = [self._known(cell, piece) for piece in pieces] if len(pieces) > 1 else []
        if any(names) or (names and _are_apart([cell[start:end] for start, end in pieces])):
            return [
                party
                for piece, parties in zip(pieces, names, strict=True)
                for party in parties or [_unknown(cell, piece)]
            ]
        return [_unknown(cell, span)]

    def _mentioned(self, cell: str, span: _Span) -> list[Party]:
        """The known parties that a text names among other words, each once."""
        piece = cell[span[0] : span[1]]
        parties: dict[tuple[str, ...], Party] = {}
        for match in self._linker.find(piece, self._kinds):
            party = self._party(piece, match, span[0])
            parties.setdefault(party.concepts, party)
        return list(parties.values())

    def _known(self, cell: str, span: _Span) -> list[Party]:
        """The known parties that a piece names, where it names nothing else."""
        piece = cell[span[0] : span[1]]
        matches = self._linker.find(piece, self._kinds)
        if not matches or not _is_covered(piece, matches):
            return []
        parties: list[Party] = []
        for match in matches:
            party = self._party(piece, match, span[0])
            if parties and not _JOINER.search(cell, parties[-1].end, party.start):
                if self._is_unit_of(party, parties[-1]):
                    parties[-1] = party
                    continue
                return []
            if not any(party.concepts == other.concepts for other in parties):
                parties.append(party)
        return parties

    def _party(self, piece: str, match: Match, offset: int) -> Party:
        """The party that a match names: of its homonyms, those of the best kind."""
        kinds = {concept: self._kinds.index(self._kind(concept)) for concept in match.concepts}
        best = min(kinds.values())
        concepts = tuple(concept for concept, kind in kinds.items() if kind == best)
        return Party(offset + match.start, offset + match.end, piece[match.start : match.end], concepts)

    def _is_unit_of(self, party: Party, owner: Party) -> bool:
        """Whether "DMH Human Resources" is Human Resources: a system after the organization it belongs to."""
        kinds = (self._kind(owner.concepts[0]), self._kind(party.concepts[0]))
        return kinds == ("organization", "system")

    def _kind(self, concept: str) -> str:
        return self._vocabulary.concepts[concept].kind


def _with_posts(cell: str, pieces: list[_Span]) -> list[_Span]:
    """The pieces, a post and the unit that it heads as one: "Director, Office of Finance"."""
    whole: list[_Span] = []
    for piece in pieces:
        before = whole[-1] if whole else None
        if (
            before
            and cell[before[1] : piece[0]].strip() == ","
            and _POST.fullmatch(cell, *before)
            and _UNIT.match(cell, *piece)
        ):
            whole[-1] = (before[0], piece[1])
        else:
            whole.append(piece)
    return whole


def _pieces(separator: re.Pattern[str], cell: str, span: _Span) -> list[_Span]:
    """The pieces of a span between separators outside of parentheses, without what stands at their edges."""
    start, end = span
    cuts, depth, read = [start], 0, start
    for found in separator.finditer(cell, start, end):
        depth += cell.count("(", read, found.start()) - cell.count(")", read, found.start())
        read = found.start()
        if depth <= 0:
            cuts += found.span()
    cuts.append(end)
    trimmed = (_trimmed(cell, *pair) for pair in zip(cuts[::2], cuts[1::2], strict=True))
    return [(left, right) for left, right in trimmed if left < right]


def _trimmed(cell: str, start: int, end: int) -> _Span:
    while start < end and cell[end - 1] in _EDGES:
        end -= 1
    while start < end and cell[start] in _EDGES:
        start += 1
    role = _ROLE.match(cell, start, end)
    if role and " ".join(role[1].lower().split()) in _words("roles"):
        start = role.end()
    leading = _LEADING.match(cell, start, end)
    return (leading.end() if leading else start), end


def _names_one(cell: str, span: _Span) -> bool:
    name = cell[span[0] : span[1]]
    return label_key(name) != "" and " ".join(name.lower().split()) not in _words("nobody")


def _is_covered(piece: str, matches: Sequence[Match]) -> bool:
    """Whether all words of a piece are in the matches, but for such as "the" and "Department"."""
    words = WordsOfText(piece)
    others = (
        word_key(word[0])
        for word in words.found
        if not any(match.start <= word.start() < match.end for match in matches)
    )
    return all(key in _words("generic") or key in ("and", "or", "s") for key in others)


def _is_whole(name: str) -> bool:
    """Whether a name has a word that makes it one ("Fire Department"), or is an acronym."""
    return is_acronym(name) or any(word_key(word) in _words("heads") for word in WordsOfText(name).words)


def _are_apart(names: Sequence[str]) -> bool:
    """Whether names between commas, slashes and "and" are several: all whole, or one before complete."""
    return all(map(_is_whole, names)) or any(map(_is_complete, names[:-1]))


def _is_complete(name: str) -> bool:
    """Whether a name ends with the word that makes it one ("Harbor Dept.", not "Department of Parks")."""
    words = WordsOfText(name).words
    return len(words) > 1 and word_key(words[-1]) in _words("heads")


def _unknown(cell: str, span: _Span) -> Party:
    name = cell[span[0] : span[1]]
    stem, opening, abbreviation = name.removesuffix(")").rpartition("(")
    if name.endswith(")") and opening and is_acronym(abbreviation):
        return Party(*span, " ".join(stem.split()), (), abbreviation.strip())
    return Party(*span, " ".join(name.split()))


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads((files("ontology") / "parties.toml").read_text("utf-8"))
    return frozenset(data[name]) if name in ("nobody", "roles") else frozenset(map(word_key, data[name]))
