"""Heads of columns that are names: of the parties, levels and terms that recommendations in them are for."""

import re

from ingest.labels import words_of

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}s?")
_OF = frozenset({"of", "for", "the", "and", "&"})


def is_body(name: str) -> bool:
    """Whether words are the name of a body or an office: an abbreviation, or headed by the word for one."""
    words = name.split()
    if not words or _ACRONYM.fullmatch(name):
        return bool(words)
    small = next((at for at, word in enumerate(words) if at and word.casefold() in _OF), len(words))
    bodies = words_of("addressees", "bodies")
    return words[small - 1].casefold() in bodies or words[-1].casefold() in bodies


def is_part(header: str) -> bool:
    """Whether a header tells for whom, when or where what stands below it is to be done."""
    words = header.casefold().replace("-", " ").split()
    known = words_of("matrix", "heads")
    return bool(header) and (is_body(header) or any(word.strip("():,") in known for word in words))
