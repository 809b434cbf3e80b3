"""A library that was changed a document at a time answers as one that was built whole."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from library.documents.stored import NewDocument
from library.history.past import past_file, read_past
from library.home import Home
from library.progress import Progress
from search.query import search
from search.request import SearchRequest

BASE = "http://localhost:8000/"
PROFILE = 'name = "house"\nextends = "recommendation-tables"\n'
Told = Callable[[Home], dict[str, Any]]


def whole(home: Home, path: Path) -> Home:
    """The documents of a library, all built at once."""
    other = Home(path, BASE)
    other.add(
        NewDocument(
            (home.path / "documents" / d.slug / str(d.version) / "original").read_bytes(),
            d.source_name,
            d.slug,
            d.title,
        )
        for d in home.documents()
    )
    return other


@pytest.mark.parametrize(
    "steps",
    [("add",), ("remove",), ("retitle", "replace", "add", "replace added", "remove added")],
    ids=" then ".join,
)
def test_changes_give_what_a_build_of_everything_gives(
    steps: tuple[str, ...], many_plans: Home, tmp_path: Path, told: Told, gamma: NewDocument
) -> None:
    plan = NewDocument(
        (many_plans.path / "documents" / "plan-20" / "1" / "original").read_bytes(), "plan-20.txt"
    )
    changed = plan.content.replace(b"Train nurses in way 20", b"Mentor peers and plant hedges")
    changes: dict[str, Callable[[], object]] = {
        "add": lambda: many_plans.add([gamma]),
        "remove": lambda: many_plans.remove("plan-20"),
        "replace": lambda: many_plans.add([replace(plan, content=changed, title="The plan plan-20")]),
        "retitle": lambda: many_plans.add([replace(plan, title="Trees")]),
        "replace added": lambda: many_plans.add([replace(gamma, content=changed)]),
        "remove added": lambda: many_plans.remove("gamma"),
    }
    for step in steps:
        changes[step]()
    one, other = told(many_plans), told(whole(many_plans, tmp_path / "whole"))
    assert one["records"]
    for part in one:
        assert one[part] == other[part], part
    assert many_plans.verify().problems == ()


@pytest.mark.parametrize("change", ["add", "remove", "replace"])
def test_only_the_document_that_changes_is_read(
    many_plans: Home, plan: Callable[..., NewDocument], change: str
) -> None:
    heard: list[Progress] = []
    if change == "remove":
        many_plans.remove("plan-20", progress=heard.append)
    else:
        many_plans.add([plan("plan-20" if change == "replace" else "plan-99", "Plant hedges.")], heard.append)
    assert {p.total for p in heard if p.phase == "reading"} == {0 if change == "remove" else 1}


def read_with(home: Home) -> tuple[str, str | None]:
    """The profile by which plan-99 was read, as its record has it and as its history does."""
    with home.current() as snapshot:
        record = orjson.loads(snapshot.catalog.thing("document/plan-99").view)
        return record["provenance"]["profile"], read_past(
            past_file(snapshot.layout.history, "plan-99", 2)
        ).head.profile


def test_only_the_documents_that_a_profile_is_for_are_read_with_it(
    many_plans: Home, plan: Callable[..., NewDocument]
) -> None:
    """When it is kept with a document, when it is changed there, and when it is no document's."""
    own = many_plans.path / "profiles" / "plan-99.toml"
    heard: list[Progress] = []
    many_plans.add([plan("plan-99", "Plant trees.")])
    given = replace(plan("plan-99", "Plant hedges."), profile="plan-99")
    many_plans.take_in([given], heard.append, {"plan-99": PROFILE})
    assert {p.total for p in heard if p.phase == "reading"} == {1}
    assert read_with(many_plans) == ("house", "house")
    own.write_text(PROFILE.replace("house", "home"))
    heard.clear()
    changed = many_plans.rebuild(heard.append)
    assert {p.total for p in heard if p.phase == "reading"} == {1}
    assert read_with(many_plans) == ("home", "home")
    own.with_name("idle.toml").write_text(PROFILE)
    assert many_plans.rebuild() == changed


def test_most_files_are_shared_with_the_snapshot_before(many_plans: Home, gamma: NewDocument) -> None:
    many_plans.add([gamma])
    with many_plans.current() as snapshot:
        texts = [path for path in snapshot.layout.texts.iterdir() if path.stat().st_nlink == 2]
        assert len(texts) == 24
        assert any(path.stat().st_nlink == 2 for path in snapshot.layout.store.glob("*.sst"))
        assert any(path.stat().st_nlink == 2 for path in snapshot.layout.index.glob("*.store"))


def test_where_much_is_dropped_everything_is_read_anew(many_plans: Home) -> None:
    heard: list[Progress] = []
    many_plans.remove("plan-20", "plan-21", "plan-22", progress=heard.append)
    assert {p.total for p in heard if p.phase == "reading"} == {21}


def test_scores_after_an_addition_are_those_of_a_build_of_everything(
    many_plans: Home, tmp_path: Path, gamma: NewDocument
) -> None:
    many_plans.add([gamma])

    def scores(home: Home) -> dict[str, float | None]:
        with home.current() as snapshot:
            answer = search(snapshot.index, snapshot.catalog, SearchRequest(q="trees", limit=100))
            return {hit.id: hit.score for hit in answer.items}

    assert scores(many_plans) == pytest.approx(scores(whole(many_plans, tmp_path / "whole")), rel=1e-5)


def test_several_processes_build_what_one_builds(many_plans: Home, tmp_path: Path, told: Told) -> None:
    together = Home(tmp_path / "together", BASE, processes=3)
    many_plans.backup(tmp_path / "library.tar")
    together.restore(tmp_path / "library.tar")
    one, other = told(many_plans), told(together)
    for part in one:
        assert one[part] == other[part], part
