"""What a document would become, before anything is kept: for the command, the page and the API alike."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.confidence import confidence
from ingest.layouts.wording.findings import Recognised
from ingest.leftovers import Leftover, Spans, leftovers
from ingest.profile_writing import profile_toml
from ingest.profiles import Profile
from ingest.reading import Inspection, inspect
from library.documents.description import described
from library.documents.profiles import profile_named
from library.documents.stored import NewDocument
from library.home import Home
from library.rereading import Reread
from ontology import views
from ontology.concepts import Vocabulary
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import Document, Place, Recommendation
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

    `total` is how many recommendations there are; of a large document they are read anew each time, and none
    is held. `profile` is the name of the profile that it was read by, `profile_toml` the whole of it: given
    back as the profile, it gives the same records. `notes` are sentences for the person who judges.
    """

    document: DocumentView
    total: int
    profile: str
    profile_toml: str
    notes: tuple[str, ...]
    _seen: Inspection
    _found: Iterable[Recognised]
    _held: Spans
    _linker: DocumentLinker
    _iris: Iris

    def records(self, offset: int = 0, limit: int | None = None) -> Iterator[PreviewedRecord]:
        """At most `limit` recommendations after the first `offset`, in their order."""
        end = None if limit is None else offset + limit
        return map(self._record, islice(self._found, offset, end))

    def leftovers(self) -> Iterator[Leftover]:
        """The blocks that no record holds, in their order."""
        return leftovers(self._seen.blocks, self._held)

    def _record(self, found: Recognised) -> PreviewedRecord:
        linked = self._linker.link(found.recommendation)
        figure, reasons = confidence(found)
        restated = tuple((place.line_start, place.line_end) for place in found.restated)
        view = views.recommendation_view(linked, self._seen.document, self._iris)
        return PreviewedRecord(view, figure, reasons, restated)


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
    return _understood(seen, load_vocabulary(site.base_iri, site.vocabularies), Iris(site.base_iri))


def _understood(seen: Inspection, vocabulary: Vocabulary, iris: Iris) -> Preview:
    found = Reread(seen.recommendations.recognised)
    linker = DocumentLinker(seen.document, vocabulary, Linker(vocabulary))
    kinds: Counter[str] = Counter()
    held = Spans(_held(seen.document))

    def noted() -> Iterator[Recommendation]:
        for one in found:
            kinds[one.recommendation.kind] += 1
            for place in (one.recommendation.place, *one.restated):
                held.add(place)
            yield one.recommendation

    linker.learn(noted())
    return Preview(
        document=views.document_view(seen.document, iris, kinds),
        total=kinds.total(),
        profile=seen.profile.name,
        profile_toml=profile_toml(seen.profile),
        notes=seen.statements.notes or (() if kinds else (_NOTHING,)),
        _seen=seen,
        _found=found,
        _held=held,
        _linker=linker,
        _iris=iris,
    )


def _held(document: Document) -> Iterator[Place]:
    yield from (category.place for category in document.categories)
    yield from (question.place for question in document.questions)
    yield from (entry.place for entry in document.legend)
    yield from (definition.place for definition in document.definitions)
