"""What a question may name, and how much it may ask for: checked, and told what would be right."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from graph.catalog.catalog import Catalog, Thing
from ontology.errors import Invalid, NotFound, TooLarge

#: The most items of a page, and how far in one may begin.
MAX_LIMIT: Final = 100
MAX_OFFSET: Final = 2**31
_SHOWN: Final = 100
_ALIKE: Final = 60.0  # of 100, by rapidfuzz's ratio


def check_name(what: str, given: str, known: Iterable[str], name: str | None = None) -> None:
    """Raises Invalid, with the nearest, for what is none of those known; `name` is of the parameter."""
    names = list(known)
    if given in names:
        return
    near = process.extractOne(given[:_SHOWN], names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    right = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names)}."
    raise Invalid(f"There is no {what} {given[:_SHOWN]!r}; {right}", name or what)


def check_number(name: str, given: int, cap: int, least: int = 0) -> None:
    """Raises Invalid below the least, TooLarge (naming the cap) beyond it."""
    if given < least:
        raise Invalid(f"The {name} is at least {least}, not {given}.", name)
    if given > cap:
        raise TooLarge(f"The {name} is at most {cap}, not {given}.", name)


def check_page(limit: int, offset: int) -> None:
    """Raises Invalid or TooLarge, naming the cap."""
    check_number("limit", limit, MAX_LIMIT)
    check_number("offset", offset, MAX_OFFSET)


def document_called(catalog: Catalog, slug: str) -> Thing:
    """The document with this slug. Raises NotFound with the nearest slugs."""
    before = "document/"
    try:
        return catalog.thing(f"{before}{slug}")
    except NotFound as error:
        near = tuple(each.removeprefix(before) for each in error.nearest if each.startswith(before))
        raise NotFound(f"The library holds no document {slug[:_SHOWN]!r}.", near) from error
