"""Names as they are compared while someone types: without case, accents and punctuation.

This is looser than `ontology.labels.label_key`, which tells whether two whole labels are the same.
"""

import re
import unicodedata

#: Characters of a folded name that are compared; what is longer is a sentence, not a name.
MAX_FOLDED = 80
_MAX_WORDS = 12
_MAX_SORT = 200

_BREAKS = re.compile(r"[^a-z0-9]+")
_DIGITS = re.compile(r"[0-9]+")


def fold(text: str) -> str:
    """Case, accents and compatibility forms folded away; every run of other characters is one space."""
    if text.isascii():
        return _BREAKS.sub(" ", text.lower()).strip()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = (c for c in folded if not unicodedata.combining(c))
    return " ".join("".join(c if _in_word(c) else " " for c in bare).split())


def _in_word(character: str) -> bool:
    # Vowel signs, as of Devanagari, are marks, and belong to the word.
    return character.isalnum() or unicodedata.category(character).startswith("M")


def sort_key(text: str) -> str:
    """Sorts as people do: "Q9" before "Q10", "é" with "e"."""
    return _DIGITS.sub(lambda number: number[0].zfill(10), fold(text)[:_MAX_SORT])


def word_starts(folded: str) -> list[str]:
    """A folded name from each word on ("human resources", "resources"); a sentence only as a whole."""
    words = folded.split()
    starts = len(words) if len(words) <= _MAX_WORDS else 1
    return [" ".join(words[at:])[:MAX_FOLDED] for at in range(starts)]


def padded(folded: str) -> str:
    """What a folded name is likened by: a space at either end makes runs of three of its ends, too."""
    return f" {folded[:MAX_FOLDED]} "


def trigrams(folded: str) -> list[str]:
    """The runs of three characters in a padded name, each once, sorted."""
    name = padded(folded)
    return sorted({name[at : at + 3] for at in range(len(name) - 2)})
