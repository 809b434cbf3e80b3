"""The query language: whoosh's parser, set so that prose is never mistaken for syntax.

Only its parser and its query tree are used. What each plugin takes for syntax is narrowed to what a person
who means it would type: a field is one that there is, a `?` is open only inside a word, a hyphen denies only
before a word, a range stands only after a field.
"""

import re
from functools import cache
from typing import Final

from whoosh import query as whoosh
from whoosh.qparser import QueryParser, QueryParserError, plugins

from search.names import field_names
from search.simple import MAX_DISTANCE
from search.tree import And, Boost, Fuzzy, Maybe, Node, Not, Nothing, Or, Pattern, Phrase, Range, Word

_RANGE: Final = r"(?<=:)(?P<open>[{\[])(?P<start>[^\[\]{}]*?)\s*\bTO\b\s*(?P<end>[^\[\]{}]*?)(?P<close>[}\]])"
_NOT: Final = r"(^|(?<=(\s|[()])))(NOT(?=\s)|-(?=[\w\"(]))"
_OPEN: Final = r"(?P<text>(?<=\w)\*|\*(?=\w)|(?<=\w)\?(?=\w))"
_COMPARED: Final = r"(?<=:)(?P<rel>(<=|>=|<|>|=<|=>))"

#: What whoosh's parser raises on a few odd inputs, such as "NOT NOT a".
_STUMBLES: Final = (QueryParserError, RuntimeError, LookupError, AttributeError, AssertionError)

_MAX_SLOP: Final = 20
_FACTORS: Final = (0.1, 10.0)


class NotUnderstoodError(ValueError):
    """The text is not of the query language."""


@cache
def _parser() -> QueryParser:
    names = "|".join(sorted(field_names(), key=len, reverse=True))
    return QueryParser(
        None,
        None,
        plugins=[
            plugins.FieldsPlugin(rf"(?<![\w./:-])(?P<text>(?i:{names})):(?=\S)"),
            plugins.WildcardPlugin(_OPEN),
            plugins.PhrasePlugin(),
            plugins.RangePlugin(re.compile(_RANGE)),
            plugins.GroupPlugin(),
            plugins.OperatorsPlugin(Not=_NOT, Require=None),
            plugins.BoostPlugin(),
            plugins.FuzzyTermPlugin(),
            plugins.GtLtPlugin(_COMPARED),
        ],
    )


def read_query(text: str) -> Node:
    """The tree of a query; its length, depth and operators are bounded already. Raises NotUnderstoodError."""
    try:
        return _node(_parser().parse(text, normalize=False))
    except _STUMBLES as error:
        raise NotUnderstoodError(text) from error


def _node(read: whoosh.Query) -> Node:
    node = _inner(read)
    factor = min(max(getattr(read, "boost", 1.0), _FACTORS[0]), _FACTORS[1])
    return node if factor == 1.0 or isinstance(node, Nothing) else Boost(node, factor)


def _inner(read: whoosh.Query) -> Node:
    match read:
        case whoosh.And():
            return _joined(And, read)
        case whoosh.Or():
            return _joined(Or, read)
        case whoosh.Not():
            return Not(_node(read.query))
        case whoosh.AndNot():
            return And((_node(read.a), Not(_node(read.b))))
        case whoosh.AndMaybe():
            return Maybe(_node(read.a), _node(read.b))
        case _:
            return _leaf(read)


def _joined(kind: type[And | Or], read: whoosh.Query) -> Node:
    parts = tuple(_node(part) for part in read.subqueries)
    if not parts:
        return Nothing()
    return parts[0] if len(parts) == 1 else kind(parts)


def _leaf(read: whoosh.Query) -> Node:
    if read == whoosh.NullQuery:
        return Nothing()
    field = field_names()[read.fieldname.lower()] if read.fieldname else None
    match read:
        case whoosh.Phrase():
            # Without a number whoosh says 1; here neighbours have a slop of 0.
            slop = min(read.slop, _MAX_SLOP) if read.slop > 1 else 0
            return Phrase(tuple(read.words), field, slop)
        case whoosh.FuzzyTerm():
            return Fuzzy(read.text, min(read.maxdist, MAX_DISTANCE), field)
        case whoosh.Prefix() | whoosh.Wildcard():
            return Pattern(read.text + "*" * isinstance(read, whoosh.Prefix), field)
        case whoosh.TermRange():
            return _range(read, field or "")
        case _:
            return Word(read.text, field)


def _range(read: whoosh.Query, field: str) -> Range:
    low, high = ((end or "").strip() or None for end in (read.start, read.end))
    return Range(field, low, high, not read.startexcl, not read.endexcl)
