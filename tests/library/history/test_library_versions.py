"""What a library knows of the earlier versions of its documents, and of what is gone."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from library.documents.stored import NewDocument
from library.history.changes import changes
from library.history.removed import removed
from library.history.versions import past_of, two_versions, versions
from library.home import Home
from library.snapshots.snapshot import Snapshot
from ontology.errors import Invalid, NotFound

Plan = Callable[..., NewDocument]

TREES = "Plant two hundred trees along the river before the end of the decade."
LIGHTS = "Replace the street lights of the old town by lamps that save energy."
BUSES = "Run the night buses every twenty minutes on Fridays and Saturdays."


@pytest.fixture
def changed(home: Home, plan: Plan) -> Home:
    """A plan of trees, lights and buses whose second version has the buses first, and no lights."""
    home.add([plan("plan", TREES, LIGHTS, BUSES)])
    home.add([plan("plan", BUSES, TREES)])
    return home


def kinds(snapshot: Snapshot, slug: str, before: int, after: int) -> list[tuple[str, ...]]:
    one, other = two_versions(snapshot, slug, before, after)
    assert one is not None
    return [
        i.changes for i in changes(slug, past_of(snapshot, slug, one), past_of(snapshot, slug, other)).items
    ]


def test_a_new_version_is_compared_without_the_snapshot_of_before(changed: Home) -> None:
    with changed.current() as snapshot:
        # The title of a row is "Item n", so that a moved row is reworded too.
        assert kinds(snapshot, "plan", 1, 2) == [("reworded", "moved"), ("reworded", "moved"), ("dropped",)]
        assert [(v.number, v.recommendations, v.current) for v in versions(snapshot, "plan")] == [
            (1, 3, False),
            (2, 2, True),
        ]


def test_built_anew_the_library_knows_the_same_of_its_history(changed: Home) -> None:
    with changed.current() as snapshot:
        before, id_before = versions(snapshot, "plan"), snapshot.id
        files = sorted((p.name, p.read_bytes()) for p in snapshot.layout.history.iterdir())
        path = snapshot.path
    (path / "manifest.json").chmod(0o644)
    (path / "manifest.json").write_bytes(b"")
    assert changed.rebuild() == id_before
    with changed.current() as snapshot:
        assert versions(snapshot, "plan") == before
        assert sorted((p.name, p.read_bytes()) for p in snapshot.layout.history.iterdir()) == files


def test_what_a_version_dropped_is_known_with_what_took_its_place(changed: Home) -> None:
    with changed.current() as snapshot:
        lost = removed(snapshot, "recommendation/plan/A1.3")
        assert lost is not None
        # Buses were item 3 and are item 1 now.
        assert (lost.version, lost.replaced_by) == (1, "recommendation/plan/A1.1")
        assert lost.iri == "http://localhost:8000/id/recommendation/plan/A1.3"
        assert not lost.document_removed
        assert removed(snapshot, "recommendation/plan/A1.1") is None
        assert removed(snapshot, "recommendation/plan/A1.9") is None
        assert removed(snapshot, "document/plan") is None


def test_what_replaced_something_may_be_replaced_in_its_turn(changed: Home, plan: Plan) -> None:
    changed.add([plan("plan", LIGHTS, BUSES)])
    with changed.current() as snapshot:
        lost = removed(snapshot, "recommendation/plan/A1.3")
        assert lost
        assert lost.replaced_by == "recommendation/plan/A1.2"
    changed.add([plan("plan", LIGHTS)])
    with changed.current() as snapshot:
        lost = removed(snapshot, "recommendation/plan/A1.3")
        assert lost
        assert lost.replaced_by is None


def test_a_removed_document_is_known_with_all_that_it_had(two_plans: Home) -> None:
    two_plans.remove("alpha")
    with two_plans.current() as snapshot:
        for thing in ("document/alpha", "recommendation/alpha/A1.2", "category/alpha/1"):
            lost = removed(snapshot, thing)
            assert lost
            assert (lost.document, lost.version, lost.document_removed) == ("alpha", 1, True)
        assert removed(snapshot, "recommendation/alpha/A1.3") is None
        assert [each.removed for each in versions(snapshot, "alpha")] == [False, True]


def test_a_document_that_came_back_is_not_gone(two_plans: Home, alpha: NewDocument) -> None:
    two_plans.remove("alpha")
    two_plans.add([alpha])
    with two_plans.current() as snapshot:
        assert removed(snapshot, "document/alpha") is None
        assert removed(snapshot, "recommendation/alpha/A1.1") is None
        one, other = two_versions(snapshot, "alpha")
        assert one
        assert (one.number, other.number) == (1, 3)


@pytest.mark.parametrize(
    "thing", ["", "document", "document/", "recommendation/../x", "a/" * 500, "document/\0"]
)
def test_ids_that_are_none_were_never_there(two_plans: Home, thing: str) -> None:
    with two_plans.current() as snapshot:
        assert removed(snapshot, thing) is None


def test_versions_that_are_not_there_are_refused(changed: Home) -> None:
    with changed.current() as snapshot:
        with pytest.raises(NotFound, match="no version 7"):
            two_versions(snapshot, "plan", 7)
        with pytest.raises(Invalid, match="not with itself"):
            two_versions(snapshot, "plan", 2, 2)
        with pytest.raises(NotFound):
            versions(snapshot, "plam")


@pytest.mark.parametrize("slug", ["gamma", "alpha", None])
def test_the_same_bytes_are_one_document_under_whatever_slug_and_name(
    two_plans: Home, alpha: NewDocument, slug: str | None
) -> None:
    before = sorted(path.name for path in two_plans.snapshots.root.iterdir())
    (taken,) = two_plans.take_in([replace(alpha, slug=slug, source_name="copy.txt", title=None)])
    assert (taken.document.slug, taken.document.version) == ("alpha", 1)
    assert taken.outcome == ("unchanged" if slug == "alpha" else "held")
    assert sorted(path.name for path in two_plans.snapshots.root.iterdir()) == before
    assert [d.version for d in two_plans.documents()] == [1, 1]


def test_the_same_bytes_given_twice_at_once_are_one_document(home: Home, alpha: NewDocument) -> None:
    taken = home.take_in([alpha, replace(alpha, slug="other")])
    assert [(each.document.slug, each.outcome) for each in taken] == [("alpha", "added"), ("alpha", "held")]


def test_a_new_version_keeps_what_was_said_of_the_document_but_its_date(home: Home, plan: Plan) -> None:
    home.add([replace(plan("plan", TREES), publisher="The City", date="2024")])
    (stored,) = home.add([replace(plan("plan", BUSES), title=None)])
    assert (stored.title, stored.publisher, stored.date) == ("The plan plan", "The City", None)
