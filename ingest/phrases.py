"""Finding words of a profile in the words of a document."""

from collections.abc import Iterable


def position(words: str, phrases: Iterable[str]) -> int | None:
    """Where the first of some phrases begins in words, up to case and white space; None where none is said.

    A phrase stands for all words that begin with it: "existing program" is said by "Existing programs"; a
    phrase "=new" only by the whole words "New".
    """
    said = f" {' '.join(words.casefold().split())}"
    found = []
    for phrase in phrases:
        if phrase.startswith("="):
            at = 0 if said.strip(" .:") == phrase[1:].casefold() else -1
        else:
            at = said.find(f" {phrase.casefold()}")
        if at >= 0:
            found.append(at)
    return min(found, default=None)
