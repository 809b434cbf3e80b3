"""How text becomes the terms that are indexed and looked for.

tantivy's analyzers do it everywhere, so that what is indexed, asked and highlighted is cut alike: words are
runs of letters and digits, in lower case and without accents; stems are theirs by the English Snowball
stemmer (M. F. Porter, 2001).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

#: ASCII, and signs that stand between words: no-break spaces, dashes, quotation marks, bullets, an ellipsis.
_SIGNS: Final = re.compile("[\0-\x7f\xa0\xa7\xab\xb0\xb7\xbb\u2010-\u2027\u2030-\u205e]*")

_SHORT: Final = 80


@dataclass(frozen=True, slots=True)
class Token:
    """A term, and the characters `start` to `end` of the text that it was made from."""

    term: str
    start: int
    end: int


@cache
def word_analyzer() -> TextAnalyzer:
    """Cuts text into words."""
    return _analyzer(Tokenizer.simple())


@cache
def stem_analyzer() -> TextAnalyzer:
    """Cuts text into stems, one for each word."""
    return _analyzer(Tokenizer.simple(), Filter.stemmer("english"))


@cache
def no_analyzer() -> TextAnalyzer:
    """Cuts text into nothing: for what is stored and never looked for."""
    return TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.remove_long(1)).build()


@cache
def _whole_analyzer() -> TextAnalyzer:
    return _analyzer(Tokenizer.raw())


def _analyzer(tokenizer: Tokenizer, *last: Filter) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(tokenizer)
    for step in (Filter.lowercase(), Filter.ascii_fold(), *last):
        builder = builder.filter(step)
    return builder.build()


def is_plain(text: str) -> bool:
    """Whether a composed text has no letters but those of ASCII."""
    return text.isascii() or _SIGNS.fullmatch(text) is not None


def composed(text: str) -> str:
    """The text with each letter and its accents as one character, as the analyzers need it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tokens(text: str) -> list[Token]:
    """The words of a composed text, with their places."""
    cut = word_analyzer().pre_tokenize(text).tokens
    return [Token(token.text, token.char_offset_from, token.char_offset_to) for token in cut]


def terms(text: str) -> list[str]:
    """The words of a text."""
    return list(_short_terms(text) if len(text) <= _SHORT else word_analyzer().analyze(composed(text)))


@lru_cache(maxsize=8_192)
def _short_terms(text: str) -> tuple[str, ...]:
    """The words of a query are cut at each step that reads it."""
    return tuple(word_analyzer().analyze(composed(text)))


@lru_cache(maxsize=65_536)
def stem(term: str) -> str:
    """The stem of one word."""
    return "".join(stem_analyzer().analyze(term))


def fold(text: str) -> str:
    """The whole text in lower case and without accents."""
    return "".join(_whole_analyzer().analyze(composed(text)))


def bare(word: str) -> str:
    """A word without the mark of the possessive: "patient" of "patient's", "patients" of "patients'"."""
    return word.removesuffix("'s").removesuffix("'")


@cache
def stop_words() -> frozenset[str]:
    """The words of `stop_words.txt`."""
    lines = (files("search") / "stop_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
