"""The forms of a word that an index has."""

from collections.abc import Collection
from typing import Final, NamedTuple

from search.analysis import stem
from search.index import Index
from search.runs import beginning
from search.schema import stemmed

#: The forms of a word are among those that begin as it does; of a shorter beginning these are too many.
_TELLING: Final = 4
_MAX_FORMS: Final = 200


class Frequencies(NamedTuple):
    """How many texts of each field have a word in any form, and as it is; only of fields that have it."""

    any: dict[str, int]
    asis: dict[str, int]


def frequencies(term: str, fields: Collection[str], index: Index) -> Frequencies:
    """Those of a word; where both are the same, the index has no other form of it."""
    root, frequency = stem(term), index.searcher.doc_freq
    there = {field: count for field in fields if (count := frequency(stemmed(field), root))}
    return Frequencies(there, {field: count for field in there if (count := frequency(field, term))})


def is_only_form(word: str, field: str, index: Index) -> bool:
    """Whether no text of a field has another form of a word, wherever it stands, as far as is soon seen."""
    start = beginning(stem(word))
    if len(start) < _TELLING:
        return False
    known = index.searcher.terms_with_prefix(field, start, limit=_MAX_FORMS)
    return len(known) < _MAX_FORMS and all(stem(other) != stem(word) for other, _ in known if other != word)
