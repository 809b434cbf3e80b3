"""The answers of the service as text for people: the same content, in another form."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console

from cli.screen import clean, console, line, marked, table

View = Mapping[str, Any]

_NOT_STATED = "not stated"
# Fields that are for programs; those that say what a part of a thing is called, the best first.
_FOR_PROGRAMS = frozenset({"snapshot", "iri", "start", "end"})
_CALLED = ("label", "title", "term", "mark", "text")
# How one thing lies near another.
_NEAR = {
    "related": "related",
    "broader": "broader",
    "sibling": "beside it",
    "state": "another such state",
    "name": "called like it",
}
_KNOWN_BY = ("id", "concept", "code")


def print_hits(found: View) -> None:
    """What a search found, why, and how it can be narrowed."""
    out = console()
    query = clean(found["query"])
    line(out, _number(found["total"]["value"], "recommendation") + (f" for “{query}”" if query else ""))
    if found["corrected"]:
        said = "Nothing has these words; this is for" if found["corrected_used"] else "Did you mean"
        line(out, f"{said} “{clean(found['corrected'])}”" + ("" if found["corrected_used"] else "?"))
    for note in found["notes"]:
        line(out, clean(note))
    for item in found["items"]:
        line(out)
        _print_hit(out, item)
    for name, values in found["facets"].items():
        line(out)
        table((name, "count"), ((value["label"], value["count"]) for value in values))


def _print_hit(out: Console, item: View) -> None:
    highlights, category = item["highlights"], item["category"]
    title = marked(highlights["title"]) if "title" in highlights else clean(item["title"])
    line(out, item["id"], *(("  ", title) if title else ()), style="bold")
    line(out, marked(highlights["text"]) if "text" in highlights else clean(item["text"]), indent=4)
    reasons = [f"{match['how']} {match['field']}: {clean(match['term'])}" for match in item["matched"]]
    about = [clean(category["label"]) if category else "category not stated", *reasons]
    line(out, " · ".join(about), indent=4, style="dim")


def print_ties(found: View) -> None:
    """What touches a thing, by relation, each with the sentence that proves it and where that stands."""
    out = console()
    for reading in found["resolved"]:
        line(out, clean(reading["label"]), f"  {reading['id']}, {_how(reading)}", style="bold")
    _print_read(out, found)
    line(out, _touching(found))
    _print_near(out, found)
    for group in found["groups"]:
        line(out)
        line(out, f"{group['label']} ({group['count']})", style="bold")
        for item in group["items"]:
            line(out)
            _print_tie(out, item)
    line(out)
    for name, connections in found["connected"].items():
        if connections:
            told = ", ".join(f"{clean(each['label'])} ({each['count']})" for each in connections)
            line(out, f"{name}: {told}")


def _print_read(out: Console, found: View) -> None:
    """How the rest of the question was read: numbers, other spellings, words that nothing has, denials."""
    for typed, read in found["spelled"].items():
        line(out, f"nothing has “{clean(typed)}”; this is for “{clean(read)}”")
    if found["further"]:
        line(out, f"{_number(found['further'], 'thing')} more of that name; ask by an id, or in a document")
    if found["numbered"]:
        line(out, f"by number: {clean(', '.join(found['numbered']))}")
    if found["unmet"]:
        line(out, f"nothing that touches this has “{clean(found['unmet'])}” in its text; without that:")
    if found["without"]:
        labels = {reading["id"]: reading["label"] for reading in found["resolved"]}
        left_out = (labels[each] for group in found["without"] for each in group)
        line(out, f"left out: {clean(', '.join(left_out))}")


def _touching(found: View) -> str:
    """How many recommendations touch what was asked about."""
    count, one = _number(found["total"], "recommendation"), found["total"] == 1
    if found["numbered"]:
        numbered = f"{_number(len(found['numbered']), 'recommendation')} of this number"
        return f"{numbered}; {found['total']} {'touches' if one else 'touch'} {_asked(found)}"
    if found["untied"] and found["total"]:
        return f"{count} {'has it in its' if one else 'have it in their'} text alone"
    return f"{count} {'touches' if one else 'touch'} {_asked(found)}"


def _asked(found: View) -> str:
    return "it" if len(found["asked"]) == 1 else "all of these"


def _print_near(out: Console, found: View) -> None:
    """Each part of a question alone, and what lies near a thing that nothing is tied to."""
    if found["apart"]:
        alone = (f"{clean(part['label'])} ({part['count']})" for part in found["apart"])
        line(out, "each alone: ", ", ".join(alone))
    for thing in found["untied"]:
        line(out, f"nothing stated touches {clean(thing['label'])}")
        if thing["definition"]:
            line(out, clean(thing["definition"]), indent=4, style="dim")
        for each in thing["near"]:
            said = f"{_NEAR[each['how']]}: {clean(each['label'])} ({each['count']})"
            line(out, said, f"  {each['id']}", indent=4)


def _how(reading: View) -> str:
    """How the words that were typed stand for a thing."""
    if reading["how"] == "text":
        return "which names nothing: looked for in the text"
    if reading["how"] == "number" and reading["type"] == "document":
        return f"which has a recommendation “{clean(reading['name'])}”"
    if reading["how"] == "hidden":  # a name that is never shown
        return "by another name"
    if reading["how"] == "found":
        return "as a document calls it"
    return "by its id" if reading["how"] == "id" else f"by its {reading['how']} “{clean(reading['name'])}”"


def _print_tie(out: Console, item: View) -> None:
    line(out, item["id"], "  ", clean(item["title"] or item["text"]), indent=2)
    line(out, clean(item["sentence"]), indent=4)
    for proof in dict.fromkeys(_proof(quote, item["sentence"]) for quote in item["evidence"]):
        line(out, proof, indent=4, style="dim")


def _proof(quote: View, sentence: str) -> str:
    """Words that prove a tie and their place; only the place of what the sentence quotes already."""
    said = "" if quote["quote"] in sentence else f"“{clean(quote['quote'])}” "
    return f"{said}{_place(quote)}, {quote['basis']}"


def _place(source: View) -> str:
    """Where something stands in its document."""
    first, last = source["line_start"], source["line_end"]
    page = f", page {source['page']}" if source["page"] else ""
    return f"{source['document']}{page}, " + (
        f"line {first}" if first == last else f"lines {first} to {last}"
    )


def print_thing(view: View) -> None:
    """One thing, field by field; what its document does not state says so."""
    out = console()
    for name, value in view.items():
        if name not in _FOR_PROGRAMS | {"source"}:
            _print_field(out, name.replace("_", " "), value)
    source = view.get("source")
    if isinstance(source, dict):
        line(out, f"source: {_place(source)}")
        line(out, f"“{clean(source['quote'])}”", indent=4, style="dim")
    elif source:
        line(out, f"source: {clean(source)}")
    line(out, f"iri: {view['iri']}")


def _print_field(out: Console, name: str, value: object) -> None:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        line(out, f"{name}:")
        for each in dict.fromkeys(map(_in_brief, value)):
            line(out, each, indent=4)
    elif isinstance(value, dict):
        line(out, f"{name}: ", _in_brief(value) or _NOT_STATED)
    else:
        texts: Sequence[object] = value if isinstance(value, list) else [value]
        line(out, f"{name}: ", ", ".join(filter(None, map(clean, texts))) or _NOT_STATED)


def _in_brief(view: View) -> str:
    """A part of a thing on one line: what it is called, its id, then the rest of it."""
    called = next((name for name in _CALLED if view.get(name)), None)
    known_by = next((name for name in _KNOWN_BY if view.get(name)), None)
    head = " ".join(
        [*([clean(view[called])] if called else []), *([f"({clean(view[known_by])})"] if known_by else [])]
    )
    return "; ".join(filter(None, [head, *_rest(view, {called, known_by})]))


def _rest(view: View, told: set[str | None]) -> Iterator[str]:
    for name, value in view.items():
        if name in told | _FOR_PROGRAMS or value in (None, "", [], {}) or isinstance(value, list):
            continue
        if name == "quote":
            yield f"“{clean(value)}”"
        elif isinstance(value, dict):
            yield _place(value) if "line_start" in value else _in_brief(value)
        else:
            yield f"{name.replace('_', ' ')} {clean(value)}"


def _number(count: int, of: str) -> str:
    return f"{count} {of}" + ("" if count == 1 else "s")
