"""Labels: words with their places, and the key that is equal for two forms of one label.

Number is removed as by the "S" stemmer of D. Harman, "How effective is suffixing?", JASIS 42 (1991), pages
7–15, with the plurals after a sibilant and a table of irregular ones (`labels.toml`). A stemmer that removes
more would join nurse with nursing, and intern with internal.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_DATA: Final[Mapping[str, object]] = tomllib.loads((files("ontology") / "labels.toml").read_text("utf-8"))


def _table(name: str) -> dict[str, str]:
    table = _DATA[name]
    assert isinstance(table, dict)
    return table


def _words(name: str) -> frozenset[str]:
    words = _DATA[name]
    assert isinstance(words, list)
    return frozenset(words)


_IRREGULAR: Final = _table("irregular") | {word: word for word in _words("unchanged")}
_SPELLINGS: Final = _table("spellings")

#: Words that name nothing by themselves.
FUNCTION_WORDS: Final = _words("function_words")

_MAX_ACRONYM: Final = 12
_LEAST_INITIALS: Final = 3
_MOST_INITIALS: Final = 8

# Written as one word: "U.S.", "M.S.W.", "peers", "Master's", "&". The second pattern, below, knows every
# alphabet but takes twice as long; what is in ASCII but for the marks of good typography takes the first.
_ASCII_WORD: Final = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\b\.?|[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*|&")
_TYPOGRAPHY: Final = (
    ("\u2019", "'"),
    ("\u2018", '"'),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("\u2011", "-"),
    ("\u2022", "*"),
    ("\u2026", "*"),
    ("\u00b7", "*"),
    ("\u00a0", " "),
)
_APOSTROPHES: Final = "'\u2019\u02bc\uff07"
# Soft hyphens and joiners may stand in a word unseen; raised figures point to footnotes.
_UNSEEN: Final = "\u00ad\u200b-\u200d\u2060\ufeff"
_RAISED: Final = "\u00b2\u00b3\u00b9\u2070-\u209c"
_APOSTROPHE: Final = re.compile(f"[{_APOSTROPHES}]")
_FOLDED_AWAY: Final = re.compile(rf"[\u0300-\u036f{_UNSEEN}]")
_SILENT: Final = re.compile(rf"[.{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `text` stands at `start` to `end` of what was tokenized."""

    start: int
    end: int
    text: str


def tokenize(text: str) -> list[Token]:
    """The words of a text, in order; hyphens, slashes and all other marks stand between them."""
    return [Token(*word.span(), text[word.start() : word.end()]) for word in find_words(text)]


def find_words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, as quickly as they can be found: in place, but with straight apostrophes."""
    pattern, plain = _readable(text)
    return pattern.finditer(plain)


def words_of(text: str) -> list[str]:
    """The same words without their places, which are found in a third of the time."""
    pattern, plain = _readable(text)
    return pattern.findall(plain)


def _readable(text: str) -> tuple[re.Pattern[str], str]:
    """A text of the same length in plainer typography, and the pattern that finds its words."""
    if text.isascii():
        return _ASCII_WORD, text
    plain = text
    for mark, like in _TYPOGRAPHY:
        plain = plain.replace(mark, like)
    return _ASCII_WORD if plain.isascii() else _any_word(), plain


@cache
def _any_word() -> re.Pattern[str]:
    letter = rf"[^\W_{_RAISED}]"
    inside = f"[{_combining_marks()}{_UNSEEN}]"
    initials = r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?"
    return re.compile(
        rf"{initials}|{letter}+(?:(?:(?!\s){inside}+|[{_APOSTROPHES}]){letter}+|(?!\s){inside}+)*|&"
    )


def _combining_marks() -> str:
    """The marks that stand on a letter, as ranges of a character class; Python's \\w does not hold them."""
    marks = [code for code in range(0x300, 0x1F000) if unicodedata.category(chr(code)).startswith("M")]
    starts = [code for code in marks if unicodedata.category(chr(code - 1))[0] != "M"]
    ends = [code for code in marks if unicodedata.category(chr(code + 1))[0] != "M"]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


@lru_cache(maxsize=65_536)
def word_key(word: str) -> str:
    """What is equal for two forms of one word: folded case and accents, number and possessive removed."""
    plain = _plain(word).removesuffix("'s").replace("'", "")
    singular = _singular(_singular(plain))  # womens, women, woman
    return _SPELLINGS.get(singular, singular)


def label_key(label: str) -> str:
    """What is equal for two forms of one label: the keys of its words, joined by spaces; "" without words."""
    return " ".join(filter(None, map(word_key, words_of(label))))


def label_slug(label: str) -> str:
    """The words of a label in lower case, joined by hyphens, as they stand in ids; "" without words."""
    return "-".join(filter(None, map(_plain, words_of(label)))).replace("'", "")


def is_acronym(label: str) -> bool:
    """Whether a label is written as an acronym ("HR", "UsCC", "LGBTQIA2-S"), and so keeps its case.

    At most 12 characters in one piece, every part of it at least half in capitals, two capitals in all; or
    one capital with figures ("K-12").
    """
    if len(label.strip()) > _MAX_ACRONYM or len(label.split()) != 1:
        return False
    forms = [acronym_form(word) for word in words_of(label) if word != "&"]
    capitals = [sum(map(str.isupper, form)) for form in forms]
    letters = [sum(map(str.isalpha, form)) for form in forms]
    halves = all(2 * upper >= total for upper, total in zip(capitals, letters, strict=True))
    return halves and (sum(capitals) > 1 or sum(capitals) == sum(letters) == 1 < sum(map(len, forms)))


def initials(name: str) -> str:
    """The first letters of a name's words with capitals, MTA of "Metropolitan Transportation Authority".

    "" where they are fewer than three, more than eight, or where another word than "of" or "the" has none.
    """
    words = [word for word in words_of(name) if word_key(word) not in FUNCTION_WORDS and word != "&"]
    letters = [word[0] for word in words]
    if not _LEAST_INITIALS <= len(letters) <= _MOST_INITIALS or not all(map(str.isupper, letters)):
        return ""
    return "".join(letters)


def acronym_form(word: str) -> str:
    """A word of an acronym without full stops, possessive or plural s: US of "U.S.", MSW of "MSWs"."""
    form = _SILENT.sub("", _APOSTROPHE.sub("'", word)).removesuffix("'s")
    return form[:-1] if len(form) > 2 and form.endswith("s") and not form[-2].islower() else form


def _plain(word: str) -> str:
    """A word in lower case, without accents, full stops and unseen characters; its apostrophes straight."""
    if word == "&":
        return "and"
    if word.isascii():
        return word.lower().replace(".", "")
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    kept = _FOLDED_AWAY.sub("", _APOSTROPHE.sub("'", folded))
    return "".join(_any_word().findall(kept)).replace(".", "")


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 3 or not word.endswith("s") or word[-2] in "ius":
        return word
    if word.endswith("ies") and len(word) > 4 and word[-4] not in "ae":
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]
