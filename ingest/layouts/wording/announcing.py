"""What headings and lines say of what stands below them: that recommendations follow, or that none do."""

import re
from collections.abc import Sequence

from ingest.labels import has_leader, is_contents_title, words_of
from ingest.phrases import position
from ingest.profiles import Profile

_LEAD_IN = 300  # characters of a line before a list that may announce it
_ASKS = re.compile(r"\b(?:recommends?|urges?|proposes?|advises?)\s?:$")


def announces(words: str, profile: Profile) -> bool:
    """Whether words say that recommendations follow."""
    return (
        len(words) <= _LEAD_IN
        and not has_leader(words)
        and (position(words, profile.announce) is not None or _ASKS.search(words) is not None)
        and position(words, profile.silent) is None
    )


def silences(words: str, profile: Profile) -> bool:
    """Whether words say that what follows is no recommendation."""
    return position(words, profile.silent) is not None or is_contents_title(words)


def announced(path: Sequence[str], profile: Profile) -> bool:
    """Whether the nearest heading that says either announces recommendations."""
    for title in reversed(path):
        if announces(title, profile):
            return True
        if silences(title, profile) or title.casefold().strip(" .:") in words_of("stating", "titles"):
            return False
    return False
