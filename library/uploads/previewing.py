"""What a document would become, before anything is kept: for the command, the page and the API alike."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.confidence import confidence
from ingest.layouts.wording.findings import Recognised
from ingest.leftovers import Leftover, leftovers
from ingest.profile_writing import profile_toml
from ingest.profiles import Profile
from ingest.reading import Inspection, inspect
from library.documents.description import described
from library.documents.profiles import profile_named
from library.documents.stored import NewDocument
from library.home import Home
from ontology import views
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import Place
from ontology.ties import DocumentLinker
from ontology.views import DocumentView, RecommendationView
from ontology.vocabularies import load_vocabulary

_NOTHING = "No recommendation was recognised; a profile can say where they stand (docs/profiles.md)."


@dataclass(frozen=True, slots=True)
class PreviewedRecord:
    """A recommendation as it would be kept. `confidence` is from 0 to 1; `reasons` are the names of signals
    and cautions in `ingest/confidence.toml`, whose figures multiplied are the confidence.

    `restated` are the lines (first, last) at which the document says the recommendation again.
    """

    recommendation: RecommendationView
    confidence: float
    reasons: tuple[str, ...]
    restated: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """All that was understood of a document, and what was not.

    `profile` is the name of the profile that it was read by, `profile_toml` the whole of it: given back as
    the profile, it gives the same records. `notes` are sentences for the person who judges.
    """

    document: DocumentView
    records: tuple[PreviewedRecord, ...]
    leftovers: tuple[Leftover, ...]
    profile: str
    profile_toml: str
    notes: tuple[str, ...] = ()


def preview(
    home: Home,
    content: bytes,
    source_name: str,
    *,
    slug: str | None = None,
    profile: str | Profile | None = None,
    title: str | None = None,
    publisher: str | None = None,
    date: str | None = None,
) -> Preview:
    """Read and link a document with the vocabularies and profiles of a library; nothing is kept.

    `profile` is one's name, or a profile (`ingest.profiles.parse_profile` makes one of TOML). Raises Invalid
    for what is said of the document, Unreadable or TooLarge for the document, NotFound for the profile.
    """
    name = profile if isinstance(profile, str) else None
    said = described(NewDocument(content, source_name, slug, title, publisher, date, name))
    site = home.site()
    named = profile_named(said.profile, site.profiles) if said.profile else None
    seen = inspect(
        content,
        source_name=said.source_name,
        slug=said.slug,
        title=said.title,
        publisher=said.publisher,
        date=said.date,
        profile=profile if isinstance(profile, Profile) else named,
        base=site.base_iri,
    )
    vocabulary = load_vocabulary(site.base_iri, site.vocabularies)
    found = tuple(seen.recommendations.recognised())
    linker = DocumentLinker(seen.document, vocabulary, Linker(vocabulary))
    linker.learn(one.recommendation for one in found)
    iris = Iris(site.base_iri)
    records = tuple(_record(one, seen, linker, iris) for one in found)
    kinds = Counter[str](one.recommendation.kind for one in found)
    return Preview(
        views.document_view(seen.document, iris, kinds),
        records,
        tuple(leftovers(seen.blocks, _held(seen, found))),
        seen.profile.name,
        profile_toml(seen.profile),
        seen.statements.notes or (() if records else (_NOTHING,)),
    )


def _record(found: Recognised, seen: Inspection, linker: DocumentLinker, iris: Iris) -> PreviewedRecord:
    view = views.recommendation_view(linker.link(found.recommendation), seen.document, iris)
    figure, reasons = confidence(found)
    restated = tuple((place.line_start, place.line_end) for place in found.restated)
    return PreviewedRecord(view, figure, reasons, restated)


def _held(seen: Inspection, found: tuple[Recognised, ...]) -> Iterator[Place]:
    document = seen.document
    yield from (category.place for category in document.categories)
    yield from (question.place for question in document.questions)
    yield from (entry.place for entry in document.legend)
    yield from (definition.place for definition in document.definitions)
    for each in found:
        yield each.recommendation.place
        yield from each.restated
