"""Saved questions as TOML files: read, checked, and refused in a sentence that names file and line."""

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, get_args

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from graph.asking.query import Template, Value
from graph.asking.question import Column, ColumnType, Parameter, ParameterType, Question, Questions
from graph.sparql.guard import check
from graph.triples.terms import prefixes
from ontology.concepts import KINDS
from ontology.errors import Malformed, ThroughlineError, Unreadable
from ontology.iris import Iris

#: Bytes of a file, and files of a site.
MAX_FILE: Final = 64 * 1024
MAX_FILES: Final = 1000

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_VARIABLE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TEXTS: Final = ("title", "group", "purpose", "reading", "query")
_AT_LINE: Final = re.compile(r"line (\d+)")
_ERROR_AT: Final = re.compile(r"error at (\d+):\d+: (.*)", re.DOTALL)
_RANGES: Final = re.compile(r"\[[^\]]*\](?:,\s*)?")
_SAMPLES: Final[Mapping[str, Value]] = {
    "text": Literal("text"),
    "number": Literal(1),
}
_SAMPLE_THING: Final = NamedNode("http://localhost:8000/id/thing")
#: What addresses and commands say beside the parameters of a question.
RESERVED: Final = ("limit", "format", "json", "csv", "help")


def load_questions(site: Path | None = None) -> Questions:
    """The shipped questions, and those of a site's folder, of which one with the same name counts instead.

    A file of the site that cannot be read is left out and told of; a shipped one raises Unreadable.
    """
    shipped = files("graph.asking").joinpath("questions")
    names = sorted(each.name for each in shipped.iterdir() if each.name.endswith(".toml"))
    known = [read_question(name, shipped.joinpath(name).read_bytes(), "throughline") for name in names]
    refused: list[str] = []
    for path in _site_files(site):
        try:
            known.append(read_question(path.name, _read(path), "site"))
        except Unreadable as error:
            refused.append(str(error))
    by_name = {each.name: each for each in known}
    return Questions({name: by_name[name] for name in sorted(by_name)}, tuple(refused))


def _site_files(site: Path | None) -> list[Path]:
    if site is None or not site.is_dir():
        return []
    return sorted(path for path in site.glob("*.toml") if not path.name.startswith("."))[:MAX_FILES]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror}.") from error


def read_question(file_name: str, content: bytes, source: str) -> Question:
    """The question in a file. Raises Unreadable, naming file and line."""
    if len(content) > MAX_FILE:
        raise Unreadable(f"{file_name} is larger than {MAX_FILE} bytes.")
    try:
        text = content.decode()
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"{file_name}, line {line}: this is not UTF-8.", line) from error
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise Unreadable(f"{file_name}, line {line}: this is not TOML ({error}).", line) from error
    return _Reader(file_name, text).question(data, source, hashlib.sha256(content).hexdigest())


class _Reader:
    """Checks one file, and knows where in it something stands."""

    def __init__(self, file_name: str, text: str) -> None:
        self._file = file_name
        self._lines = text.split("\n")

    def question(self, data: Mapping[str, Any], source: str, sha256: str) -> Question:
        name = self._file.removesuffix(".toml")
        if not _NAME.fullmatch(name):
            raise self._wrong("a file of a question is named like funds-by-category.toml", 1)
        self._check_keys(data, (*_TEXTS, "parameter", "column"), 1)
        texts = {key: self._text(data, key, 1) for key in _TEXTS}
        parameters = tuple(map(self._parameter, self._tables(data, "parameter"), self._starts("parameter")))
        columns = tuple(map(self._column, self._tables(data, "column"), self._starts("column")))
        query = Template.read(texts.pop("query"))
        self._check_names(parameters, columns, query)
        self._check_query(query, parameters, columns)
        return Question(
            name=name,
            parameters=parameters,
            columns=columns,
            query=query,
            source=source,
            sha256=sha256,
            **texts,
        )

    def _wrong(self, what: str, line: int) -> Unreadable:
        return Unreadable(f"{self._file}, line {line}: {what}.", line)

    def _line(self, pattern: str, after: int = 1) -> int:
        """The first line, from `after` on, that begins like this; else `after`."""
        matching = re.compile(rf"\s*{pattern}")
        numbered = enumerate(self._lines[after - 1 :], after)
        return next((number for number, line in numbered if matching.match(line)), after)

    def _starts(self, table: str) -> Sequence[int]:
        head = re.compile(rf"\s*\[\[\s*{table}\s*\]\]")
        return [number for number, line in enumerate(self._lines, 1) if head.match(line)] or [1] * MAX_FILES

    def _tables(self, data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
        tables = data.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self._wrong(f"{key!r} is a list of tables, each under [[{key}]]", self._line(key))
        if key == "column" and not tables:
            raise self._wrong("a question has columns, each under [[column]]", 1)
        return tables

    def _check_keys(self, data: Mapping[str, Any], known: Sequence[str], line: int) -> None:
        for key in data:
            if key not in known:
                at = self._line(rf"\[?\[?\s*{re.escape(key)}\b", line)
                raise self._wrong(f"there is no key {key[:40]!r} here; there are {', '.join(known)}", at)

    def _text(self, data: Mapping[str, Any], key: str, line: int) -> str:
        value = data.get(key)
        if not isinstance(value, str) or not value.strip():
            at = self._line(rf"{key}\b", line)
            raise self._wrong(f"{key!r} is missing, or is no text", at)
        return value.strip("\n") if key == "query" else " ".join(value.split())

    def _parameter(self, data: Mapping[str, Any], line: int) -> Parameter:
        self._check_keys(data, [field.name for field in fields(Parameter)], line)
        texts = {key: self._text(data, key, line) for key in ("name", "description", "example")}
        kinds = data.get("kinds", [])
        default, optional = data.get("default"), data.get("optional", False)
        type_: ParameterType = self._among(data, get_args(ParameterType), line)
        if not isinstance(kinds, list) or not set(kinds) <= set(KINDS) or (kinds and type_ != "concept"):
            raise self._wrong(f"kinds of a concept are {', '.join(KINDS)}", self._line("kinds", line))
        if not (default is None or isinstance(default, str)):
            raise self._wrong("a default is given as text", self._line("default", line))
        if not isinstance(optional, bool) or (optional and default is not None):
            raise self._wrong(
                "optional is true or false, and true without a default", self._line("opt", line)
            )
        narrower = data.get("narrower", False)
        if not isinstance(narrower, bool) or (narrower and type_ != "concept"):
            raise self._wrong(
                "narrower is true or false, and true of a concept", self._line("narrower", line)
            )
        name, description, example = texts.values()
        return Parameter(name, type_, description, example, tuple(kinds), default, optional, narrower)

    def _column(self, data: Mapping[str, Any], line: int) -> Column:
        self._check_keys(data, [field.name for field in fields(Column)], line)
        texts = {key: self._text(data, key, line) for key in ("name", "label")}
        type_: ColumnType = self._among(data, get_args(ColumnType), line)
        return Column(**texts, type=type_)

    def _among(self, data: Mapping[str, Any], known: Sequence[str], line: int) -> Any:  # noqa: ANN401 (a word of a closed list, which only the caller can name as a type)
        """The type that a table gives, one of those known."""
        if data.get("type") not in known:
            raise self._wrong(f"its type is one of {', '.join(known)}", self._line("type", line))
        return data["type"]

    def _check_names(
        self, parameters: Sequence[Parameter], columns: Sequence[Column], query: Template
    ) -> None:
        named = [parameter.name for parameter in parameters]
        for table, names in (("parameter", named), ("column", [column.name for column in columns])):
            for name, line in zip(names, self._starts(table), strict=False):
                if not _VARIABLE.fullmatch(name) or names.count(name) > 1:
                    raise self._wrong(f"the name {name[:40]!r} is no small word of its own", line)
                if table == "parameter" and name in RESERVED:
                    raise self._wrong(f"a parameter cannot be called {name!r}", line)
        at = self._line("query")
        for name in query.names:
            if name not in named:
                raise self._wrong(f"the query asks for ${name}, which is no parameter", at)
        for name in named:
            if name not in query.names:
                raise self._wrong(f"the query has no place ${name}", at)

    def _check_query(
        self, query: Template, parameters: Sequence[Parameter], columns: Sequence[Column]
    ) -> None:
        """Try it on an empty store, with values of the right types."""
        at, iris = self._line("query"), Iris("http://localhost:8000/")
        sample = query.filled({each.name: () if each.optional else _sample(each) for each in parameters})
        try:
            check(sample)
            answer = Store().query(
                sample, base_iri=iris.base, prefixes=prefixes(iris), use_default_graph_as_union=True
            )
        except Malformed as error:
            line = min(at + (error.line or 0), len(self._lines))
            raise self._wrong(f"the query is not SPARQL: {str(error).rstrip('.')}", line) from error
        except ThroughlineError as error:
            raise self._wrong(f"the query is refused: {str(error).rstrip('.')}", at) from error
        except SyntaxError as error:
            found = _ERROR_AT.search(str(error.msg))
            line, said = (at + int(found[1]), found[2]) if found else (at, str(error.msg))
            raise self._wrong(
                f"the query is not SPARQL: {_readable(said)}", min(line, len(self._lines))
            ) from error
        if not isinstance(answer, QuerySolutions):
            raise self._wrong("the query is no SELECT", at)
        variables = {variable.value for variable in answer.variables}
        for column, line in zip(columns, self._starts("column"), strict=False):
            if column.name not in variables:
                raise self._wrong(f"the query has no variable ?{column.name}", line)


def _readable(said: str) -> str:
    """What the parser says, without the ranges of characters that it would have taken instead."""
    if "Prefix not found" in said:
        return "a prefix here is not known"
    return " ".join(_RANGES.sub("", said).split()).rstrip(", ")[:200]


def _sample(parameter: Parameter) -> tuple[Value, ...]:
    return (_SAMPLES.get(parameter.type, _SAMPLE_THING),)
