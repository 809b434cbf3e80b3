"""How fast the pages of a PDF are read: one that would take too long is refused long before it has."""

import signal
import time
from types import FrameType
from typing import Self

from ontology.errors import TooLarge

SECONDS = 80  # of computing, for all pages: less than the process has
PAGE_SECONDS = 15  # of computing, for one page: a hundred times what a page of a report takes
_SEEN = 10  # seconds of computing after which the pages that were read tell how long the others will take
_DOUBT = 1.25  # times as long as all pages may take is what they would take, before that is believed


class Pace:
    """Times the pages of one file, in the process that reads it: an alarm goes off within a page."""

    def __init__(self, pages: int) -> None:
        self._pages = pages
        self._page = 0
        self._begun = time.process_time()
        signal.signal(signal.SIGPROF, self._late)

    def begin(self, page: int) -> None:
        """Before a page, by number from 1. Raises TooLarge where the pages take, or would take, too long."""
        self._page = page
        taken = time.process_time() - self._begun
        wanted = taken / max(1, page - 1) * self._pages
        if taken > SECONDS or (taken > _SEEN and wanted > _DOUBT * SECONDS):
            raise TooLarge(
                f"The PDF takes more time to read than a document may: {page - 1:,} of {self._pages:,} pages "
                f"took {taken:.0f} seconds, and all may take {SECONDS}; split it."
            )
        signal.setitimer(signal.ITIMER_PROF, PAGE_SECONDS, 1)  # again, where a library goes on after it

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """No alarm goes off after the last page, nor after a fault."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _late(self, _number: int, _frame: FrameType | None) -> None:
        raise TooLarge(
            f"Page {self._page:,} of the PDF takes more than {PAGE_SECONDS} seconds to read; "
            "take it out, or save the document as .docx or plain text."
        )
