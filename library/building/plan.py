"""What a build is to make: its recipe and where its ingredients are, and what of it an earlier one has."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from library.building.software import software
from library.documents.profiles import profile_file
from library.documents.stored import Source, StoredDocument
from library.site import Site
from library.snapshots.manifest import Ingredient, Recipe, Version
from library.snapshots.snapshot import Snapshot
from ontology.concepts import Vocabulary
from ontology.vocabularies import load_vocabulary

#: A text index rates words by how common they were, dropped ones included: with one in so many gone, scores
#: are within some per cent of those of an index built anew.
MOST_GONE: Final = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """`sources` are sorted by slug; `history` holds all versions of the documents that have several."""

    recipe: Recipe
    sources: tuple[Source, ...]
    vocabulary: Vocabulary
    site: Site
    history: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """How to come from one snapshot to another: slugs to drop, then documents to add."""

    dropped: tuple[str, ...]
    added: tuple[Source, ...]


def plan_for(site: Site, sources: Iterable[Source], history: Iterable[Source] = ()) -> Plan:
    """The plan of a snapshot. Raises Unreadable where a vocabulary of the site is no RDF."""
    every, versions = tuple(sources), tuple(history)
    vocabulary = load_vocabulary(site.base_iri, site.vocabularies)
    recipe = Recipe(
        software=software(),
        base_iri=site.base_iri,
        vocabulary=vocabulary.sha256,
        documents=tuple(_ingredient(source.document, site) for source in every),
        history=tuple(_version(source.document, site) for source in versions),
    )
    return Plan(recipe, every, vocabulary, site, versions)


def change_from(previous: Snapshot, plan: Plan) -> Change | None:
    """What to change in a snapshot to make the planned one; None where it is as well built anew.

    That is so where more than the documents differ, where most of them do, and where more than one in
    MOST_GONE recommendations would stay behind as a hole in the ties and as words that the index counts.
    """
    if not plan.recipe.differs_in_documents_only(previous.manifest.recipe):
        return None
    before = {ingredient.slug: ingredient for ingredient in previous.manifest.recipe.documents}
    kept = {i.slug for i in plan.recipe.documents if before.get(i.slug) == i}
    added = tuple(source for source in plan.sources if source.document.slug not in kept)
    change = Change(tuple(slug for slug in before if slug not in kept), added)
    holes = len(previous.ties.documents) - previous.ties.live
    gone = holes + sum(previous.manifest.holdings[slug].recommendations for slug in change.dropped)
    adding = sum(source.document.size for source in added)
    staying = sum(before[slug].size for slug in kept)
    return change if adding <= staying and gone * MOST_GONE <= previous.ties.live else None


def _version(document: StoredDocument, site: Site) -> Version:
    return Version(document.version, _ingredient(document, site), document.removed)


def _ingredient(document: StoredDocument, site: Site) -> Ingredient:
    own = profile_file(document.profile, site.profiles)
    return Ingredient(
        document.slug,
        document.source_name,
        document.sha256,
        document.size,
        document.title,
        document.publisher,
        document.date,
        document.profile,
        hashlib.sha256(own.read_bytes()).hexdigest() if own else None,
    )
