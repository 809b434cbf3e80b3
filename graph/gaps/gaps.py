"""What is missing: in recommendations, in the parts of documents, and between policies and plans."""

from dataclasses import dataclass

from graph.catalog.catalog import Catalog
from graph.catalog.choices import check_name, check_page, document_called
from graph.gaps.competencies import find_unbuilt_competencies
from graph.gaps.found import Found, GapDocument, GapItem, Scope
from graph.gaps.kinds import GAP_KINDS, GapKind
from graph.gaps.parts import (
    find_empty_categories,
    find_empty_goals,
    find_undefined_terms,
    find_unjoined_votes,
)
from graph.gaps.recommendations import find_recommendations
from graph.ties.ties import Ties
from graph.touching.items import Fetch
from ontology.errors import Invalid


@dataclass(frozen=True, slots=True)
class GapsRequest:
    """All gaps, each with its first `limit` items, or one `kind` of gap with a page of them.

    Of `document` (slugs) any will do; none means all.
    """

    kind: str | None = None
    document: tuple[str, ...] = ()
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of gap: what it means, how it is found, how many there are, and some of them.

    `of` is how many were looked at, or None where that is not counted. `documents` are those whose
    recommendations have this gap, the ones first in which only some have it; at most 20.
    """

    kind: str
    label: str
    meaning: str
    rule: str
    total: int
    of: int | None
    documents: tuple[GapDocument, ...]
    items: tuple[GapItem, ...]


def gaps(catalog: Catalog, ties: Ties, fetch: Fetch, request: GapsRequest) -> tuple[Gap, ...]:
    """The gaps asked for, in the order of GAP_KINDS.

    Raises Invalid for an unknown kind, TooLarge (naming the cap), NotFound with the nearest documents.
    """
    _check(request)
    documents = tuple(
        (slug, document_called(catalog, slug).ordinal) for slug in dict.fromkeys(request.document)
    )
    scope = Scope(documents, request.limit, request.offset)
    kinds = GAP_KINDS.values() if request.kind is None else [GAP_KINDS[request.kind]]
    return tuple(_gap(kind, _find(catalog, ties, fetch, kind, scope)) for kind in kinds)


def _check(request: GapsRequest) -> None:
    if request.kind is not None:
        check_name("gap", request.kind, GAP_KINDS, "kind")
    elif request.offset:
        raise Invalid("A page of gaps has a kind: say which, to page through it.", "offset")
    check_page(request.limit, request.offset)


def _find(catalog: Catalog, ties: Ties, fetch: Fetch, kind: GapKind, scope: Scope) -> Found:
    if kind.of_recommendations:
        return find_recommendations(catalog, ties, fetch, kind, scope)
    match kind.name:
        case "unjoined-vote":
            return find_unjoined_votes(catalog, ties, scope)
        case "empty-category":
            return find_empty_categories(catalog, ties, scope)
        case "empty-goal":
            return find_empty_goals(catalog, ties, scope)
        case "undefined-term":
            return find_undefined_terms(catalog, scope)
        case _:
            return find_unbuilt_competencies(catalog, ties, fetch, scope)


def _gap(kind: GapKind, found: Found) -> Gap:
    return Gap(
        kind=kind.name,
        label=kind.label,
        meaning=kind.meaning,
        rule=kind.rule,
        total=found.total,
        of=found.of,
        documents=found.documents,
        items=found.items,
    )
