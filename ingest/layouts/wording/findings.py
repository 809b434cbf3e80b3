"""What layouts are given, and what they give back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.layouts.wording.codes import Codes
from ingest.outline import Outline
from ingest.profiles import Profile
from ontology.records import Category, Definition, LegendEntry, Place, Question, Recommendation
from ontology.values import value


@dataclass(frozen=True, slots=True)
class Ground:
    """What a layout looks at: a document's outline, the profile that it reads by, the document's slug, and
    its text, and the title that its format states, if any.
    """

    outline: Outline
    profile: Profile
    slug: str
    text: str = ""
    title: str = ""


@value(frozen=True, slots=True)
class Recognised:
    """A recommendation, and how it was recognised: the names of signals in `ingest/confidence.toml`.

    `restated` are the places where the document says it again.
    """

    recommendation: Recommendation
    signals: tuple[str, ...] = ()
    restated: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The records that a layout found. Its recommendations are made anew, with codes, each time they are
    asked for.
    """

    categories: tuple[Category, ...] = ()
    questions: tuple[Question, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    definitions: tuple[Definition, ...] = ()
    recommendations: Callable[[Codes], Iterator[Recognised]] = lambda _codes: iter(())
