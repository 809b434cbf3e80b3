"""The merged cells of a sheet, which a sheet that is read as a stream does not tell."""

import zipfile
from collections import defaultdict
from typing import Any

from lxml import etree
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MOST = 50_000  # merged ranges of one sheet; later ones are left as they are
_TALLEST = 2_000  # rows over which one cell reaches


class Merges:
    """The cells of one sheet that reach over others; rows from 1, columns from 0."""

    def __init__(self) -> None:
        self._down: dict[int, dict[int, int]] = defaultdict(dict)
        self._wide: dict[int, int] = {}
        self._tall: dict[int, int] = {}

    def add(self, reference: str) -> None:
        """Take a range such as "A1:B3"."""
        left, top, right, bottom = range_boundaries(reference)
        if not (left and top and right and bottom):
            return
        bottom = min(bottom, top + _TALLEST)
        for row in range(top + 1, bottom + 1):
            self._down[row][left - 1] = top
        if right > left and bottom == top:
            self._wide[top] = self._wide.get(top, 0) + 1
        if bottom > top:
            self._tall[top] = max(bottom, self._tall.get(top, 0))

    def reaching(self, row: int) -> dict[int, int]:
        """The columns of a row that a cell above reaches down to, with the row in which it begins."""
        return self._down.get(row, {})

    def is_wide(self, row: int) -> bool:
        """Whether cells of a row reach over others beside them."""
        return row in self._wide

    def header_end(self, row: int) -> int:
        """The last row of a header that begins in this one: cells reach down beside others that part."""
        tall = self._tall.get(row, row)
        return tall if tall > row and self._wide.get(row) else row


def read_merges(package: zipfile.ZipFile, sheet: ReadOnlyWorksheet) -> Merges:
    """The merged cells of a sheet."""
    merges = Merges()
    untyped: Any = sheet  # its stubs leave out the path, which nothing else tells
    with package.open(untyped._worksheet_path) as stream:  # noqa: SLF001 (see above)
        found = 0
        for _, element in etree.iterparse(stream, resolve_entities=False, no_network=True):
            if etree.QName(element).localname == "mergeCell" and found < _MOST:
                merges.add(element.get("ref", ""))
                found += 1
            if etree.QName(element).localname in ("row", "mergeCell"):
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    return merges
