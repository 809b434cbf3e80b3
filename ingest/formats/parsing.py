"""What runs in the process that parses a file: it confines itself, parses what it is given, and writes."""

import ctypes
import resource
import signal
import sys
import zipfile
import zlib
from collections.abc import Callable
from importlib import import_module

import orjson
from lxml import etree

from ingest.formats.packages import refuse_declarations
from ontology.errors import TooLarge, Unreadable

MEMORY = 2 * 1024 * 1024 * 1024  # bytes of address space
_PR_SET_PDEATHSIG = 1
_PACKAGES = ("docx", "xlsx")
_RENDERERS = {  # the module and the function that make a rendering of a file of each kind
    "docx": ("office.wordfile", "render_word"),
    "xlsx": ("office.workbook", "render_workbook"),
    "pdf": ("pdf.file", "render_pdf"),
    "html": ("web.page", "render_page"),
    "markdown": ("web.marked", "render_markdown"),
    "rst": ("web.structured", "render_rst"),
    "json": ("data.objects", "render_json"),
    "jsonl": ("data.objects", "render_json_lines"),
    "rdf": ("data.statements", "render_statements"),
}
_DAMAGED = "The file is damaged, or not what it seems to be; open it where it was made and save it again."
_LARGE = orjson.dumps(  # made while there is memory
    {
        "too_large": "The file takes more memory to read than a document may; "
        "split it, or save it as plain text."
    }
)


def main(kind: str, seconds: int) -> None:
    """Read a file from standard input, and write its rendering, or why there is none, as JSON."""
    _confine(seconds)
    sys.stdout.buffer.write(answer_to(sys.stdin.buffer.read(), kind))


def answer_to(content: bytes, kind: str) -> bytes:
    """The rendering of a file as JSON, or why there is none."""
    try:
        answer = _rendering(content, kind)
    except MemoryError:
        answer = _LARGE
    except etree.XMLSyntaxError as error:
        answer = _LARGE if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY else _damaged(error)
    except TooLarge as error:
        answer = orjson.dumps({"too_large": str(error)})
    except Unreadable as error:
        answer = orjson.dumps({"unreadable": str(error)})
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        answer = _damaged(error)
    return answer


def _damaged(error: Exception) -> bytes:
    return orjson.dumps({"unreadable": _DAMAGED, "because": type(error).__name__})


def _rendering(content: bytes, kind: str) -> bytes:
    """Only one of the parsers is loaded; each takes a while."""
    module, name = _RENDERERS[kind]
    render: Callable[[bytes], bytes] = getattr(import_module(f"ingest.formats.{module}"), name)
    if kind in _PACKAGES:
        refuse_declarations(content)
    return render(content)


def _confine(seconds: int) -> None:
    """Bound time and memory, write no files, and end with the process that asked."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
