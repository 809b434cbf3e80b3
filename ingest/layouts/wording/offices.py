"""What bodies and offices are called, and the names that words join, each of its own."""

import re
from functools import cache
from itertools import pairwise

from ingest.labels import words_of
from ingest.pieces import cut
from ontology.records import SourcedText

MOST_WORDS = 14  # of the longest name
_SHORT = r"(?:[A-Z][A-Z0-9&.-]+|[A-Z][a-z][A-Z]{1,3})"  # "DHS", "DfT"
ABBREVIATIONS = re.compile(rf"{_SHORT}(?:(?:,|,?\s(?:and|&))\s{_SHORT}){{0,6}}")
_WITHIN = frozenset({"of", "for", "the", "on", "in", "to", "a", "an"})
_CLAUSE = frozenset("who whom whose which that what when where if while there this these".split())
_INCLUDING = re.compile(r",\s(?:including|especially|particularly|such\sas)\b")
_ASIDE = re.compile(r"\s\((?:[A-Z][A-Za-z&.-]{1,11}|within [A-Z][\w&.-]{1,30})\)$")
_PLACE = re.compile(r"\s\(within [^()]*\)$")
_ABBREVIATED = re.compile(r",?\s(?:and|&)\s|,\s")
_JOINT = re.compile(
    r",?\s(?:and/or|and|&|as\swell\sas|in\sconjunction\swith)"
    r"(?:,?\s(?:where\sappropriate|in\sparticular),?)?\s(?P<the>the\s)?|,\s(?P<its>the\s)?"
)
_COMMA = re.compile(r",\s(?:the\s)?")
_PROPER = re.compile(r"[A-Z][\w'’&.-]*(?:\s[A-Z][\w'’&.-]*){0,3}")
_OF = re.compile(r"\s(?:of|for)\s")


def is_body(name: str) -> bool:
    """Whether a name is that of a body or an office: an abbreviation, or its head is the word for one."""
    title, comma, unit = name.partition(", ")
    if comma and " " in title and unit[:1].isupper() and is_body(title):
        return True  # "General Manager, Water and Waste"
    name = _ASIDE.sub("", name)
    words = _INCLUDING.split(name, maxsplit=1)[0].replace(",", " ").split()
    if not words or len(words) > MOST_WORDS or not _CLAUSE.isdisjoint(word.casefold() for word in words):
        return False
    if ABBREVIATIONS.fullmatch(name):
        return True
    small = next((at for at, word in enumerate(words) if word.casefold() in _WITHIN and at), len(words))
    return words[small - 1].casefold() in words_of("addressees", "bodies")


def each_of(party: SourcedText) -> list[SourcedText]:
    """The parties that a name joins: abbreviations ("DOC and CHS"), or bodies ("the Board and the Mayor")."""
    found = [cut(party, start, end) for start, end in spans(party.value)]
    return [cut(one, 0, within.start()) if (within := _PLACE.search(one.value)) else one for one in found]


def are_bodies(name: str) -> bool:
    """Whether a name is that of a body, or joins several."""
    parties = spans(name)
    return is_body(name) or (len(parties) > 1 and any(is_body(name[start:end]) for start, end in parties))


def spans(name: str) -> list[tuple[int, int]]:
    """Where each party of a name stands; the whole name, where it joins none."""
    whole = [(0, len(name))]
    if ABBREVIATIONS.fullmatch(name):
        return _between(name, list(_ABBREVIATED.finditer(name)))
    if len(name.split()) > 2 * MOST_WORDS:
        return whole
    joints = list(_JOINT.finditer(name))
    found = _between(name, joints)
    if len(found) < 2 or _COMMA.fullmatch(joints[-1][0]):  # "Deputy Director, Office of Finance" is one
        return whole
    return found if _are_apart([name[start:end] for start, end in found], joints) else whole


def _between(name: str, joints: list[re.Match[str]]) -> list[tuple[int, int]]:
    edges = [(0, 0), *(joint.span() for joint in joints), (len(name), len(name))]
    return [(before[1], after[0]) for before, after in pairwise(edges)]


def _are_apart(names: list[str], joints: list[re.Match[str]]) -> bool:
    """Whether what stands between joints is a party each: bodies, at most beside others' proper names."""
    if len(head := _OF.split(names[0])) > 1 and head[0].endswith("s"):
        return False  # "governments of the state, the provinces and the towns"
    bodies = [is_body(one) for one in names]
    if not all(bodies):
        if not any(bodies):
            return _are_names(names, joints)
        proper = all(body or _PROPER.fullmatch(one) for one, body in zip(names, bodies, strict=True))
        return proper and sum(bodies) > 1 and any(joint["the"] for joint in joints)
    return all(
        joint["the"] or joint["its"] or _is_joined(before, after)
        for joint, (before, after) in zip(joints, pairwise(names), strict=True)
    )


def _are_names(names: list[str], joints: list[re.Match[str]]) -> bool:
    """Whether what joints part are proper names, of people or of bodies that no word tells: "Jane Doe and
    Amir Khan", "Seaways and the Coast Guard".
    """
    if not all(map(_PROPER.fullmatch, names)):
        return False
    return all(" " in name for name in names) or all(joint["the"] or joint["its"] for joint in joints)


def _is_joined(before: str, after: str) -> bool:
    """Whether a bare "and" joins two bodies, and not two words of one: "Health and Human Services"."""
    if " " not in before:  # "state and local agencies" are one, and so is a "Schools and Libraries Office"
        return before.endswith("s") and (before.islower() or after.islower())
    if _OF.search(before) and _OF.split(before)[-1].count(" ") < 2:
        return after.rsplit(maxsplit=1)[-1].casefold() in _offices()
    return True


@cache
def _offices() -> frozenset[str]:
    return frozenset(words_of("addressees", "offices"))
