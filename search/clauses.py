"""The queries of single words, phrases, patterns, ranges and ids: the leaves of a query tree.

What a clause scores is its tier, which says how something was found, and below that how well: BM25, made
small enough to stay between two tiers. `docs/search.md` gives the reasons.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tantivy import FieldType, Query, Schema

from search.analysis import fold, stem, terms
from search.combining import all_of, any_of, flat, weighted
from search.forms import frequencies, is_only_form
from search.index import Index
from search.ordering import natural_key
from search.schema import WEIGHTS, stemmed
from search.tree import Fuzzy, Pattern, Phrase, Range, Tied, Word

#: What a hit scores at least, by how it was found: by its code, by the word itself, by another form of it, by
#: another name of what it names, by something narrower, by a word spelled like it.
CODE: Final = 16.0
EXACT: Final = 6.0
STEM: Final = 4.0
ALIAS: Final = 1.0
RELATION: Final = 0.1
FUZZY: Final = 0.05
_TIED: Final = {"exact": EXACT, "alias": ALIAS, "relation": RELATION}

#: BM25 of a word is at most 2.2 ln(1 + N), 31 for a million records: over all fields it stays below 1.
_SCALE: Final = 1 / 256

_MAX_CODES: Final = 100_000

#: To see whether two words are neighbours takes longer than all else, so it is asked of few records only.
_MAX_LOOKED_AT: Final = 1_000


class Clauses:
    """Makes clauses for one index.

    `plain`: every hit has every clause, so that the least tier of a clause is no news. Then the query leaves
    it out, and `floor` is the sum of what was left out. Unless `rated`, the clauses only find.
    """

    def __init__(self, index: Index, *, plain: bool, rated: bool = True) -> None:
        self.floor = 0.0
        self._index = index
        self._plain = plain
        self._rated = rated

    def word(self, word: Word) -> Query:
        """A word in any form, or the code that it is."""
        found = [flat(self._index.keyed(field, word.text.lower()), CODE) for field in self._code_fields(word)]
        if word.field == "code":
            return any_of(found)
        words, fields = terms(word.text), _weights(word.field)
        here = self._one(words[0], fields) if len(words) == 1 else self._several(words, fields, 0)
        return any_of([here, *found])

    def phrase(self, phrase: Phrase) -> Query:
        """Words that stand together, in any form; a single one just as it is."""
        words, fields = terms(" ".join(phrase.words)), _weights(phrase.field)
        if len(words) > 1:
            return self._several(words, fields, phrase.slop)
        found = {field: weight for field, weight in fields.items() if self._count(field, words[0])}
        return self._tiered([self._term(field, words[0], found[field]) for field in found], [], EXACT)

    def pattern(self, pattern: Pattern) -> Query:
        """Words with parts left open."""
        is_code = pattern.field == "code"
        text = pattern.text.lower() if is_code else fold(pattern.text)
        fields = ("code", "id") if is_code else _weights(pattern.field)
        return flat(any_of([_open(self._index.schema, field, text) for field in fields]), EXACT)

    def fuzzy(self, fuzzy: Fuzzy) -> Query:
        """A word, and words spelled like it."""
        schema, distance = self._index.schema, fuzzy.distance
        fields = _weights(fuzzy.field)
        like = [Query.fuzzy_term_query(schema, field, fuzzy.text, distance=distance) for field in fields]
        there, asis = frequencies(fuzzy.text, fields, self._index)
        if not self._rated and there == asis and not self._code_fields(Word(fuzzy.text, fuzzy.field)):
            return any_of(like)  # it is among these, in all its forms
        itself = Clauses(self._index, plain=False, rated=self._rated).word(Word(fuzzy.text, fuzzy.field))
        return any_of([itself, flat(any_of(like), FUZZY)])

    def itself(self, word: Word) -> tuple[Query, Query | None, int, float] | None:
        """The first parts of `search.foremost.Foremost`; None where no text has it so or it may be a code."""
        words, weights = terms(word.text), _weights(word.field)
        there, asis = frequencies("".join(words), weights, self._index)
        if len(words) > 1 or not asis or self._code_fields(word):
            return None
        forms = any_of([self._term(stemmed(field), stem(words[0]), weights[field]) for field in there])
        exact = any_of([self._index.keyed(field, words[0]) for field in asis])
        texts = sum(there.values())
        return forms, None if asis == there else exact, texts, sum(asis.values()) / texts

    def tied(self, tied: Tied) -> Query:
        """What has any of the ids."""
        # Of two hundred narrower concepts a small library has few: to ask for the others takes longer.
        there = [each for each in tied.ids if self._count(tied.field, each)]
        return flat(any_of([self._index.keyed(tied.field, each) for each in there]), _TIED[tied.how])

    def span(self, span: Range) -> Query:
        """What has a value in the range."""
        if span.field == "code":
            return flat(any_of([self._index.keyed("code", code) for code in self._codes(span)]), EXACT)
        low, high = (None if end is None else float(end) for end in (span.low, span.high))
        above, below = span.include_low or low is None, span.include_high or high is None
        return flat(
            Query.range_query(
                self._index.schema,
                span.field,
                FieldType.Float,
                low,
                high,
                include_lower=above,
                include_upper=below,
            ),
            EXACT,
        )

    def neighbours(self, left: str, right: str) -> list[Query]:
        """Two words side by side, in any form, in the fields where one of them is rare enough to look."""
        if not self._rated:
            return []
        roots = (stem(left), stem(right))
        counts = {f: min(self._count(stemmed(f), root) for root in roots) for f in ("title", "text")}
        found = [field for field, count in counts.items() if 0 < count <= _MAX_LOOKED_AT]
        return [self._run(stemmed(field), roots, 0, WEIGHTS[field] / 4) for field in found]

    def _code_fields(self, word: Word) -> list[str]:
        """The fields of codes that hold this word, if it may be a code."""
        if word.field not in {None, "code"} or not any(map(str.isdigit, word.text)):
            return []
        return [field for field in ("code", "id") if self._count(field, word.text.lower())]

    def _one(self, term: str, fields: Mapping[str, float]) -> Query:
        there, asis = frequencies(term, fields, self._index)
        forms = [self._term(stemmed(field), stem(term), fields[field]) for field in there]
        if asis == there:  # the index has no other form of it
            return self._tiered(forms, [], EXACT)
        return self._tiered(forms, [self._term(field, term, 1.0) for field in asis], STEM)

    def _several(self, words: Sequence[str], fields: Mapping[str, float], slop: int) -> Query:
        roots = [stem(word) for word in words]
        found = [field for field in fields if self._has(stemmed(field), roots)]
        forms = [self._run(stemmed(field), roots, slop, fields[field] / len(words)) for field in found]
        if all(self._index.once(is_only_form, word, field, self._index) for field in found for word in words):
            return self._tiered(forms, [], EXACT)
        return self._tiered(forms, [self._run(field, words, slop, 1.0) for field in found], STEM)

    def _tiered(self, forms: Sequence[Query], exact: Sequence[Query], tier: float) -> Query:
        """Whatever has any of the forms, with the tier of it, and more for what is exact."""
        if not forms:
            return Query.empty_query()
        if not self._rated:
            return any_of(forms)
        self.floor += tier if self._plain else 0.0
        base = [] if self._plain else [flat(Query.all_query(), tier)]
        return all_of([any_of(forms), *base], wished=[flat(any_of(exact), EXACT - STEM)] if exact else [])

    def _codes(self, span: Range) -> list[str]:
        """The codes of the library in a range, by their natural order, which tantivy does not know."""
        codes = self._index.searcher.terms_with_prefix("code", "", limit=_MAX_CODES)
        return sorted(code for code, _ in codes if _within(natural_key(code), span))

    def _has(self, field: str, words: Sequence[str]) -> bool:
        return all(self._count(field, word) for word in words)

    def _count(self, field: str, term: str) -> int:
        return int(self._index.searcher.doc_freq(field, term))

    def _term(self, field: str, term: str, weight: float) -> Query:
        return weighted(Query.term_query(self._index.schema, field, term), weight * _SCALE)

    def _run(self, field: str, words: Sequence[str], slop: int, weight: float) -> Query:
        query = Query.phrase_query(self._index.schema, field, list(words), slop=slop)
        return weighted(query, weight * _SCALE)


def _weights(field: str | None) -> Mapping[str, float]:
    return {field: 1.0} if field else WEIGHTS


def _open(schema: Schema, field: str, text: str) -> Query:
    """Terms of a pattern; where only its end is open not by a regex, which takes 0.4 ms to be made ready."""
    start = text.removesuffix("*")
    if start and start != text and not {"*", "?"} & set(start):
        return Query.fuzzy_term_query(
            schema, field, start, distance=0, transposition_cost_one=False, prefix=True
        )
    return Query.regex_query(schema, field, re.escape(text).replace(r"\*", ".*").replace(r"\?", "."))


def _within(key: str, span: Range) -> bool:
    low, high = (None if end is None else natural_key(end) for end in (span.low, span.high))
    above = low is None or key > low or (span.include_low and key == low)
    return above and (high is None or key < high or (span.include_high and key == high))
