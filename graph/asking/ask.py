"""Saved questions, asked: what was meant, and the rows of the answer, in which every thing has its id."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process

from graph.asking.question import Column, Question, Questions
from graph.asking.running import Run
from graph.asking.values import Given, bound
from graph.catalog.catalog import Catalog
from graph.sparql.trusted import Rows, Term
from ontology.errors import Invalid, NotFound, TooLarge
from ontology.iris import Iris
from ontology.labels import label_key

#: Rows of an answer.
MAX_ROWS: Final = 1000

_LOOKED_AT: Final = 300  # characters of what may be a title
_LIKE: Final = 55  # of 100: how like a title words are that may have meant it
_NEAREST: Final = 5

_RECOMMENDATION: Final = "recommendation/"
_NUMBERS: Final = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float")
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value: a text, a number, or what a thing is called, with its id and the address of its answer.

    None where the documents do not say it.
    """

    value: str | int | float | None
    id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class AskAnswer:
    """The rows of an answer, by the names of its columns.

    `given` tells what was asked about and how it was understood; `cut` says that there are more rows;
    `sparql` is the query as it was run.
    """

    name: str
    title: str
    reading: str
    given: tuple[Given, ...]
    columns: tuple[Column, ...]
    rows: tuple[dict[str, Cell], ...]
    cut: bool
    sparql: str


#: The address of the answer about the thing with an id.
Address = Callable[[str], str | None]


def question_named(questions: Questions, name: str, nearest: Callable[[str], tuple[str, ...]]) -> Question:
    """The question of a name, or of a title in its own words; raises NotFound with the nearest names."""
    if name in questions.by_name:
        return questions.by_name[name]
    titles = {question.name: label_key(question.title) for question in questions.by_name.values()}
    said = label_key(name[:_LOOKED_AT])
    if same := [each for each, title in titles.items() if title == said]:
        return questions.by_name[same[0]]
    like = process.extract(said, titles, scorer=fuzz.token_set_ratio, score_cutoff=_LIKE, limit=5)
    near = dict.fromkeys((*nearest(name), *(each for _, _, each in like)))
    raise NotFound(f"There is no saved question {name[:100]!r}.", tuple(near)[:_NEAREST])


def ask(
    catalog: Catalog,
    iris: Iris,
    run: Run,
    question: Question,
    given: Mapping[str, str],
    *,
    address: Address,
    limit: int = MAX_ROWS,
) -> AskAnswer:
    """Raises Invalid, TooLarge (naming the cap), or NotFound with the nearest known names."""
    if limit < 1:
        raise Invalid(f"The limit is at least 1, not {limit}.", "limit")
    if limit > MAX_ROWS:
        raise TooLarge(f"The limit is at most {MAX_ROWS}, not {limit}.", "limit")
    asked = bound(catalog, iris, question, given)
    query = question.query.filled(asked.values)
    found = run(query, limit)
    labels = _labels(catalog, iris, question.columns, found)
    rows = tuple(_row(question.columns, row, iris, labels, address) for row in found.rows)
    return AskAnswer(
        name=question.name,
        title=question.title,
        reading=question.reading,
        given=asked.given,
        columns=question.columns,
        rows=rows,
        cut=found.cut,
        sparql=query,
    )


def _labels(catalog: Catalog, iris: Iris, columns: Sequence[Column], found: Rows) -> dict[str, str]:
    """What the things of the answer are called, by their ids."""
    names = [column.name for column in columns if column.type == "thing"]
    terms = (row.get(name) for row in found.rows for name in names)
    ids = dict.fromkeys(iris.thing_id(term.value) for term in terms if isinstance(term, NamedNode))
    return {thing.id: thing.label for part in _parts(list(ids)) for thing in catalog.by_ids(part)}


def _parts(ids: list[str], size: int = 500) -> Iterable[list[str]]:
    return (ids[at : at + size] for at in range(0, len(ids), size))


def _row(
    columns: Sequence[Column],
    row: Mapping[str, Term],
    iris: Iris,
    labels: Mapping[str, str],
    address: Address,
) -> dict[str, Cell]:
    return {column.name: _cell(row.get(column.name), iris, labels, address) for column in columns}


def _cell(term: Term | None, iris: Iris, labels: Mapping[str, str], address: Address) -> Cell:
    if isinstance(term, NamedNode):
        id_ = iris.thing_id(term.value)
        public = id_.removeprefix(_RECOMMENDATION)
        return Cell(labels.get(id_, public), public, address(id_))
    if isinstance(term, Literal):
        return Cell(_number(term) if term.datatype.value in _NUMBERS else term.value)
    return Cell(None)


def _number(literal: Literal) -> int | float:
    number = Decimal(literal.value)
    return int(number) if number == number.to_integral_value() else float(number)
