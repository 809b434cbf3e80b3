"""What a document would become, without a library being touched."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.profiles import Profile, load_profile, shipped_profile
from ingest.reading import read
from library.description import described
from library.documents import NewDocument
from ontology import views
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.ties import DocumentLinker
from ontology.views import DocumentView, RecommendationView
from ontology.vocabularies import load_vocabulary


@dataclass(frozen=True, slots=True)
class Understood:
    """A document as it was understood, in the form in which the service would show it."""

    document: DocumentView
    recommendations: tuple[RecommendationView, ...]


def understand(new: NewDocument, data: Path, base_iri: str) -> Understood:
    """Read and link a document with the vocabularies and profiles of the library in `data`.

    Raises Invalid for what is said of it, Unreadable, or NotFound for its profile.
    """
    said = described(new)
    reading = read(
        new.content,
        source_name=said.source_name,
        slug=said.slug,
        title=said.title,
        publisher=said.publisher,
        date=said.date,
        profile=_profile(said.profile, data),
    )
    vocabulary = load_vocabulary(base_iri, sorted(_own(data / "vocabularies")))
    linker, iris = DocumentLinker(reading.document, vocabulary, Linker(vocabulary)), Iris(base_iri)
    shown = tuple(
        views.recommendation_view(linker.link(recommendation), reading.document, iris)
        for recommendation in reading.recommendations
    )
    return Understood(views.document_view(reading.document, iris, Counter(r.kind for r in shown)), shown)


def _own(folder: Path) -> Iterator[Path]:
    return (path for path in (folder.iterdir() if folder.is_dir() else ()) if not path.name.startswith("."))


def _profile(name: str | None, data: Path) -> Profile | None:
    """A site's own profile of this name comes before a shipped one."""
    if name is None:
        return None
    own = {path.stem: path for path in _own(data / "profiles")}
    return load_profile(own[name]) if name in own else shipped_profile(name)
