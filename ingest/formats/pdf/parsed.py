"""The objects of a PDF's page as pdfplumber gives them, but each character with only what is read of it.

A page has thousands of characters and few other things. pdfplumber asks two dozen values of each, which takes
twice as long as finding it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pdfminer.layout import LTChar, LTComponent, LTContainer
from pdfplumber.container import Container
from pdfplumber.page import Page, fix_fontname_bytes

Object = dict[str, Any]  # in points from the top left


class Parsed(Container):
    """The objects of a page by kind; pdfplumber makes the rules between cells of them."""

    def __init__(self, page: Page) -> None:
        self.page_number = page.page_number
        self._by_kind = _by_kind(page)

    @property
    def objects(self) -> dict[str, list[Object]]:
        """What stands on the page: "char", "rect", "curve", "line", "image"."""
        return self._by_kind


def _by_kind(page: Page) -> dict[str, list[Object]]:
    found: dict[str, list[Object]] = defaultdict(list)
    height, (left, top) = page.height, page.mediabox[:2]
    for one in _leaves(page.layout):
        if isinstance(one, LTChar):
            found["char"].append(_char(one, left, height, top))
        else:
            made = page.process_object(one)
            found[made["object_type"]].append(made)
    return dict(found)


def _leaves(layout: Iterable[LTComponent]) -> Iterator[LTComponent]:
    """What holds nothing else, in the order in which it is painted."""
    for one in layout:
        if isinstance(one, LTContainer):
            yield from _leaves(one)
        else:
            yield one


def _char(one: LTChar, left: float, height: float, top: float) -> Object:
    """A character in the numbers that pdfplumber gives for it."""
    name = one.fontname
    return {
        "text": one.get_text(),
        "x0": one.x0 + left if left else one.x0,
        "x1": one.x1 + left if left else one.x1,
        "top": (height - one.y1) + top,
        "bottom": (height - one.y0) + top,
        "size": one.size,
        "fontname": fix_fontname_bytes(name) if isinstance(name, bytes) else name,
        "matrix": one.matrix,
        "upright": one.upright,
    }
