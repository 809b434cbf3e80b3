"""The answers of the service as text for people: the same content, in another form."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console

from cli.screen import clean, console, line, marked, table

View = Mapping[str, Any]

_NOT_STATED = "not stated"


def print_hits(found: View) -> None:
    """What a search found, why, and how it can be narrowed."""
    out = console()
    total, query = found["total"]["value"], clean(found["query"])
    line(out, f"{_number(total, 'recommendation')}" + (f" for “{query}”" if query else ""))
    if found["corrected"]:
        shown = "Nothing has these words; this is for" if found["corrected_used"] else "Did you mean"
        line(out, f"{shown} “{clean(found['corrected'])}”" + ("" if found["corrected_used"] else "?"))
    for note in found["notes"]:
        line(out, clean(note))
    for item in found["items"]:
        _print_hit(out, item)
    for name, values in found["facets"].items():
        line(out)
        table((name, "count"), ((value["label"], value["count"]) for value in values))


def _print_hit(out: Console, item: View) -> None:
    shown, category = item["highlights"], item["category"]
    line(out)
    line(
        out,
        item["id"],
        "  ",
        marked(shown["title"]) if "title" in shown else clean(item["title"]),
        style="bold",
    )
    line(out, marked(shown["text"]) if "text" in shown else clean(item["text"]), indent=4)
    reasons = [f"{match['how']} {match['field']}: {clean(match['term'])}" for match in item["matched"]]
    about = [clean(category["label"]) if category else "category not stated", *reasons]
    line(out, " · ".join(about), indent=4, style="dim")


def print_ties(found: View) -> None:
    """What touches a thing, by relation, each with the sentence that proves it."""
    out = console()
    for reading in found["resolved"]:
        line(out, clean(reading["label"]), f"  {reading['id']}, {_how(reading)}", style="bold")
    line(
        out, f"{_number(found['total'], 'recommendation')} {'touches' if found['total'] == 1 else 'touch'} it"
    )
    for group in found["groups"]:
        line(out)
        line(out, f"{group['label']} ({group['count']})", style="bold")
        for item in group["items"]:
            _print_tie(out, item)
    line(out)
    for name, connections in found["connected"].items():
        if connections:
            told = ", ".join(f"{clean(each['label'])} ({each['count']})" for each in connections)
            line(out, f"{name}: {told}")


def _how(reading: View) -> str:
    """How the words that were typed stand for a thing."""
    return "by its id" if reading["how"] == "id" else f"by its {reading['how']} “{clean(reading['name'])}”"


def _print_tie(out: Console, item: View) -> None:
    line(out)
    line(out, item["id"], f"  {clean(item['title'] or item['text'])}", indent=2)
    line(out, clean(item["sentence"]), f" ({item['basis']})", indent=4)
    for quote in item["evidence"]:
        place = f"lines {quote['line_start']}–{quote['line_end']}"
        if quote["line_start"] == quote["line_end"]:
            place = f"line {quote['line_start']}"
        line(out, f"“{clean(quote['quote'])}” {quote['document']}, {place}", indent=4, style="dim")


def print_thing(view: View) -> None:
    """One thing, field by field; what its document does not state says so."""
    out = console()
    for name, value in view.items():
        if name not in {"snapshot", "iri", "source"}:
            _print_field(out, name.replace("_", " "), value)
    if "iri" in view:
        _print_field(out, "iri", view["iri"])
    if isinstance(view.get("source"), dict):
        _print_field(out, "source", view["source"])


def _print_field(out: Console, name: str, value: object, indent: int = 0) -> None:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        line(out, f"{name}:", indent=indent)
        for each in value:
            line(out, "- ", _in_brief(each), indent=indent + 2)
    elif isinstance(value, dict) and value:
        line(out, f"{name}: ", _in_brief(value), indent=indent)
    else:
        texts = [clean(each) for each in value] if isinstance(value, list) else [clean(value)]
        line(out, f"{name}: ", ", ".join(text for text in texts if text) or _NOT_STATED, indent=indent)


def _in_brief(view: View) -> str:
    """A part of a thing on one line."""
    plain = [(name, value) for name, value in view.items() if value not in (None, "", [], {})]
    return "; ".join(
        f"{name.replace('_', ' ')} {clean(value)}"
        for name, value in plain
        if not isinstance(value, dict | list)
    )


def _number(count: int, of: str) -> str:
    return f"{count} {of}" + ("" if count == 1 else "s")
