"""A row that breaks off with a colon over lettered rows: "The Department should:", then "(a) …", "(b) …"."""

import re
from collections.abc import Iterable, Iterator

from ingest.layouts.tables.drafts import Draft
from ingest.layouts.wording.addressees import addressed
from ingest.layouts.wording.sentences import asked
from ingest.pieces import cut
from ontology.records import SourcedText

_LETTER = re.compile(r"\(?([a-z]|[ivx]{1,4})[.)]?", re.IGNORECASE)
_LETTERED = re.compile(r"\(?([a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_FIRST = ("a", "i")
_BARE = frozenset({"text", "number", "category", "title", "question"})


def with_lead_ins(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts, in which lettered rows below one that breaks off are its parts.

    Parts that other cells say something of, a response or a status, are recommendations of their own, with
    the code and the party of the row above; others are more of its words.
    """
    held: list[Draft] = []
    for draft in drafts:
        if held and (letter := _letter(draft)) and (len(held) > 1 or letter in _FIRST):
            held.append(draft)
            continue
        yield from _told(held)
        held = [draft] if _breaks_off(draft) else []
        if not held:
            yield draft
    yield from _told(held)


def _told(held: list[Draft]) -> Iterator[Draft]:
    if len(held) < 2:
        yield from held
        return
    lead, *parts = held
    if any(not _is_bare(part) for part in parts) and _is_bare(lead):
        for part in parts:
            yield _part(lead, part)
        return
    for part in parts:
        lead.rest.append(part.values["text"])
        lead.last = part.place
    yield lead


def _part(lead: Draft, part: Draft) -> Draft:
    letter = _letter(part)
    if not part.number and "number" not in part.values:
        part.values["text"] = _unmarked(part)
    part.values.pop("number", None)
    part.number = f"{lead.number}.{letter}" if lead.number else letter
    party = addressed(lead.values["text"]) or asked(lead.values["text"])
    above = {"category": lead.values.get("category"), "responsible": party}
    part.values = {**{meaning: said for meaning, said in above.items() if said}, **part.values}
    return part


def _unmarked(part: Draft) -> SourcedText:
    text = part.values["text"]
    found = _LETTERED.match(text.value)
    return cut(text, found.end()) if found else text


def _breaks_off(draft: Draft) -> bool:
    text = draft.values.get("text")
    return (
        text is not None and text.value.endswith((":", ":—", ": -")) and not draft.rest and not _letter(draft)
    )


def _is_bare(draft: Draft) -> bool:
    return not draft.attributes and draft.values.keys() <= _BARE


def _letter(draft: Draft) -> str:
    """The letter that a row has for its number, or before its words; empty where it has none."""
    if "text" not in draft.values:
        return ""
    cell = draft.values.get("number")
    said = draft.number or (cell.value if cell else "")
    found = _LETTER.fullmatch(said) if said else _LETTERED.match(draft.values["text"].value)
    return found[1].lower() if found else ""
