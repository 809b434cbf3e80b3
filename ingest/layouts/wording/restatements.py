"""Recommendations that a document says more than once: in a summary, in a chapter, in a list at the end."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from ingest.labels import words_of
from ingest.layouts.wording.items import Found, Item
from ingest.meanings import normal

_SAME_CODE = 85  # of 100: two texts of one code this alike are one recommendation
_SHORT = 4  # letters of words that do not tell two recommendations apart
_FEWEST = 4  # longer words that are not the same by chance
_HELD = 20  # statements of one code that another is held against, so that the search stays linear
_LOOKED_AT = 1_000  # characters

Key = tuple[str, ...]


def once(found: Sequence[Found], *, labelled: bool) -> list[Found]:
    """Each recommendation once, in its fullest statement, in the order in which they are first said.

    Two are the same if they have the same longer words, or one code and words nearly alike; never two of
    one list, unless they are `labelled`.
    """
    groups: list[list[int]] = []
    by_code: dict[str, list[int]] = defaultdict(list)
    by_words: dict[Key, list[int]] = defaultdict(list)
    for at, (part, item) in enumerate(found):
        said = _words(item)
        key = key_of(said)
        same = by_words[key][:_HELD] if len(key) >= _FEWEST else []
        nearly = [group for group in by_code[_code(item)][:_HELD] if _alike(said, found[groups[group][0]][1])]
        group = next(
            (
                one
                for one in (*same, *nearly)
                if labelled or all(found[at][0] is not part for at in groups[one])
            ),
            None,
        )
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(at)
        by_words[key].append(group)
        if (code := _code(item)) and group not in by_code[code]:
            by_code[code].append(group)
    return [_fullest([found[at] for at in group]) for group in groups]


def _code(item: Item) -> str:
    """The number by which an item is known in the whole document: not a letter, which counts in its list."""
    number = item.number or ""
    return "" if len(number) == 1 and number.isalpha() else number


def _fullest(group: Sequence[Found]) -> Found:
    """The fullest of some statements of one recommendation, the others with it."""
    part, item = max(group, key=lambda one: _fullness(one[1]))
    return part, replace(item, restated=tuple(one for one in group if one[1] is not item))


def _alike(said: str, other: Item) -> bool:
    return fuzz.token_set_ratio(said, _words(other)) >= _SAME_CODE


def _words(item: Item) -> str:
    return normal(f"{item.title.value if item.title else ''} {item.text.value}"[:_LOOKED_AT])


def key_of(words: str) -> Key:
    """The words that tell a recommendation from others: its longer ones, and its numbers."""
    asking = words_of("asking", "verbs")
    longer = {word for word in words.split() if len(word) > _SHORT or word.isdigit()}
    return tuple(sorted(longer.difference(asking)))


def _fullness(item: Item) -> tuple[int, int, int]:
    title = len(item.title.value) if item.title else 0
    return len(item.stated), len(item.text.value) + title, -item.place.start
