"""Words that belong to a question and not to what it is about: "which recommendations mention peers"."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import cast

from ontology.labels import FUNCTION_WORDS, label_key


def asks(word: str) -> bool:
    """Whether a word names nothing, or is one that people ask with. An acronym (IT, WHO) is neither."""
    if word.isupper() and len(word) > 1:
        return False
    if word.casefold() in FUNCTION_WORDS or label_key(word) in _asking_words():
        return True
    return denies(word) or compares(word) or is_kind(word)


def tells_beside_names(word: str) -> bool:
    """Whether a word tells anything more of what is asked where a name stands beside it."""
    return word.casefold() not in _words("beside_names")


def denies(word: str) -> bool:
    """Whether what follows is not wanted: "peers but not parents"."""
    return word.casefold() in _words("denials")


def ends_denial(word: str) -> bool:
    """Whether what follows is wanted again."""
    return word.casefold() in _words("turns")


def denies_after(word: str) -> bool:
    """Whether it denies what follows where something is wanted before: "peers with no internship"."""
    return word.casefold() in _words("later_denials")


def alternates(joint: str) -> bool:
    """Whether of two names with this between them any will do: "or", "/", "or which are about"."""
    words = joint.casefold().replace(" / ", "/").split()
    if not words or words[0] not in _words("alternatives"):
        return False
    return all(word in _words("alternatives") or asks(word) for word in words[1:])


def compares(word: str) -> bool:
    """Whether a word sets what is named against one another: "nurses versus psychiatrists"."""
    return word.casefold() in _words("comparisons")


def sets_against(joint: str) -> bool:
    """Whether of two names in a comparison this between them parts the one from the other."""
    words = joint.casefold().replace(".", "").split()
    return bool(words) and all(compares(word) or word in _words("against") for word in words)


def is_document(word: str) -> bool:
    """Whether a word calls something a document: "the county's plan"."""
    return label_key(word) in _words("documents")


def is_kind(word: str) -> bool:
    """Whether recommendations may be called so: "the county's measures"."""
    return word.casefold() in _words("kinds")


def is_numbered(word: str) -> bool:
    """Whether a recommendation may be called so before its number: "action 3"."""
    return label_key(word) in _words("numbered")


def is_facet(word: str) -> bool:
    """Whether a word asks for something that is stated of a recommendation: "the status of A1.3"."""
    return label_key(word) in _words("facets")


def is_sort(word: str, sort: str) -> bool:
    """Whether a word says that a name beside it is of a sort, a kind or type: "status" of "rejected"."""
    return label_key(word) in _sorts().get(sort, ())


def joins(word: str) -> bool:
    """Whether a list goes on after it: each of its parts is denied by itself."""
    return word.casefold() in _words("joints")


@cache
def _asking_words() -> frozenset[str]:
    return frozenset(map(label_key, _words("words")))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(cast("list[str]", _data()[name]))


@cache
def _sorts() -> dict[str, list[str]]:
    return cast("dict[str, list[str]]", _data()["sorts"])


@cache
def _data() -> dict[str, object]:
    return tomllib.loads((files("ontology") / "asking.toml").read_text("utf-8"))
