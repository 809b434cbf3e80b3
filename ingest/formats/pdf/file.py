"""PDF files with a text layer: their pages read one by one, within limits, and written as a rendering."""

import io
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ingest.formats.pdf.aligned import left_open, level_rules, with_aligned
from ingest.formats.pdf.bullets import with_bullets
from ingest.formats.pdf.flow import Sheet, flow
from ingest.formats.pdf.grids import Grid, grids
from ingest.formats.pdf.labels import with_labels
from ingest.formats.pdf.pace import Pace
from ingest.formats.pdf.parsed import Parsed
from ingest.formats.pdf.sidebars import has_sidebar
from ingest.formats.pdf.words import UNKNOWN, Char, lines
from ingest.formats.pdf.writing import Writing
from ontology.errors import TooLarge, Unreadable

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 2_000
MAX_CHARACTERS = 40_000  # on one page; a page of a newspaper has 20,000
_UNREADABLE = 0.3  # of the letters, that the file does not name, make it unreadable
_BROKEN = (PSException, PdfminerException, MalformedPDFException, PyPdfError)
_DAMAGED = "The PDF is damaged; open it where it was made and save it again."
_LOCKED = "The PDF is locked with a password; save it without one."
_NO_LETTERS = (
    "The PDF does not say which letters its signs stand for; save it as text, .docx or .html where it was "
    "made, or run text recognition (OCR) on it."
)
_PICTURES = "The PDF has no text, only pictures of its pages; run text recognition (OCR) on it first."


def render_pdf(content: bytes) -> bytes:
    """A PDF as a rendering with the places at which its pages begin. Raises Unreadable or TooLarge."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with _damaged():
        _gate(content)
    sheets = list(_sheets(content))
    parts, body = flow(sheets)
    return Writing(body).written(parts, len(sheets), MEDIA_TYPE)


@contextmanager
def _damaged() -> Iterator[None]:
    """Says of whatever the libraries raise that the file is damaged; not all of it is of their own kinds."""
    try:
        yield
    except (*_BROKEN, RecursionError, ArithmeticError, LookupError, ValueError) as error:
        within = error.args[0] if error.args else None  # pdfplumber wraps whatever is raised below it
        if isinstance(within, TooLarge | MemoryError):
            raise within from error
        raise Unreadable(_DAMAGED) from error
    except (TypeError, AttributeError, AssertionError, NotImplementedError) as error:
        raise Unreadable(_DAMAGED) from error


def _gate(content: bytes) -> None:
    """Refuse at little cost what is locked, has too many pages, or is not put together as a PDF is."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(_LOCKED)
    pages = len(reader.pages)
    if pages > MAX_PAGES:
        raise TooLarge(f"The PDF has {pages:,} pages; it may have at most {MAX_PAGES:,}.")
    if not pages:
        raise Unreadable("The PDF has no pages.")


def _sheets(content: bytes) -> Iterator[Sheet]:
    said: Counter[str] = Counter()
    above: Grid | None = None
    with _damaged():
        file = pdfplumber.open(io.BytesIO(content))
        pages = file.pages
    with file, Pace(len(pages)) as pace:
        for page in pages:
            pace.begin(page.page_number)
            with _damaged():
                parsed = Parsed(page)
            sheet = _sheet(parsed, said, above)
            above = left_open(sheet.items)
            yield sheet
            page.close()
    _refuse_unread(said)


def _refuse_unread(said: Counter[str]) -> None:
    if not said["letters"] and not said["unknown"]:
        raise Unreadable(_PICTURES if said["pictures"] else "The PDF is empty: there is no word in it.")
    if said["unknown"] > _UNREADABLE * (said["letters"] + said["unknown"]):
        raise Unreadable(_NO_LETTERS)


def _sheet(page: Parsed, said: Counter[str], above: Grid | None) -> Sheet:
    chars: Sequence[Char] = page.chars
    if len(chars) > MAX_CHARACTERS:
        raise TooLarge(
            f"Page {page.page_number} of the PDF has {len(chars):,} characters; "
            f"one may have at most {MAX_CHARACTERS:,}."
        )
    for char in chars:
        if not char["text"].isspace():
            said["unknown" if _unknown(char["text"]) else "letters"] += 1
    said["pictures"] += len(page.images) + len(page.curves)
    upright = [char for char in chars if char["upright"] and char["matrix"][0] > 0]
    tables, rest = grids(page, with_bullets(upright, [*page.curves, *page.rects]))
    found = lines(rest)
    aligned = found if has_sidebar(found) else with_aligned(found, level_rules(page.edges), above)
    items = [*with_labels(aligned), *tables]
    return Sheet(tuple(sorted(items, key=lambda item: item.bottom)), tuple(_aside(chars)))


def _unknown(text: str) -> bool:
    return text.startswith("(cid:") or text in (UNKNOWN, "\0") or "\ue000" <= text < "\uf000"


def _aside(chars: Sequence[Char]) -> Iterator[str]:
    """What is written upwards, or upside down, in the order in which the file has it."""
    slanting = [char for char in chars if not (char["upright"] and char["matrix"][0] > 0)]
    for _, run in groupby(slanting, key=lambda char: (char["fontname"], round(char["size"]))):
        said = " ".join("".join(char["text"] for char in run).split())
        if said:
            yield said
