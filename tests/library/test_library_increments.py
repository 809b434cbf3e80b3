"""A library that was changed a document at a time answers as one that was built whole."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from library.documents import NewDocument
from library.home import Home

Told = Callable[[Home], dict[str, Any]]
Change = Callable[[Home], object]


@pytest.fixture
def plans(alpha: NewDocument, beta: NewDocument, gamma: NewDocument) -> list[NewDocument]:
    return [alpha, beta, gamma]


@pytest.mark.parametrize(
    "words",
    [
        ("add",),
        ("remove",),
        ("replace",),
        ("replace", "replace back"),
        ("add", "remove", "replace"),
        ("retitle",),
    ],
    ids=" then ".join,
)
def test_changes_give_what_a_build_of_everything_gives(
    words: tuple[str, ...], tmp_path: Path, told: Told, plans: list[NewDocument]
) -> None:
    _, beta, gamma = plans
    changed = replace(beta, content=beta.content.replace(b"Mentor peers.", b"Mentor nurses and plant trees."))
    changes: dict[str, Change] = {
        "add": lambda home: home.add([replace(gamma, slug="delta")]),
        "remove": lambda home: home.remove("alpha"),
        "replace": lambda home: home.add([changed]),
        "replace back": lambda home: home.add([beta]),
        "retitle": lambda home: home.add([replace(gamma, title="Trees")]),
    }
    grown = Home(tmp_path / "grown", "http://localhost:8000/")
    grown.add(plans)
    for word in words:
        changes[word](grown)
    whole = Home(tmp_path / "whole", "http://localhost:8000/")
    whole.add(
        NewDocument(
            (grown.path / "documents" / d.slug / str(d.version) / "original").read_bytes(),
            d.source_name,
            d.slug,
            d.title,
        )
        for d in grown.documents()
    )
    one, other = told(grown), told(whole)
    assert one["records"]
    for part in one:
        assert one[part] == other[part], part
    assert grown.verify().problems == ()


def test_several_processes_build_what_one_builds(
    tmp_path: Path, told: Told, plan: Callable[..., NewDocument]
) -> None:
    plans = [
        plan(f"plan-{n:02}", *(f"Train peers in way {n} and {m}." for m in range(n % 7))) for n in range(40)
    ]
    alone = Home(tmp_path / "alone", "http://localhost:8000/", processes=1)
    together = Home(tmp_path / "together", "http://localhost:8000/", processes=3)
    alone.add(plans)
    together.add(plans)
    one, other = told(alone), told(together)
    for part in one:
        assert one[part] == other[part], part
