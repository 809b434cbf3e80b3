"""Which heading counts where one that announces recommendations stands over others that do too."""

from dataclasses import replace

from ingest.labels import words_of
from ingest.layouts.wording.announcing import announces
from ingest.layouts.wording.findings import Ground
from ingest.outline import Part
from ingest.profiles import Profile

Path = tuple[str, ...]


def narrower(ground: Ground) -> Ground:
    """The ground without the headings that announce recommendations among other things, where headings
    within them say no more than "Recommendations": what stands beside these is told for other reasons.
    """
    over = {
        part.path[:depth]
        for part in ground.outline.parts
        if part.heading is not None and _plain(part.path[-1])
        for depth in range(1, len(part.path))
    }
    if not over:
        return ground
    parts = tuple(_within(part, over, ground.profile) for part in ground.outline.parts)
    return replace(ground, outline=replace(ground.outline, parts=parts))


def _within(part: Part, over: set[Path], profile: Profile) -> Part:
    """A part, such headings left out of the path to it."""
    path = tuple(
        "" if part.path[: depth + 1] in over and not _plain(words) and announces(words, profile) else words
        for depth, words in enumerate(part.path)
    )
    return part if path == part.path else replace(part, path=path)


def _plain(words: str) -> bool:
    return words.casefold().strip(" .:0123456789") in words_of("plainly", "titles")
