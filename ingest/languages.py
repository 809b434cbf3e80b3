"""How other languages than English say what is to be done: by a verb at one end of the words, or one that
obliges.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_LOOKED_AT = 300  # characters
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.;:](?:\s|$)")
_SHORTEST = 4  # letters of an infinitive


@cache
def languages() -> dict[str, Any]:
    """What the data says of other languages."""
    return tomllib.loads(files("ingest").joinpath("languages.toml").read_text(encoding="utf-8"))


def directs_elsewhere(words: str) -> bool:
    """Whether words of another language say what to do: "Publier la carte", "Den Bericht veröffentlichen"."""
    first = _WORD.findall(_SENTENCE.split(words[:_LOOKED_AT], maxsplit=1)[0])
    said = [word.casefold() for word in first]
    if len(said) < 2 or not _words("english").isdisjoint(said):
        return False
    begins = _ends(said[0], "endings") and not _words("small").isdisjoint(said[1:])
    ends = (
        first[-1].islower() and _ends(said[-1], "last") and not _words("small_of_last").isdisjoint(said[:-1])
    )
    return begins or ends or not _words("modals").isdisjoint(said)


def _ends(word: str, endings: str) -> bool:
    """Whether a word has one of some endings and more."""
    return len(word) >= _SHORTEST and word.endswith(tuple(_words(endings)))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(languages()["infinitives"][name])
