"""Parsing in a process of its own, with limits of time and memory: whatever a file does, it ends
there.
"""

import subprocess
import sys
from dataclasses import replace
from typing import Any

import orjson

from ingest.blocks import Source
from ingest.decoding import Decoded
from ingest.formats.packages import package_kind
from ingest.formats.rendering import rendered
from ingest.titles import untitled
from ontology.errors import TooLarge, Unreadable

SECONDS = 60  # by the clock, which nobody waits longer for; the largest allowed sheet takes half of them
SECONDS_OF = {"pdf": 120}  # pages take a tenth of a second and more; too many are seen after ten seconds
MAX_PDF = 64 * 1024 * 1024  # bytes
_BEGIN = """
import sys
sys.path[:] = {path!r}
from ingest.formats.parsing import main
main({kind!r}, {seconds})
"""
_DAMAGED = "The file cannot be read: it is damaged, or not what it seems to be; save it again."


def read_package(content: bytes, source_name: str = "") -> Source:
    """A Word or Excel file as a text with blocks. Raises Unreadable or TooLarge.

    A book that does not say its title has its file's name: the names of its sheets are those of its parts.
    """
    kind = package_kind(content)
    source = rendered(_answer(content, kind))
    named = kind == "xlsx" and source.title is None and source_name
    return replace(source, title=untitled(source_name)) if named else source


def read_pdf(content: bytes) -> Source:
    """A PDF as a text with blocks. Raises Unreadable or TooLarge."""
    if len(content) > MAX_PDF:
        raise TooLarge(f"The file has {len(content):,} bytes; a PDF may have at most {MAX_PDF:,}.")
    return rendered(_answer(content, "pdf"))


def read_apart(decoded: Decoded, kind: str) -> Source:
    """A text that has to be parsed, as a text with blocks. Raises Unreadable or TooLarge."""
    answer = _answer(decoded.text.encode("utf-8", "replace"), kind)
    return replace(rendered(answer), encoding=decoded.encoding)


def read_statements(header: bytes, text: str) -> dict[str, Any]:
    """What `ingest.formats.data.statements` makes of a text of RDF. Raises Unreadable or TooLarge."""
    found: dict[str, Any] = _answer(header + b"\n" + text.encode("utf-8", "replace"), "rdf")
    return found


def _answer(content: bytes, kind: str) -> Any:  # noqa: ANN401 (what is read from JSON is untyped)
    answer = orjson.loads(_parsed(content, kind))
    if "too_large" in answer:
        raise TooLarge(answer["too_large"])
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"])
    return answer


def _parsed(content: bytes, kind: str) -> bytes:
    seconds = SECONDS_OF.get(kind, SECONDS)
    code = _BEGIN.format(path=sys.path, kind=kind, seconds=seconds)
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and code)
            [sys.executable, "-P", "-B", "-c", code],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    if done.returncode == 0:
        return done.stdout
    raise _too_much() if done.returncode < 0 else Unreadable(_DAMAGED)


def _too_much() -> TooLarge:
    return TooLarge(
        "The file takes more time or memory to read than a document may; split it, or save it as plain text."
    )
