"""What is missing, shared, counted and decided, as text for people: the content of the service's answers."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console

from cli.screen import clean, console, line, table

View = Mapping[str, Any]

_NOT_STATED = "not stated"
# How words that only one of two texts has are marked, as wdiff marks them.
_MARKS = {"delete": ("[-", "-]", "left"), "insert": ("{+", "+}", "right")}


def print_gaps(found: View) -> None:
    """Each gap with its rule, how many there are, and the first of them."""
    out = console()
    for at, gap in enumerate(found["gaps"]):
        if at:
            line(out)
        of = f" of {gap['of']}" if gap["of"] is not None else ""
        line(out, f"{gap['label']}: {gap['total']}{of}", f"  {gap['kind']}", style="bold")
        line(out, gap["rule"], indent=2, style="dim")
        if len(gap["documents"]) > 1:
            told = ", ".join(f"{each['id']} {each['count']} of {each['of']}" for each in gap["documents"])
            line(out, told, indent=2)
        for item in gap["items"]:
            line(out, item["id"], f"  {clean(item['label'])}", f"  {_lines(item)}", indent=4)
            if item["detail"]:
                line(out, clean(item["detail"]), indent=6, style="dim")
        if gap["total"] > len(gap["items"]):
            line(out, f"… {gap['total']} in all", indent=4)


def print_comparison(found: View) -> None:
    """Both documents, then each part."""
    out = console()
    sides = {side: found[side]["id"] for side in ("left", "right")}
    for side, slug in sides.items():
        has = f"{found[side]['recommendations']} recommendations, {found[side]['concepts']} concepts"
        line(out, f"{slug}", f"  {has}", style="bold")
    parts = {
        "shared": "Both are about",
        "only_left": f"Only {sides['left']} is about",
        "only_right": f"Only {sides['right']} is about",
    }
    for part, heading in parts.items():
        if found[part]:
            _print_part(out, heading, found[part], sides)
    if found["pairs"]:
        line(out)
        line(out, f"Nearest recommendations ({found['pairs']['total']})", style="bold")
        for pair in found["pairs"]["items"]:
            _print_pair(out, pair)


def _print_part(out: Console, heading: str, part: View, sides: Mapping[str, str]) -> None:
    line(out)
    line(out, f"{heading} ({part['total']})", style="bold")
    for item in part["items"]:
        counts = ", ".join(f"{slug} {item[side]}" for side, slug in sides.items() if item[side])
        beside = [f"{near['relation']} {clean(near['label'])}" for near in item["near"]]
        near = f"  the other has {', '.join(beside)}" if beside else ""
        line(out, clean(item["label"]), f"  {item['id']}  {counts}", near, indent=2)


def _print_pair(out: Console, pair: View) -> None:
    line(out)
    line(out, f"{pair['score']:.2f}", f"  {clean(pair['sentence'])}", indent=2)
    for side in ("left", "right"):
        line(out, pair[side]["id"], f"  {clean(pair[side]['title'] or pair[side]['text'])}", indent=8)


def print_matrix(found: View) -> None:
    """The counts as a table, an empty cell being none, with how many recommendations stand where at all."""
    rows, columns = found["rows"], found["columns"]
    lines = [
        (value["label"], *(cell["count"] or "" for cell in cells), value["count"])
        for value, cells in zip(rows["values"], found["cells"], strict=True)
    ]
    every = ("recommendations", *(value["count"] for value in columns["values"]), found["total"])
    labels = [clean(value["label"]) for value in columns["values"]]
    table((f"{rows['dimension']} / {columns['dimension']}", *labels, "recommendations"), [*lines, every])
    for axis in (rows, columns):
        shown = sum(not value["id"].startswith("_") for value in axis["values"])
        if shown < axis["total"]:
            line(
                console(),
                f"{shown} of {axis['total']} values of {axis['dimension']} have a place of their own",
            )


def print_trail(found: View) -> None:
    """Each step with its proof, then the wording."""
    out = console()
    line(out, found["id"], f"  {clean(found['title'] or found['text'])}", style="bold")
    for step in found["steps"]:
        value = _NOT_STATED if step["value"] is None else clean(step["value"])
        line(out, f"{step['label']}: {value}", indent=2)
        if proof := step["evidence"]:
            line(
                out, f"“{clean(proof['quote'])}” {proof['document']}, {_lines(proof)}", indent=4, style="dim"
            )
    if found["together"]:
        line(out, f"the same vote: {', '.join(found['together'])}", indent=2)
    if wording := found["wording"]:
        line(out)
        changed = "worded differently" if wording["changed"] else "in the same words"
        line(out, f"The vote was {changed}:", style="bold")
        line(out, *map(run_text, wording["runs"]), indent=2)


def run_text(run: View) -> str:
    """A run of words, marked as wdiff marks what only one side has."""
    before, after, side = _MARKS.get(run["change"], ("", "", "right"))
    space = " " if any(run[each][:1].isspace() for each in ("left", "right")) else ""
    return f"{space}{before}{clean(run[side])}{after}"


def _lines(place: View) -> str:
    if place["line_start"] is None:
        return ""
    if place["line_start"] == place["line_end"]:
        return f"line {place['line_start']}"
    return f"lines {place['line_start']}–{place['line_end']}"
