"""Recommendations that a question calls by their numbers: "who does A1.3?", "action 3 of the heat plan"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, as_words
from graph.catalog.things import Thing
from graph.touching.entitled import entitled, had
from graph.touching.meant import Meant
from graph.touching.parts import taken_apart
from graph.touching.wordings import Coded, TextSearch
from ontology.asking import asks, is_facet, is_numbered
from ontology.labels import words_of

#: What stands between spaces and has a figure, without the marks of a sentence around it.
_NUMBER: Final = re.compile(r"(?<!\S)[#(\"“]?([^\s#(\"“]*\d[^\s?!,;)\"”]*?)[.?!,;:)\"”]*(?!\S)")
_NOUN: Final = re.compile(r"(\w+)[.:]?\s+$")
_MOST: Final = 3  # numbers of one question that are looked up


def by_number(catalog: Catalog, question: str, texts: TextSearch) -> Meant | None:
    """What is meant where a question tells a number and, maybe, its document or things that it touches."""
    for code, rest in numbers(question):
        telling = [word for word in words_of(rest) if not (asks(word) or is_facet(word))]
        documents, left = entitled(catalog, telling)
        slugs = [] if left else [reading.id.removeprefix("document/") for reading in documents]
        if found := texts.coded(code, slugs):
            meant = _in_documents(catalog, code, found, telling) or _touching(catalog, rest, found)
            if meant is not None:
                return meant
    return None


def numbers(question: str) -> Iterator[tuple[str, str]]:
    """Each number that may be a recommendation's, and the question without it and the noun before it.

    Figures alone are a number only after a noun such as "recommendation"; then "R3" is one, too.
    """
    for found in list(_NUMBER.finditer(question))[:_MOST]:
        noun = _NOUN.search(question[: found.start()])
        called = noun is not None and is_numbered(noun[1])
        if called or not found[1].isdecimal():
            start = noun.start() if noun is not None and called else found.start()
            rest = f"{question[:start]} {question[found.end() :]}"
            yield found[1], rest
            if called and noun is not None and found[1].isdecimal():
                yield f"{noun[1][0]}{found[1]}", rest


def _in_documents(
    catalog: Catalog, code: str, found: Sequence[Coded], telling: Sequence[str]
) -> Meant | None:
    """Those found as parts of their documents, of those alone that have all the words that tell which."""
    ids = dict.fromkeys(_document(each) for each in found)
    documents = [thing for thing in catalog.by_ids(list(ids)) if set(telling) <= {*had(thing, telling)}]
    kept = {thing.id for thing in documents}
    words = " ".join(telling)
    group = tuple(as_words(thing, words) if words else _numbering(thing, code) for thing in documents)
    numbered = {each.id: each.ordinal for each in found if _document(each) in kept}
    return Meant((group,), code, numbered=numbered) if group else None


def _touching(catalog: Catalog, rest: str, found: Sequence[Coded]) -> Meant | None:
    """Those found, as far as they touch the things that the rest of the question names."""
    parts = taken_apart(catalog, rest)
    if not parts.wanted.groups or parts.wanted.left or parts.denied:
        return None
    return Meant(parts.wanted.groups, rest.strip(), numbered={each.id: each.ordinal for each in found})


def _numbering(document: Thing, code: str) -> Reading:
    """The reading of a document that has a recommendation of this number."""
    return Reading(document.id, document.type, document.kind, document.label, "number", code)


def _document(found: Coded) -> str:
    return f"document/{found.id.partition('/')[0]}"
