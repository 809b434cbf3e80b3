"""Phrases: the words beside a party's name that show that it is responsible.

Each phrase of the rules is written out as the sequences of words it stands for, so that a name costs a few
look-ups, however many phrases there are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, Self

from ontology.labels import FUNCTION_WORDS
from ontology.linking import Match
from ontology.passages import WordsOfText
from ontology.rules import Rule, Slot

_SLOT: Final = "{system}"
_PART: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(\S+)")
_AND: Final = re.compile(r",?\s(?:and|or|and/or)\s(?:the\s)?|\s?[,&/]\s?", re.IGNORECASE)
# Words to each side of a name that are looked at; phrases and what may stand between are shorter.
_REACH: Final = 16

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A party found responsible by a rule, as the words from `start` to `end` show."""

    party: Match
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Written:
    """A phrase written out; an exception has no `rule`; `opens` tells that the name begins the sentence."""

    before: _Words
    after: _Words
    rule: str | None
    opens: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """The phrases on one side of a name, each with its rule or None; `longest` counts words."""

    rules: Mapping[_Words, str | None]
    longest: int

    @classmethod
    def of(cls, phrases: Iterable[tuple[_Words, str | None]]) -> Self:
        rules = dict(phrases)
        return cls(rules, max(map(len, rules), default=0))

    def last_of(self, words: Sequence[str]) -> tuple[str | None, int] | None:
        """The rule and length of the longest phrase that ends the words."""
        counts = range(min(self.longest, len(words)), 0, -1)
        return next((hit for n in counts if (hit := self._hit(tuple(words[-n:])))), None)

    def first_of(self, words: Sequence[str]) -> tuple[str | None, int] | None:
        """The rule and length of the longest phrase that begins the words."""
        counts = range(min(self.longest, len(words)), 0, -1)
        return next((hit for n in counts if (hit := self._hit(tuple(words[:n])))), None)

    def _hit(self, words: _Words) -> tuple[str | None, int] | None:
        return (self.rules[words], len(words)) if words in self.rules else None


@dataclass(frozen=True, slots=True)
class _Group:
    """Parties joined by "and" or commas, between characters `start` and `end`."""

    parties: tuple[Match, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The words beside a group, in lower case, as far as its sentence goes; `first` and `end` are its own."""

    before: list[str]
    after: list[str]
    first: int
    end: int


class Phrases:
    """The phrases of a set of rules, ready to be met."""

    def __init__(self, rules: Iterable[Rule], slot: Slot) -> None:
        written = [phrase for rule in rules for phrase in _written_out(rule)]
        written.sort(
            key=lambda phrase: phrase.rule is None
        )  # an exception prevails over the phrase it is like
        self._slot = slot
        self._before = _Side.of((p.before, p.rule) for p in written if p.before)
        self._after = _Side.of((p.after, p.rule) for p in written if p.after and not p.opens)
        self._opening = _Side.of((p.after, p.rule) for p in written if p.after)

    def find(self, words: WordsOfText, parties: Sequence[Match]) -> list[Finding]:
        """Who of the parties named in a text is responsible by its words; each naming counts once at most."""
        starts = [word.start() for word in words.found]
        findings: list[Finding] = []
        for group in _groups(words.text, parties):
            around = _surroundings(words, starts, group)
            if led := self._before_group(words, around):
                rule, start = led
                findings.extend(Finding(party, rule, start, party.end) for party in group.parties)
            elif acts := self._after_group(words, around):
                rule, end = acts
                findings.extend(Finding(party, rule, party.start, end) for party in group.parties)
        return findings

    def _before_group(self, words: WordsOfText, around: _Surroundings) -> tuple[str, int] | None:
        """The rule of the phrase before a group, and where the phrase starts."""
        for skipped in self._skipped_before(around.before):
            if hit := self._before.last_of(around.before[: len(around.before) - skipped]):
                rule, count = hit
                start = words.span(around.first - skipped - count, 1)[0]
                return (rule, start) if rule and not self._is_part_of_name(words, around) else None
        return None

    def _after_group(self, words: WordsOfText, around: _Surroundings) -> tuple[str, int] | None:
        """The rule of the phrase after a group, and where the phrase ends."""
        opens = len(around.before) in self._skipped_before(around.before)
        side = self._opening if opens else self._after
        for skipped in self._skipped_after(around.after):
            if hit := side.first_of(around.after[skipped:]):
                rule, count = hit
                return (rule, words.span(around.end + skipped, count)[1]) if rule else None
        return None

    def _skipped_before(self, before: list[str]) -> Iterator[int]:
        """How many words before a name may belong to it: "the", "the Department's", "the Director of"."""
        skipped = 0
        yield skipped
        while skipped < len(before):
            word, others = before[-1 - skipped], before[: len(before) - skipped - 1]
            if word == "of" and others and others[-1] in self._slot.heads:
                skipped += 2
            elif word in self._slot.determiners or word.endswith("'s"):
                skipped += 1
            else:
                return
            yield skipped

    def _skipped_after(self, after: list[str]) -> Iterator[int]:
        """How many words after a name may belong to it or stand between: "staff", "already"."""
        skipped = 0
        yield skipped
        for word in after:
            if word not in self._slot.tails and word not in self._slot.adverbs and not word.endswith("ly"):
                return
            skipped += 1
            yield skipped

    def _is_part_of_name(self, words: WordsOfText, around: _Surroundings) -> bool:
        """Whether the name goes on: "led by Peer Services Training Committee" does not say Peer Services."""
        if not around.after:
            return False
        word, like = words.words[around.end], around.after[0]
        capital = word[0].isupper() and not word.isupper()
        return capital and like not in self._slot.tails and like not in FUNCTION_WORDS


def _groups(text: str, parties: Sequence[Match]) -> Iterator[_Group]:
    """The parties of a text as they are joined; an abbreviation in parentheses after a name belongs to it."""
    group: list[Match] = []
    end = 0
    for party in parties:
        between = text[end : party.start]
        if group and between == " (" and text[party.end : party.end + 1] == ")":
            end = party.end + 1
            continue
        if group and not _AND.fullmatch(between):
            yield _Group(tuple(group), group[0].start, end)
            group = []
        group.append(party)
        end = party.end
    if group:
        yield _Group(tuple(group), group[0].start, end)


def _surroundings(words: WordsOfText, starts: Sequence[int], group: _Group) -> _Surroundings:
    first, end = bisect_left(starts, group.start), bisect_left(starts, group.end)
    left, right = first, end
    while left > max(0, first - _REACH) and (
        words.is_joined(left - 1) or (left == first and words.gap(left - 1).strip() == ":")
    ):
        left -= 1
    while right < min(len(starts), end + _REACH) and (
        words.is_joined(right - 1) or (right == end and words.gap(right - 1) == ") ")
    ):
        right += 1
    lower = [word.lower() for word in words.words[left:right]]
    return _Surroundings(lower[: first - left], lower[end - left :], first, end)


def _written_out(rule: Rule) -> Iterator[_Written]:
    """Every sequence of words that the phrases of a rule stand for; the exceptions come last, and prevail."""
    marked = [(phrase, rule.name) for phrase in rule.phrases] + [(phrase, None) for phrase in rule.exceptions]
    for phrase, name in marked:
        before, slot, after = phrase.removeprefix("^").partition(_SLOT)
        if not slot or bool(before.strip()) == bool(after.strip()):
            raise ValueError(f"the phrase {phrase!r} of rule {rule.name} must begin or end with {_SLOT}")
        for words in _choices(before.strip() or after.strip()):
            opens = phrase.startswith("^")
            yield _Written(words, (), name, opens) if before.strip() else _Written((), words, name, opens)


def _choices(phrase: str) -> Iterator[_Words]:
    """Every choice among the alternatives of a phrase, with and without what may be left out."""
    parts = [
        either.split("|") if either else ["", optional] if optional else [word]
        for either, optional, word in _PART.findall(phrase)
    ]
    for choice in product(*parts):
        yield tuple(" ".join(choice).split())
