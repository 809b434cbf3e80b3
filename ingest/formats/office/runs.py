"""The words of a paragraph of a Word file: of all of its runs, in links and accepted insertions too."""

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OTHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}txbxContent", _OTHER)
)
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}


def words(element: etree._Element) -> str:
    """What a paragraph says. Deleted words, and those in boxes beside it, are left out."""
    return "".join(_words(element))


def boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes that hang on a paragraph."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(above.tag == _OTHER for above in box.iterancestors()):
            yield box


def is_bold(paragraph: etree._Element) -> bool:
    """Whether all words of a paragraph are set in bold."""
    runs = [
        run for run in paragraph.iter(f"{W}r") if any((one.text or "").strip() for one in run.iter(f"{W}t"))
    ]
    return bool(runs) and all(_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")


def _words(element: etree._Element) -> Iterator[str]:
    """Without recursion: a file may nest as it likes."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{W}t":
            yield child.text or ""
        elif sign := _SIGNS.get(str(child.tag)):
            yield sign
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            yield f"[{child.get(f'{W}id', '')}]"
        elif child.tag not in _LEFT_OUT:
            stack.append(iter(child))
