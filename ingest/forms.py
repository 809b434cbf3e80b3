"""The forms of words: what looks like a heading, a title, a sentence."""

import re

_HEADING_LENGTH = 160  # characters; the longest heading of the shipped documents has 70
_HEADING_WORDS = 18
_NAME_WORDS = 6  # so few words can stand over a part without being written as a title
# What is in brackets alone, or after a whole sentence: "(Strong recommendation)", "… is poor. (Page 4)".
_REMARKED = re.compile(r"^\([^()\s]{4,}\s[^()]*\)$|[a-z]{2}[.!?]\s\([^()]*\)$")


def is_heading_like(words: str) -> bool:
    """Whether words have the form of a heading: few, and no sentence."""
    return (
        len(words) <= _HEADING_LENGTH
        and len(words.split()) <= _HEADING_WORDS
        and not words.endswith((".", ";", ","))
        and not words[:1].islower()
        and not _REMARKED.search(words)
        and (not words.endswith(":") or is_titled(words))
    )


def is_titled(words: str) -> bool:
    """Whether words are written as a title is: few, or most of the longer ones with a capital."""
    if len(words) > _HEADING_LENGTH:
        return False
    parts = words.split()
    longer = [part for part in parts if len(part) > 3]
    return len(parts) <= _NAME_WORDS or sum(not part[0].islower() for part in longer) >= 0.6 * len(longer)


def is_caps(words: str) -> bool:
    """Whether words are written in capitals, as headings are: not only an abbreviation or a number."""
    return words.isupper() and sum(character.isalpha() for character in words) > 3
