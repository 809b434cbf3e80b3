"""Results of SELECT and ASK as JSON, XML, CSV and TSV, written by Oxigraph, at most so many rows."""

import io
from collections.abc import Callable, Mapping
from typing import IO, BinaryIO, Final, cast

import orjson
from pyoxigraph import QueryResultsFormat, QuerySolutions

from graph.sparql.row_ends import FORMS
from ontology.characters import allowed

_FORMATS: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
# What Oxigraph leaves as it is though XML cannot hold it, or though a parser would read something else.
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n"})
_PLANE_END: Final = b"\xef\xbf"


class _Cut(Exception):
    """There are more rows than are wanted."""


class LimitedRows(io.RawIOBase):
    """Takes what Oxigraph writes of a result, and passes on at most so many rows of it, whole ones.

    Only a row that is not yet whole is held back. `count` says how many rows were passed on, `cut` whether
    there are more.
    """

    def __init__(self, name: str, limit: int, output: BinaryIO) -> None:
        super().__init__()
        self.count = 0
        self.cut = False
        self._form = FORMS[name]
        self._repaired = _well_formed if name == "xml" else bytes
        self._limit = limit
        self._output = output
        self._begun = False
        self._held = bytearray()
        self._enough = 0

    def write(self, chunk: bytes) -> int:  # type: ignore[override] # the serializer writes only bytes
        self._held += chunk
        if self._begun or self._headed():
            self._pass_on()
        return len(chunk)

    def end(self) -> None:
        """All was written."""
        tail = self._form.tail
        del self._held[len(self._held) - len(tail) :]
        self._held += self._form.more
        self._enough = 0
        self._pass_on()
        self._output.write(tail)

    def end_cut(self) -> None:
        """Close what was cut, and say so where the format has a place for it."""
        self._output.write(self._form.note(self.count))

    def writable(self) -> bool:
        return True

    def _headed(self) -> bool:
        """Whether the rows have begun; what stands before them is passed on."""
        head, found, rest = self._held.partition(self._form.head)
        if not found:
            return False
        self._output.write(head + found)
        self._begun, self._held = True, bytearray(self._form.comma) + rest
        return True

    def _pass_on(self) -> None:
        if len(self._held) < self._enough:
            return
        end, rows = self._form.whole(self._held)
        if self.count + rows > self._limit:
            wanted = self._limit - self.count
            rows, end = wanted, self._form.ends(self._held)[wanted - 1] if wanted else 0
            self.cut = True
        if rows:
            # The first row of all has nothing before it.
            start = 0 if self.count else len(self._form.comma)
            self._output.write(self._repaired(self._held[start:end]))
        self.count += rows
        del self._held[:end]
        # A row that is very long is not looked at again for every piece of it.
        self._enough = 2 * len(self._held) if not rows else 0
        if self.cut:
            raise _Cut


def write_solutions(solutions: QuerySolutions, name: str, limit: int, output: BinaryIO) -> tuple[int, bool]:
    """Write at most so many rows; how many those are, and whether there are more."""
    rows = LimitedRows(name, limit, output)
    try:
        solutions.serialize(cast("IO[bytes]", rows), _FORMATS[name])
        rows.end()
    except _Cut:
        rows.end_cut()
    return rows.count, rows.cut


def _well_formed(xml: bytearray) -> bytes:
    if len(xml.translate(None, _CONTROLS)) == len(xml) and _PLANE_END not in xml:
        return bytes(xml)
    return allowed(xml.decode()).replace("\r", "&#13;").encode()


def json_truth(truth: bool) -> bytes:
    """SPARQL 1.1 Query Results JSON of ASK."""
    return b'{"head":{},"boolean":%s}' % orjson.dumps(truth)


def xml_truth(truth: bool) -> bytes:
    """SPARQL Query Results XML of ASK."""
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        b"<head/><boolean>%s</boolean></sparql>\n" % orjson.dumps(truth)
    )


def word(truth: bool) -> bytes:
    """ASK as a word: CSV and TSV have no form for it."""
    return orjson.dumps(truth)


TRUTH: Final[Mapping[str, Callable[[bool], bytes]]] = {
    "json": json_truth,
    "xml": xml_truth,
    "csv": word,
    "tsv": word,
}
