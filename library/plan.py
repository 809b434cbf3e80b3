"""What a build is to make: its recipe and where its ingredients are, and what of it an earlier one has."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from library.documents import Source, StoredDocument
from library.manifest import Ingredient, Recipe
from library.site import Site
from library.snapshot import Snapshot
from library.software import software
from ontology.concepts import Vocabulary
from ontology.vocabularies import load_vocabulary


@dataclass(frozen=True, slots=True)
class Plan:
    """`sources` are sorted by slug."""

    recipe: Recipe
    sources: tuple[Source, ...]
    vocabulary: Vocabulary
    site: Site


@dataclass(frozen=True, slots=True)
class Change:
    """How to come from one snapshot to another: slugs to drop, then documents to add."""

    dropped: tuple[str, ...]
    added: tuple[Source, ...]


def plan_for(site: Site, sources: Iterable[Source]) -> Plan:
    """The plan of a snapshot. Raises Unreadable where a vocabulary of the site is no RDF."""
    every = tuple(sources)
    vocabulary = load_vocabulary(site.base_iri, site.vocabularies)
    recipe = Recipe(
        software=software(),
        base_iri=site.base_iri,
        vocabulary=vocabulary.sha256,
        profiles=_sum_of(sorted(site.profiles.glob("*.toml"))),
        documents=tuple(_ingredient(source.document) for source in every),
    )
    return Plan(recipe, every, vocabulary, site)


def change_from(previous: Snapshot, plan: Plan) -> Change | None:
    """What to change in a snapshot to make the planned one; None where it is as well built anew.

    That is so where more than the documents differ, where most of them do, and where most of the ordinals
    ever given out are of recommendations that are gone.
    """
    if not plan.recipe.differs_in_documents_only(previous.manifest.recipe):
        return None
    before = {ingredient.slug: ingredient for ingredient in previous.manifest.recipe.documents}
    kept = {i.slug for i in plan.recipe.documents if before.get(i.slug) == i}
    added = tuple(source for source in plan.sources if source.document.slug not in kept)
    change = Change(tuple(slug for slug in before if slug not in kept), added)
    gone = len(previous.ties.documents) - previous.ties.live
    changing = sum(s.document.size for s in added) + sum(before[slug].size for slug in change.dropped)
    staying = sum(before[slug].size for slug in kept)
    return change if changing <= staying and gone <= previous.ties.live else None


def _ingredient(document: StoredDocument) -> Ingredient:
    return Ingredient(
        document.slug,
        document.source_name,
        document.sha256,
        document.size,
        document.title,
        document.publisher,
        document.date,
        document.profile,
    )


def _sum_of(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return digest.hexdigest()
