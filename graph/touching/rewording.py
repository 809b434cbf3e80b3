"""Fewer words of a question that no text has all the words of: what can be asked instead."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from graph.touching.wordings import TextSearch, Wording
from ontology.asking import asks
from ontology.labels import words_of

_MOST_WORDS: Final = 8
_MOST_TOLD: Final = 3


def fewer_words(question: str, texts: TextSearch) -> tuple[str, ...]:
    """All words that tell something but one, where a text has these; else single ones; the rarest first."""
    words = [word for word in dict.fromkeys(words_of(question)) if not asks(word)][:_MOST_WORDS]
    most = combinations(words, len(words) - 1) if len(words) > 1 else ()
    return _found([" ".join(some) for some in most], texts) or _found(words, texts)


def _found(worded: Sequence[str], texts: TextSearch) -> tuple[str, ...]:
    counts = {words: texts.count(Wording(words=words)) for words in worded}
    return tuple(sorted(filter(counts.__getitem__, counts), key=counts.__getitem__)[:_MOST_TOLD])
