"""Data on stdout, for programs."""

import sys
from collections.abc import Iterable
from typing import Annotated

import orjson
import typer

Json = Annotated[bool, typer.Option("--json", help="The same JSON as the service gives.")]


def write_json(content: bytes) -> None:
    """JSON on a line, or indented where a person looks at it."""
    if sys.stdout.isatty():
        content = orjson.dumps(orjson.loads(content), option=orjson.OPT_INDENT_2)
    write_bytes((content, b"\n"))


def write_bytes(chunks: Iterable[bytes]) -> None:
    """Bytes as they are."""
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
