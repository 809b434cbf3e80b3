"""The record model: what a document says, before and after its text is linked to concepts.

Every offset counts characters (Unicode code points) of a document's text, `Document.text`, from 0;
every `line` is 1-based. `Document.text[place.start:place.end]` is what stands at a place.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from ontology.values import value

Kind = Literal["program-existing", "program-new", "policy", "statement", "recommendation"]
Basis = Literal["stated", "inferred"]


@value(frozen=True, slots=True)
class Place:
    """Where something stands in a document's text; `page` is 1-based, where the format has pages."""

    start: int
    end: int
    line_start: int
    line_end: int
    page: int | None = None

    def first_line(self, text: str) -> "Place":
        """Where the first line of it stands in the document's text: the heading of a section."""
        end = text.find("\n", self.start, self.end)
        return self if end < 0 else Place(self.start, end, self.line_start, self.line_start, self.page)


@value(frozen=True, slots=True)
class Piece:
    """A verbatim run: `value[at : at + end - start] == Document.text[start:end]`."""

    at: int
    start: int
    end: int


@value(frozen=True, slots=True)
class SourcedText:
    """A text put together from verbatim pieces of the document, in order.

    Markup and numbers lie between the pieces; a joining space that the source does not have lies in none.
    """

    value: str
    pieces: tuple[Piece, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of the document that holds `value[start:end]`.

        Raises ValueError where no character of it comes from the document.
        """
        inside = [p for p in self.pieces if p.at < end and start < p.at + p.end - p.start]
        if not inside:
            raise ValueError(f"no source for characters {start} to {end} of {self.value!r}")
        first, last = inside[0], inside[-1]
        return first.start + max(0, start - first.at), min(last.end, last.start + end - last.at)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or headed part of a document; `code` is its number path, such as "A.1" or "4"."""

    code: str
    title: str
    place: Place
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A category that the document itself sets up, with the goal stated for it.

    Where the document gives it no number, it is not `numbered`, and its slug takes the number's place in ids.
    """

    number: str
    label: SourcedText
    goal: SourcedText | None
    place: Place
    numbered: bool = True

    @property
    def stated_number(self) -> str | None:
        """The number that the document gives it; None where it gives none."""
        return self.number if self.numbered else None


@dataclass(frozen=True, slots=True)
class Question:
    """A vote on a recommendation. `percent` is of strong or very strong support, 0 to 100."""

    number: str
    text: SourcedText
    place: Place
    percent: float | None = None
    percent_cell: SourcedText | None = None
    outcome: SourcedText | None = None


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the document's own key to its colours or marks."""

    mark: str
    description: SourcedText
    place: Place


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that the document sets out to define; `text` is None where it leaves it undefined."""

    term: SourcedText
    text: SourcedText | None
    place: Place


@value(frozen=True, slots=True)
class Recommendation:
    """One recommendation as its document states it; what is None or empty is not stated.

    `category` and `question` are numbers of the document's own categories and questions, each beside the
    cell that states it. `actions`, `actor`, `funding` and `status` are the source's own words;
    `status_fill` is the name of the status cell's fill colour, where the format keeps it and the words do not
    say it. `responsible` holds the names of the parties that the source states to be responsible.
    `notes` are its parenthetical remarks. `attributes` holds the columns that no field takes, by header.
    """

    document: str
    code: str
    kind: Kind
    text: SourcedText
    place: Place
    title: SourcedText | None = None
    section: str | None = None
    category: str | None = None
    category_cell: SourcedText | None = None
    actions: SourcedText | None = None
    actor: SourcedText | None = None
    funding: SourcedText | None = None
    status: SourcedText | None = None
    status_fill: str | None = None
    question: str | None = None
    question_cell: SourcedText | None = None
    responsible: tuple[SourcedText, ...] = ()
    notes: tuple[SourcedText, ...] = ()
    attributes: dict[str, SourcedText] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """`<slug>/<code>`, unique in a library."""
        return f"{self.document}/{self.code}"


@dataclass(frozen=True, slots=True)
class Document:
    """All of a document but its recommendations.

    `text` is the whole text that offsets point into. `sha256` and `size` (bytes) are of the original file.
    `reader` names the format reader, `profile` the layout profile. `page_starts` are the offsets at which
    pages begin, where the format or the layout has pages.
    """

    slug: str
    title: str
    text: str
    source_name: str
    media_type: str
    encoding: str | None
    sha256: str
    size: int
    reader: str
    profile: str
    subtitle: str | None = None
    publisher: str | None = None
    date: str | None = None
    page_starts: tuple[int, ...] = ()
    sections: tuple[Section, ...] = ()
    categories: tuple[Category, ...] = ()
    questions: tuple[Question, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader understood of one document. `recommendations` may be a stream: go through it once.

    `statements` are those of a document that is RDF, in N-Triples without their final dots.
    """

    document: Document
    recommendations: Iterable[Recommendation]
    statements: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class Evidence:
    """The words that prove an edge: `quote == Document.text[start:end]`."""

    document: str
    quote: str
    start: int
    end: int
    line_start: int
    line_end: int
    page: int | None = None


@value(frozen=True, slots=True)
class Tie:
    """One edge from a recommendation to a thing, with its proof.

    `relation` is the local name of a sub-property of `touches` ("mentions", "responsible", "category" …);
    `target` an id ("population/peers"); `field` the part of the recommendation in which characters
    `start` to `end` were found ("title", "text", "funding" …); `rule` the named rule that found it.
    """

    relation: str
    target: str
    label: str
    kind: str
    field: str
    start: int
    end: int
    basis: Basis
    rule: str
    evidence: Evidence


@value(frozen=True, slots=True)
class LinkedRecommendation:
    """A recommendation with every edge that leaves it, in the order in which they stand in the source."""

    recommendation: Recommendation
    ties: tuple[Tie, ...]
