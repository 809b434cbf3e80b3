"""A tidy query made definite for one library: what is asked of fields of ids becomes ids, stop words go."""

import re
from dataclasses import replace
from typing import Final

from graph.catalog.catalog import Catalog
from search.analysis import stop_words, terms
from search.index import Index
from search.names import thing_fields
from search.things import things_called, things_starting
from search.tree import And, Named, Node, Nothing, Pattern, Phrase, Tied, Word, all_of, mapped

_OPEN: Final = re.compile(r"[*?]")


def with_ids(node: Node, index: Index, catalog: Catalog, notes: list[str]) -> Node:
    """The tree with every word of a field of ids as the ids of what it names; what names nothing is noted."""

    def visit(node: Node) -> Node:
        match node:
            case Word(text=text, field=field) if field in thing_fields():
                return _tied(index, catalog, str(field), text, notes)
            case Phrase(words=words, field=field) if field in thing_fields():
                return _tied(index, catalog, str(field), " ".join(words), notes)
            case Pattern(text=text, field=field) if field in thing_fields():
                return _starting(catalog, str(field), text, notes)
            case _:
                return mapped(node, visit)

    return visit(node)


def _tied(index: Index, catalog: Catalog, field: str, name: str, notes: list[str]) -> Tied | Nothing:
    found = things_called(index, catalog, field, name) or things_starting(catalog, field, name)
    if not found:
        notes.append(f"There is no {field} called “{name}”.")
    return found or Nothing()


def _starting(catalog: Catalog, field: str, pattern: str, notes: list[str]) -> Tied | Nothing:
    found = things_starting(catalog, field, _OPEN.split(pattern)[0])
    if not found or not pattern.endswith("*"):
        notes.append(f"Of {field}, only the beginning of a name may be asked, as in {field}:hum*.")
    return found or Nothing()


def without_stop_words(node: Node) -> Node:
    """The tree without words that carry no matter; as it is where it has no others."""
    kept = _kept(node)
    return node if isinstance(kept, Nothing) else kept


def _kept(node: Node) -> Node:
    match node:
        case Word(text=text, field=None) if stop_words().issuperset(terms(text)):
            return Nothing()
        case Named(part=part):
            return replace(node, part=without_stop_words(part))
        case And(parts=parts):
            kept = [part for part in map(_kept, parts) if not isinstance(part, Nothing)]
            return all_of(kept) if kept else Nothing()
        case _:
            return node
