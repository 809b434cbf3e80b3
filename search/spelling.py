"""Did you mean: for a word that nothing has, the library's own word that is spelled most like it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from rapidfuzz.distance import OSA

from search.analysis import stem, stop_words, terms
from search.index import Index
from search.schema import WEIGHTS, stemmed
from search.tree import Named, Node, Word, mapped

_SHORTEST: Final = 4
_LONG: Final = 7
_MAX_CANDIDATES: Final = 5_000


def unknown_words(node: Node, index: Index) -> list[str]:
    """The single words of the tree, as typed, that nothing in the index has in any form."""
    found: dict[str, None] = {}

    def visit(node: Node) -> Node:
        match node:
            case Named():
                return node
            case Word() if _is_unknown(node, index):
                found[node.text] = None
                return node
            case _:
                return mapped(node, visit)

    visit(node)
    return list(found)


def corrections(words: list[str], index: Index) -> dict[str, str]:
    """For each word for which there is one, the likeliest word of the index."""
    likely = {word: _likeliest("".join(terms(word)), index) for word in words}
    return {word: other for word, other in likely.items() if other}


def corrected(text: str, right: Mapping[str, str]) -> str:
    """The query with its words put right."""
    for word, other in right.items():
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", other, text)
    return text


def _is_unknown(word: Word, index: Index) -> bool:
    words = terms(word.text)
    if word.field not in {None, *WEIGHTS} or len(words) != 1:
        return False
    frequency = index.searcher.doc_freq
    fields = (word.field,) if word.field else tuple(WEIGHTS)
    codes = () if word.field else ("code", "id")
    return not any(frequency(stemmed(field), stem(words[0])) for field in fields) and not any(
        frequency(field, word.text.lower()) for field in codes
    )


def _likeliest(term: str, index: Index) -> str | None:
    """The word at the least distance, or with the stem at the least, and of those the most frequent.

    One letter may be wrong, two in a long word, and one of the first two is right. No word is likely that
    carries no matter: nobody looks for "done".
    """
    if len(term) < _SHORTEST or term.isdecimal():
        return None
    known = {word: count for word, count in _like(term, index) if word not in stop_words()}
    most = 2 if len(term) >= _LONG else 1
    root = stem(term)
    near = [(OSA.distance(term, word, score_cutoff=most), -count, word) for word, count in known.items()]
    if min(near, default=(most + 1,))[0] > most:
        near = [(OSA.distance(root, stem(word), score_cutoff=most), -n, word) for word, n in known.items()]
    return next((word for distance, _, word in sorted(near)[:1] if distance <= most), None)


def _like(term: str, index: Index) -> Iterator[tuple[str, int]]:
    """Words that begin with the first letter of the term or with its second, and how many texts have them."""
    for field in ("cells", "title", "text"):
        for start in dict.fromkeys(term[:2]):
            yield from index.searcher.terms_with_prefix(field, start, limit=_MAX_CANDIDATES)
