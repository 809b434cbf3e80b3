"""What a search answers."""

from dataclasses import dataclass
from typing import Literal

import orjson

How = Literal["exact", "stem", "alias", "relation", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Total:
    """How many were found; always counted, never estimated."""

    value: int
    relation: Literal["eq"] = "eq"


@dataclass(frozen=True, slots=True)
class Match:
    """A reason why a recommendation was found: `term` is what stands in its `field`.

    `how`: the word itself (exact), another form of it (stem), another name of what it names (alias),
    something narrower than that or its category or document (relation), or a word spelled like it (fuzzy).
    """

    how: How
    field: str
    term: str


@dataclass(frozen=True, slots=True)
class HitCategory:
    """The category of a hit."""

    id: str
    number: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A recommendation in brief, and why it was found.

    `highlights` holds HTML by field, with the words that matched in <mark> and all else escaped; of a long
    text only its best part, with an ellipsis where it was cut. `score` is None where the order is another.
    """

    id: str
    iri: str
    document: str
    code: str
    kind: str
    title: str | None
    text: str
    category: HitCategory | None
    score: float | None
    highlights: dict[str, str]
    matched: tuple[Match, ...]


@dataclass
class FacetValue:
    """One value of a facet: `filter` and `value` narrow a search to it; `count` is of all results.

    The count is as if no value of this facet's filter were selected.
    """

    # A page makes two hundred of these, and nothing changes them: frozen, they take three times as long.

    value: str
    label: str
    count: int
    filter: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words of the query that name a thing, by all of whose names it was found.

    `type` is concept, category or document; `narrower` the number of concepts under it that were looked for
    too.
    """

    words: str
    type: str
    id: str
    label: str
    narrower: int


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One page of what was found.

    `shown` is the JSON of each hit, which few read: `items` are they.
    `corrected` is the query with its misspelled words put right; the hits are those of the corrected query
    where `corrected_used` says so, because the query as it was typed finds nothing. `notes` tell, a sentence
    each, what was read otherwise than a reader might expect. `facets` are in the order asked for.
    """

    query: str
    corrected: str | None
    corrected_used: bool
    total: Total
    shown: tuple[str, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    expanded: tuple[Expansion, ...]
    notes: tuple[str, ...]
    sort: str
    limit: int
    offset: int

    @property
    def items(self) -> tuple[Hit, ...]:
        """The hits of the page, read."""
        return tuple(map(read_hit, self.shown))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion of what was typed; `id` is a thing's or recommendation's id, None for a mere word."""

    text: str
    type: Literal["concept", "document", "category", "section", "goal", "question", "recommendation", "word"]
    kind: str | None
    id: str | None


def read_hit(shown: str) -> Hit:
    """A hit from its JSON."""
    hit = orjson.loads(shown)
    hit["category"] = HitCategory(**hit["category"]) if hit["category"] else None
    hit["matched"] = tuple(Match(**match) for match in hit["matched"])
    return Hit(**hit)
