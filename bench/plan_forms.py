"""The plans of `bench/plans`, written in the formats that are read: one plan, many files.

A plan is written line by line: "# " begins a heading, "1. " and "- " an item, "| " a row of a table, and
anything else a paragraph.
"""

import html
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

import docx
import openpyxl
from fpdf import FPDF

_ITEM = re.compile(r"(\s*)(\d{1,2}\.|-)\s(.+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan, with its depth (headings and items), its mark (items), or its cells (rows)."""

    kind: str  # heading, item, row, paragraph
    words: str
    depth: int = 0
    mark: str = ""
    cells: tuple[str, ...] = ()


def lines(plan: str) -> list[Line]:
    """The lines of a plan that have words."""
    return [_line(line) for line in plan.splitlines() if line.strip()]


def _line(line: str) -> Line:
    if line.startswith("#"):
        marks, _, words = line.partition(" ")
        return Line("heading", words, len(marks))
    if line.startswith("|"):
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        return Line("row", " ".join(cells), cells=cells)
    if found := _ITEM.match(line):
        return Line("item", found[3], len(found[1]) // 3, found[2])
    return Line("paragraph", line)


def _runs(plan: str) -> Iterator[tuple[str, list[Line]]]:
    """The lines of a plan; those of one table or one list together. An empty line parts two tables."""
    for part in re.split(r"\n\s*\n", plan):
        for kind, run in groupby(lines(part), key=lambda line: line.kind):
            yield kind, list(run)


def _even(rows: list[Line]) -> list[tuple[str, ...]]:
    width = max(len(row.cells) for row in rows)
    return [row.cells + ("",) * (width - len(row.cells)) for row in rows]


def as_txt(plan: str) -> bytes:
    """Plain text: tables with tabs, empty lines around headings and paragraphs."""
    parts = []
    for kind, run in _runs(plan):
        if kind == "row":
            parts.append("\n".join("\t".join(row) for row in _even(run)))
        elif kind == "item":
            parts.append("\n".join(f"{'   ' * one.depth}{one.mark} {one.words}" for one in run))
        else:
            parts += [line.words for line in run]
    return "\n\n".join(parts).encode() + b"\n"


def as_md(plan: str) -> bytes:
    """Markdown, with pipe tables."""
    parts = []
    for kind, run in _runs(plan):
        if kind == "row":
            first, *rest = [f"| {' | '.join(row)} |" for row in _even(run)]
            rule = f"|{' --- |' * len(_even(run)[0])}"
            parts.append("\n".join((first, rule, *rest)))
        elif kind == "item":
            parts.append("\n".join(f"{'   ' * one.depth}{one.mark} {one.words}" for one in run))
        else:
            parts += [f"{'#' * line.depth} {line.words}".strip() for line in run]
    return "\n\n".join(parts).encode() + b"\n"


def as_html(plan: str) -> bytes:
    """A web page; items keep their numbers as words, nested ones are lists of their own."""
    parts = []
    for kind, run in _runs(plan):
        if kind == "row":
            first, *rest = _even(run)
            parts.append(f"<table><tr>{_cells(first, 'th')}</tr>")
            parts += [f"<tr>{_cells(row, 'td')}</tr>" for row in rest] + ["</table>"]
        elif kind == "item":
            parts.append(_html_list(run))
        else:
            parts += [_html_line(line) for line in run]
    body = "\n".join(parts)
    return f"<!DOCTYPE html><html><head><title>Plan</title></head><body>{body}</body></html>".encode()


def _cells(row: tuple[str, ...], tag: str) -> str:
    return "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row)


def _html_line(line: Line) -> str:
    tag = f"h{line.depth}" if line.depth else "p"
    return f"<{tag}>{html.escape(line.words)}</{tag}>"


def _html_list(run: list[Line]) -> str:
    tag = "ul" if run[0].mark == "-" else "ol"
    start = f' start="{run[0].mark[:-1]}"' if tag == "ol" else ""
    items = []
    for one in run:
        if one.depth == 0:
            items.append([html.escape(one.words)])
        else:
            items[-1].append(f"<li>{html.escape(one.words)}</li>")
    inner = "".join(
        f"<li>{words}<ul>{''.join(nested)}</ul></li>" if nested else f"<li>{words}</li>"
        for words, *nested in items
    )
    return f"<{tag}{start}>{inner}</{tag}>"


def as_docx(plan: str) -> bytes:
    """A Word file with styled headings; the marks of items are typed."""
    file = docx.Document()
    for kind, run in _runs(plan):
        if kind == "row":
            rows = _even(run)
            table = file.add_table(len(rows), len(rows[0]))
            for made, row in zip(table.rows, rows, strict=True):
                for cell, words in zip(made.cells, row, strict=True):
                    cell.text = words
            file.add_paragraph("")
        for line in run if kind != "row" else ():
            if line.depth and kind == "heading":
                file.add_heading(line.words, line.depth)
            elif line.mark == "-":
                file.add_paragraph(line.words, style="List Bullet 2" if line.depth else "List Bullet")
            else:
                file.add_paragraph(f"{line.mark} {line.words}".strip())
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def as_xlsx(plan: str) -> bytes:
    """A workbook of one sheet: tables in its rows, other lines in cells of the first column."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for kind, run in _runs(plan):
        for line in run:
            sheet.append(list(line.cells) if kind == "row" else [f"{line.mark} {line.words}".strip()])
        sheet.append([])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_pdf(plan: str) -> bytes:
    """A PDF with a text layer: ruled tables, larger bold headings, page numbers at the foot."""
    file = _Paged()
    file.add_page()
    for kind, run in _runs(plan):
        if kind == "row":
            file.set_font("Helvetica", size=9)
            with file.table() as table:
                for row in _even(run):
                    table.row(row)
            file.ln(4)
        for line in run if kind != "row" else ():
            file.set_font("Helvetica", "B" if line.depth and kind == "heading" else "", _size(line))
            file.set_x(file.l_margin + (6 * line.depth if kind == "item" else 0))
            words = f"{line.mark} {line.words}".strip().replace("–", "-")
            file.multi_cell(0, 5.5, words, new_x="LMARGIN", new_y="NEXT")
            file.ln(2)
    return bytes(file.output())


class _Paged(FPDF):
    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 10, f"Page {self.page_no()}", align="C")


def _size(line: Line) -> int:
    return {1: 20, 2: 15, 3: 13}.get(line.depth, 11) if line.kind == "heading" else 11


FORMS: dict[str, Callable[[str], bytes]] = {
    "txt": as_txt,
    "md": as_md,
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
}
