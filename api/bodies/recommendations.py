"""Whole recommendations, listed and one by one."""

from dataclasses import dataclass

import numpy as np

from api.bodies.body import Body, Listing, at_site, listing, with_fields
from api.bodies.hits import pairs, reachable
from api.paging import Page, beside
from graph.ties.ties import HOLE
from library.snapshots.snapshot import Snapshot
from ontology.views import RecommendationView
from search.query import search
from search.request import SearchRequest

PATH = "/api/recommendations"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationAnswer(RecommendationView):
    """A recommendation, and the snapshot that it was read from."""

    snapshot: str


@dataclass(frozen=True, slots=True)
class RecommendationList(Listing[RecommendationView]):
    """One page of recommendations; `notes` tell of filters that mean nothing here."""

    notes: tuple[str, ...]


def recommendations_body(snapshot: Snapshot, request: SearchRequest, path: str = PATH) -> Body:
    """One page of the recommendations that the filters let through, each whole; `path` is that of the call.

    Without filters, and in the order of the documents, the whole library can be paged through.
    """
    path, page = at_site(snapshot, path), Page(request.limit, request.offset)
    if not request.filters and request.sort == "document":
        total = snapshot.ties.live
        return _noted(
            listing(snapshot, _in_order(snapshot, page), total, beside(path, pairs(request), page, total))
        )
    found = search(snapshot.index, snapshot.catalog, request)
    around = beside(path, pairs(request), page, reachable(found))
    items = [snapshot.index.record(hit.id) for hit in found.items]
    return _noted(listing(snapshot, items, found.total.value, around), found.notes)


def _noted(body: Body, notes: tuple[str, ...] = ()) -> Body:
    return Body(with_fields(body.json, notes=notes), body.links)


def _in_order(snapshot: Snapshot, page: Page) -> list[bytes]:
    ties = snapshot.ties
    wanted = (ties.ranks >= page.offset) & (ties.ranks < page.offset + page.limit) & (ties.documents != HOLE)
    ordinals = np.flatnonzero(wanted)
    return snapshot.index.records(ordinals[ties.ranks[ordinals].argsort()].tolist())


def recommendation_body(snapshot: Snapshot, recommendation_id: str) -> Body:
    """One recommendation. Raises NotFound with the nearest ids."""
    return Body(with_fields(snapshot.index.record(recommendation_id), snapshot=snapshot.id))
