"""What the words that someone types stand for, and how that is known."""

from dataclasses import dataclass
from typing import Final, Literal

from graph.catalog.catalog import Catalog
from graph.catalog.entries import How, Type
from graph.catalog.things import Thing
from ontology.errors import Invalid, NotFound, TooLarge

#: Characters of a name that is looked up.
MAX_NAME: Final = 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """A thing that was meant.

    `how` says by what: its id, its label, an alias, an acronym, a hidden name (which is not shown), its label
    where it was "found" in a document and no vocabulary knows it, the "number" by which a document refers to
    its parts (a document itself is read by that of a recommendation in it), its "initials", or "words" of a
    document's title or of what it names. `name` is that, as it is written.
    Words that name nothing, but stand in texts, are of the type "text", and `id` is those words.
    """

    id: str
    type: Type | Literal["recommendation", "text"]
    kind: str | None
    label: str
    how: How | Literal["id", "text", "words"]
    name: str


def resolve(catalog: Catalog, text: str) -> tuple[Reading, ...]:
    """Every thing that `text` is a name or an id of, best first: several where it is ambiguous.

    Raises Invalid, TooLarge, or NotFound with the nearest known names.
    """
    readings = readings_of(catalog, text)
    if not readings:
        raise unknown(catalog, text, "")
    return readings


def unknown(catalog: Catalog, text: str, further: str) -> NotFound:
    """That nothing is called so, with what is to be said further, and the nearest known names."""
    words = text.strip()
    nearest = tuple(dict.fromkeys(each.name for each in catalog.nearest(words)))
    return NotFound(f"Nothing is called {words[:100]!r}{further}.", nearest)


def readings_of(catalog: Catalog, text: str) -> tuple[Reading, ...]:
    """The same; none where it is no name. Raises Invalid or TooLarge."""
    words = text.strip()
    if not words:
        raise Invalid("Give the name of a thing, such as peers.", "q")
    if len(words) > MAX_NAME:
        raise TooLarge(f"A name has at most {MAX_NAME} characters.", "q")
    found = catalog.named(words)
    # A hidden name also links the names of other things ("peer training" to peers): they come before it.
    named = [each for each in found if each.how != "hidden"] or found
    if named:
        return tuple(
            Reading(each.thing_id, each.type, each.kind, each.label, each.how, each.name) for each in named
        )
    return tuple(map(reading_of, catalog.by_ids([words, f"document/{words}"])))


def reading_of(thing: Thing) -> Reading:
    """The reading of a thing that was asked for by its id."""
    return Reading(thing.id, thing.type, thing.kind, thing.label, "id", thing.id)


def as_text(text: str) -> Reading:
    """The reading of words that name nothing as words that stand in texts."""
    words = text.strip()
    return Reading(words, "text", None, words, "text", words)


def as_words(thing: Thing, words: str) -> Reading:
    """The reading of words of its title, or of what it names, as a thing."""
    return Reading(thing.id, thing.type, thing.kind, thing.label, "words", words)
