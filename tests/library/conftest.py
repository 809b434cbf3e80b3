"""Small libraries: the shipped documents, and made-up plans of a few rows."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pytest

from graph.catalog.catalog import Type
from graph.ties.ties import HOLE
from library.documents.stored import NewDocument
from library.home import Home
from library.snapshots.snapshot import Snapshot
from search.answer import SearchAnswer
from search.query import search
from search.request import FACETS, SearchRequest

BASE = "http://localhost:8000/"

_HEAD = """SPRINGFIELD COUNTY
Community Planning Process – {slug}

CATEGORIES\tGOALS
1. Careers\tStrong careers for everyone.
2. Training\tA trained workforce.

A. PROGRAM RECOMMENDATIONS

1. EXISTS ALREADY: Expand and/or Improve

CATEGORY\tEXISTING PROGRAM\tDESCRIPTION: PROGRAM OR SERVICE\tEXPAND OR IMPROVE\tADDTL FUNDS\tSTATUS
"""

Plan = Callable[..., NewDocument]


def _plan(slug: str, *texts: str) -> NewDocument:
    rows = [
        f"{number % 2 + 1}\tItem {number}\t{number}. {text}\tExpand\tYES\t\n"
        for number, text in enumerate(texts, 1)
    ]
    text = _HEAD.format(slug=slug) + "".join(rows)
    return NewDocument(text.encode(), f"{slug}.txt", title=f"The plan {slug}")


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Makes a plan whose table has a row for each text, in categories 1 and 2 by turns."""
    return _plan


@pytest.fixture(scope="session")
def alpha() -> NewDocument:
    """Two recommendations; its Tree Office is in no vocabulary."""
    return _plan(
        "alpha", "Train peers with Human Resources. (System: Tree Office)", "Offer stipends to nurses."
    )


@pytest.fixture(scope="session")
def beta() -> NewDocument:
    """Three recommendations."""
    return _plan("beta", "Pay interpreters of American Sign Language.", "Mentor peers.", "Hold job fairs.")


@pytest.fixture(scope="session")
def gamma() -> NewDocument:
    """One recommendation."""
    return _plan("gamma", "Plant trees near universities. (System: Tree Office)")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty library."""
    return Home(tmp_path / "data", BASE)


@pytest.fixture(scope="session")
def _shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("shipped") / "data", BASE)
    home.ensure()
    return home.path


@pytest.fixture
def shipped(_shipped: Path, tmp_path: Path) -> Home:
    """A library of the shipped documents."""
    return _copied(_shipped, tmp_path)


@pytest.fixture(scope="session")
def _many_plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("many") / "data", BASE)
    things = ("peers", "nurses", "interpreters", "universities", "trees", "job fairs")
    home.add(
        _plan(f"plan-{n:02}", *(f"Train {thing} in way {n}. (System: Office {n % 5})" for thing in things))
        for n in range(10, 34)
    )
    return home.path


@pytest.fixture
def many_plans(_many_plans: Path, tmp_path: Path) -> Home:
    """A library of 24 plans of six recommendations, plan-10 to plan-33."""
    return _copied(_many_plans, tmp_path)


@pytest.fixture(scope="session")
def _two_plans(tmp_path_factory: pytest.TempPathFactory, alpha: NewDocument, gamma: NewDocument) -> Path:
    home = Home(tmp_path_factory.mktemp("plans") / "data", BASE)
    home.add([alpha])
    home.add([gamma])
    return home.path


@pytest.fixture
def two_plans(_two_plans: Path, tmp_path: Path) -> Home:
    """A library of alpha and gamma; the snapshot before held alpha alone."""
    return _copied(_two_plans, tmp_path)


def _copied(library: Path, tmp_path: Path) -> Home:
    shutil.copytree(library, tmp_path / "data")
    return Home(tmp_path / "data", BASE)


@pytest.fixture
def served() -> Callable[[Home], list[str]]:
    """Tells which documents the served snapshot of a library holds."""

    def slugs(home: Home) -> list[str]:
        with home.current() as snapshot:
            return sorted(snapshot.manifest.holdings)

    return slugs


@pytest.fixture
def told() -> Callable[[Home], dict[str, Any]]:
    """Gives all that the served snapshot of a library answers, in a form that does not depend on ordinals."""

    def answers(home: Home) -> dict[str, Any]:
        with home.current() as snapshot:
            return {
                "records": _records(snapshot),
                "things": _things(snapshot),
                "touches": _touches(snapshot),
                "measures": _measures(snapshot),
                "quads": sorted(map(str, snapshot.graph.store)),
                "texts": {slug: snapshot.document_text(slug) for slug in snapshot.manifest.holdings},
                "searches": _searches(snapshot),
                "counts": snapshot.manifest.counts,
                "holdings": snapshot.manifest.holdings,
            }

    return answers


def _records(snapshot: Snapshot) -> dict[str, Any]:
    live = np.flatnonzero(snapshot.ties.documents != HOLE).tolist()
    records = [orjson.loads(record) for record in snapshot.index.records(live)]
    return {record["id"]: record for record in records}


_TYPES: tuple[Type, ...] = ("concept", "document", "section", "category", "goal", "question")


def _things(snapshot: Snapshot) -> list[Any]:
    return [
        (thing.id, thing.kind, thing.label, thing.document, thing.count, thing.view)
        for kind in _TYPES
        for thing in snapshot.catalog.things(kind, limit=1000)[1]
    ]


def _measures(snapshot: Snapshot) -> tuple[list[Any], list[Any]]:
    catalog, found = snapshot.catalog, snapshot.measures
    called = {each.concept: catalog.by_ordinals([each.concept])[0].id for each in found.binding}
    return (
        [
            ([called[concept] for concept in each.concepts], each.recommendations)
            for each in found.communities
        ],
        [(called[each.concept], each.by_community, each.worth) for each in found.binding],
    )


def _touches(snapshot: Snapshot) -> dict[str, list[Any]]:
    found = {}
    for kind in _TYPES:
        for thing in snapshot.catalog.things(kind, limit=1000)[1]:
            row = snapshot.ties.recommendations(thing.ordinal)
            ids = [orjson.loads(r)["id"] for r in snapshot.index.records([int(n) for n in row.ordinals])]
            found[thing.id] = sorted(zip(ids, row.relations.tolist(), row.inferred.tolist(), strict=True))
    return found


def _searches(snapshot: Snapshot) -> dict[str, Any]:
    words = ("", "peers", "HR", "peer training", "tree office", "stipend OR trees", "interpreters", "peerz")
    return {f"{q} by {sort}": _found(snapshot, q, sort) for q in words for sort in ("relevance", "document")}


def _found(snapshot: Snapshot, q: str, sort: str) -> SearchAnswer:
    """An answer without its scores; results that score alike are in the order of their ids."""
    answer = search(snapshot.index, snapshot.catalog, SearchRequest(q=q, facets=FACETS, sort=sort, limit=100))
    hits = [replace(hit, score=0.0) for hit in answer.items]
    ordered = sorted(hits, key=lambda hit: hit.id) if sort == "relevance" else hits
    return replace(answer, shown=tuple(orjson.dumps(hit).decode() for hit in ordered))
