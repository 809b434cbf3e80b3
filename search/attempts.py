"""Ways to understand a query, from what it says to what may have been meant; the first to find is right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from typing import Final, TypeGuard

from graph.catalog.catalog import Catalog
from ontology.asking import asks
from search.answer import Expansion
from search.compiling import compiled
from search.index import Index
from search.language import read
from search.naming import name_things
from search.settling import with_ids, without_stop_words
from search.spelling import corrected, corrections, unknown_words
from search.tree import And, Named, Node, Or, Phrase, Word, all_of, leaves

_SHOWN: Final = 60

# Words that turn what follows, which plain words cannot say; a name may have them, as "Not implemented" has.
_DENYING: Final = frozenset({"not", "no", "never", "without"})

#: By how much an exact match is worth more than one by another name (docs/search.md, "The order").
_EXACT_OVER_ALIAS: Final = 6.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One understanding of a query.

    `text` is the query as it was read; `corrected` what it may have been meant to be. Where the tree is of
    that, `replaced` are the words that stand in it for misspelled ones.
    """

    text: str
    tree: Node
    expanded: tuple[Expansion, ...] = ()
    notes: tuple[str, ...] = ()
    corrected: str | None = None
    replaced: frozenset[str] = frozenset()


def attempts(q: str, index: Index, catalog: Catalog, *, expand: bool) -> Iterator[Attempt]:
    """The query itself; without the words of a question; with its spelling put right; and any of its words
    instead of all of them.
    """
    first = index.once(_understood, q, index, catalog, expand)
    last = asked = _without_asking(first)
    right = index.once(_right, asked.tree, index)
    if right:
        meant = corrected(first.text, right)
        first, asked = replace(first, corrected=meant), replace(asked, corrected=meant)
        again = _without_asking(index.once(_understood, meant, index, catalog, expand))
        last = _corrected(first, meant, right, again)
    yield first
    if asked.tree is not first.tree:
        yield asked
    if right:
        yield last
    loose = _loosened(last, index)
    if loose:
        yield loose


def _understood(q: str, index: Index, catalog: Catalog, expand: bool) -> Attempt:
    reading = read(q)
    notes = list(reading.notes)
    tree = with_ids(reading.tree, index, catalog, notes)
    tree, expanded = name_things(tree, index, catalog) if expand else (tree, ())
    notes += _denials(tree)
    return Attempt(reading.text, without_stop_words(tree), expanded, tuple(notes))


def _right(tree: Node, index: Index) -> Mapping[str, str]:
    """For each word that nothing has, the one that was likely meant."""
    return corrections(unknown_words(tree, index), index)


def _denials(tree: Node) -> Iterator[str]:
    """What to type instead of a plain word that would leave something out."""
    parts = tree.parts if isinstance(tree, And) else ()
    for part, after in pairwise(parts):
        words = _words_of(after)
        if words and isinstance(part, Word) and part.field is None and part.text.casefold() in _DENYING:
            out = f'"{words}"' if " " in words else words
            yield f"“{part.text}” is not looked for; NOT, in capitals, leaves out what has a word: NOT {out}."
            return


def _without_asking(attempt: Attempt) -> Attempt:
    """The same without plain words that belong to a question: "which recommendations mention"."""
    parts = attempt.tree.parts if isinstance(attempt.tree, And) else ()
    words = [part.text for part in parts if _is_asking(part)]
    if not words or len(words) == len(parts):
        return attempt
    told = f"Read as words of the question, not looked for: {', '.join(f'“{word}”' for word in words)}."
    tree = all_of([part for part in parts if not _is_asking(part)])
    return replace(attempt, tree=tree, notes=(*attempt.notes, told))


def _is_asking(part: Node) -> TypeGuard[Word]:
    return isinstance(part, Word) and part.field is None and asks(part.text)


def _corrected(first: Attempt, meant: str, right: Mapping[str, str], attempt: Attempt) -> Attempt:
    told = f"Nothing was found for “{first.text[:_SHOWN]}”; this is what was found for “{meant[:_SHOWN]}”."
    return replace(
        attempt,
        text=first.text,
        corrected=meant,
        replaced=frozenset(right.values()),
        notes=(*attempt.notes, told),
    )


def _loosened(attempt: Attempt, index: Index) -> Attempt | None:
    """Any of the words instead of all of them, the rarer ones counting for more."""
    parts = attempt.tree.parts if isinstance(attempt.tree, And) else ()
    words = [part for part in parts if isinstance(part, Word | Phrase | Named)]
    counts = [index.find(compiled(word, index).query).count for word in words]
    found = [(word, count) for word, count in zip(words, counts, strict=True) if count]
    if len(words) < 2 or not found:
        return None
    weights = tuple(log(1 + index.count / count) * _lift(word, index) for word, count in found)
    strict = [part for part in parts if part not in words]
    tree = all_of([Or(tuple(word for word, _ in found), weights), *strict])
    missing = [_words_of(word) for word, count in zip(words, counts, strict=True) if not count]
    told = [f"Nothing has {', '.join(f'“{word}”' for word in missing)}."] if missing else []
    told.append("Nothing has all of these words; this has some of them, the rarer ones counting for more.")
    return replace(attempt, tree=tree, notes=(*attempt.notes, *told))


def _lift(part: Word | Phrase | Named, index: Index) -> float:
    """What brings words that nothing has itself, but whose things are spoken of, level with the others."""
    unsaid = isinstance(part, Named) and not index.find(compiled(part.part, index).query).count
    return _EXACT_OVER_ALIAS if unsaid else 1.0


def _words_of(part: Node) -> str:
    """The words of a part, as typed."""
    said = [leaf for leaf in leaves(part) if isinstance(leaf, Word | Phrase)]
    return " ".join(" ".join(leaf.words) if isinstance(leaf, Phrase) else leaf.text for leaf in said)
