"""The parties that a cell lists with commas or a word between them: "Pier Board, Dock Office and Mayor"."""

import re
from itertools import pairwise

from ingest.labels import words_of
from ingest.layouts.wording.offices import each_of, is_body
from ingest.pieces import cut
from ontology.records import SourcedText

_JOINT = re.compile(r"\s*,\s+(?:and\s+)?|\s+(?:and|&)\s+|\s*/\s*")
_ASIDE = re.compile(r"\([^()]{0,80}\)")
_WHAT_FOR = re.compile(r"\s(?:of|for)\s")
_LONGEST = 400  # characters of a list


def each_listed(party: SourcedText) -> list[SourcedText]:
    """The parties of a list, where each is plainly a body or an office; else the list as one.

    A post before where it is held is one with it: "Deputy Director, Office of Finance".
    """
    if _JOINT.search(party.value) is None or len(party.value) > _LONGEST:
        return [party]
    found = each_of(party)
    if len(found) > 1:
        return found
    asides = [aside.span() for aside in _ASIDE.finditer(party.value)]
    joints = [
        joint.span()
        for joint in _JOINT.finditer(party.value)
        if not any(start < joint.start() < end for start, end in asides)
    ]
    edges = [(0, 0), *joints, (len(party.value), len(party.value))]
    parts = [cut(party, before[1], after[0]) for before, after in pairwise(edges)]
    names = [_ASIDE.sub("", part.value).strip() for part in parts]
    if len(parts) < 2 or not all(name and is_body(name) for name in names):
        return found
    held = any(" " in one and _is_post(one) and not _is_post(next_) for one, next_ in pairwise(names))
    return found if held else parts


def _is_post(name: str) -> bool:
    """Whether a name is that of a post that somebody holds, not of a body."""
    head = _WHAT_FOR.split(name, maxsplit=1)[0].rsplit(maxsplit=1)[-1]
    return head.casefold() in words_of("addressees", "posts")
