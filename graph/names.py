"""Names as they are compared while someone types: without case, accents and punctuation.

This is looser than `ontology.labels.label_key`, which tells whether two whole labels are the same.
"""

import re
import unicodedata

# Enough to tell names apart; what is longer is a sentence, not a name.
_MAX_WORDS = 12
_MAX_FOLDED = 80
_MAX_SORT = 200

_DIGITS = re.compile(r"[0-9]+")


def fold(text: str) -> str:
    """Case, accents and compatibility forms folded away; every run of other characters is one space."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (c for c in folded if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def sort_key(text: str) -> str:
    """Sorts as people do: "Q9" before "Q10", "é" with "e"."""
    return _DIGITS.sub(lambda number: number[0].zfill(10), fold(text)[:_MAX_SORT])


def word_starts(folded: str) -> list[str]:
    """A folded name from each of its words on: "human resources", "resources"."""
    words = folded.split()
    return [" ".join(words[at:])[:_MAX_FOLDED] for at in range(min(len(words), _MAX_WORDS))]


def trigrams(folded: str) -> list[str]:
    """The runs of three characters in a folded name, each once, sorted."""
    cut = folded[:_MAX_FOLDED]
    return sorted({cut[at : at + 3] for at in range(len(cut) - 2)})
