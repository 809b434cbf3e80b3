"""What is given for the parameters of a question, as RDF terms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.asking.query import Value
from graph.asking.question import Parameter, Question
from graph.catalog.catalog import Catalog
from graph.catalog.resolve import MAX_NAME, Reading, reading_of, resolve
from graph.catalog.things import Named
from ontology.errors import Invalid, NotFound, TooLarge
from ontology.iris import Iris

_DECIMAL: Final = "http://www.w3.org/2001/XMLSchema#decimal"
_LARGEST: Final = Decimal(10) ** 15
#: Documents among whose categories a bare number is looked for.
_DOCUMENTS: Final = 1000
#: Names like an unknown one among which those that would do are looked for.
_LIKE: Final = 50
#: Concepts under one that a query is given: each takes some 60 bytes of the 64 KiB that it may have.
_MOST_NARROWER: Final = 500


@dataclass(frozen=True, slots=True)
class Given:
    """A parameter, what was given for it, and the things that this stands for."""

    name: str
    value: str
    resolved: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """The parameters as told in the answer, and the terms of each."""

    given: tuple[Given, ...]
    values: dict[str, tuple[Value, ...]]


def bound(catalog: Catalog, iris: Iris, question: Question, given: Mapping[str, str]) -> Bound:
    """Every parameter with its terms; an optional one that is not given has none.

    Raises Invalid for one that is unknown, missing or cannot be right, TooLarge, or NotFound with the
    nearest names.
    """
    known = {parameter.name for parameter in question.parameters}
    for name in given:
        if name not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise Invalid(f"This question has no parameter {name[:40]!r}; it has {listed}.", name)
    told: list[Given] = []
    values: dict[str, tuple[Value, ...]] = {}
    for parameter in question.parameters:
        value = given.get(parameter.name, "").strip() or parameter.default
        if value is None:
            if not parameter.optional:
                raise Invalid(
                    f"Give {parameter.name}: {parameter.description} For example {parameter.example!r}.",
                    parameter.name,
                )
            values[parameter.name] = ()
            continue
        readings, values[parameter.name] = _terms(catalog, iris, parameter, value)
        told.append(Given(parameter.name, value, readings))
    return Bound(tuple(told), values)


def _terms(
    catalog: Catalog, iris: Iris, parameter: Parameter, value: str
) -> tuple[tuple[Reading, ...], tuple[Value, ...]]:
    if len(value) > MAX_NAME:
        raise TooLarge(f"The parameter {parameter.name!r} has at most {MAX_NAME} characters.", parameter.name)
    if parameter.type == "text":
        return (), (_text(value, parameter.name),)
    if parameter.type == "number":
        return (), (_number(value, parameter.name),)
    readings = _FINDERS[parameter.type](catalog, parameter, value)
    ids = [reading.id for reading in readings]
    if parameter.narrower:
        # Looked up here, since the store's planner would begin with every pair of concepts.
        ids = [concept.id for concept in catalog.under(ids)]
        if len(ids) > _MOST_NARROWER:
            told = (
                f"{value[:100]!r} has more concepts under it than the {_MOST_NARROWER} that are asked about."
            )
            raise TooLarge(told, parameter.name)
    return readings, tuple(NamedNode(iris.thing(id_)) for id_ in ids)


def _text(value: str, name: str) -> Literal:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Invalid("The text holds half a character (a lone surrogate); send whole ones.", name) from error
    return Literal(value)


def _number(value: str, name: str) -> Literal:
    try:
        number = Decimal(value.removesuffix("%").strip())
    except InvalidOperation as error:
        raise Invalid(f"The parameter {name!r} is a number, not {value[:40]!r}.", name) from error
    if not number.is_finite() or abs(number) > _LARGEST:
        raise Invalid(f"The parameter {name!r} is a number up to {_LARGEST:f}.", name)
    return Literal(f"{number:f}", datatype=NamedNode(_DECIMAL))


def _concepts(catalog: Catalog, parameter: Parameter, value: str) -> tuple[Reading, ...]:
    def fits(found: Reading | Named) -> bool:
        return found.type == "concept" and (not parameter.kinds or found.kind in parameter.kinds)

    return _resolved(catalog, value, fits, " or ".join(parameter.kinds) or "concept")


def _categories(catalog: Catalog, _parameter: Parameter, value: str) -> tuple[Reading, ...]:
    """By number (in any document), by "document/number", by name or by id."""
    _, documents = catalog.things("document", limit=_DOCUMENTS)
    ids = [f"category/{value}", *(f"category/{document.document}/{value}" for document in documents)]
    found = tuple(map(reading_of, catalog.by_ids(ids)))
    return found or _resolved(catalog, value, lambda each: each.type == "category", "category")


def _documents(catalog: Catalog, _parameter: Parameter, value: str) -> tuple[Reading, ...]:
    return _resolved(catalog, value, lambda each: each.type == "document", "document")


def _resolved(
    catalog: Catalog, value: str, fits: Callable[[Reading | Named], bool], wanted: str
) -> tuple[Reading, ...]:
    """The things of this name that fit. Raises NotFound with the nearest names of those that do."""
    try:
        found = resolve(catalog, value)
        problem = f"{value[:100]!r} is no {wanted}; it is a {found[0].kind or found[0].type}."
    except NotFound as error:
        found, problem = (), str(error)
    fitting = tuple(filter(fits, found))
    if fitting:
        return fitting
    near = (each.name for each in catalog.nearest(value, _LIKE) if fits(each))
    raise NotFound(problem, tuple(islice(dict.fromkeys(near), 5)))


_FINDERS: Final[Mapping[str, Callable[[Catalog, Parameter, str], tuple[Reading, ...]]]] = {
    "concept": _concepts,
    "category": _categories,
    "document": _documents,
}
