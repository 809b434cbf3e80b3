"""The commands that ask, on the documents that ship; what is expected was read in them by eye."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import orjson
import pytest
import rdflib
from typer.testing import Result

from api.app import create_app
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

Run = Callable[..., Result]


def test_search_for_people(run: Run) -> None:
    """The number, then each hit with its id, title, text and reasons."""
    result = run("search", "peer", "training")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "3 recommendations for “peer training”"
    assert {"wet-2024-2026/A1.25  Peer Training", "wet-2024-2026/A1.3  Peer Training"} <= set(lines)
    assert any("exact title: Peer" in line for line in lines)


def test_a_pipe_gets_no_decoration(run: Run) -> None:
    """Neither colours nor boxes nor wrapped lines nor spaces at the end of a line."""
    for words in (("search", "training"), ("documents",), ("touches", "HR"), ("show", "wet-2024-2026/A1.15")):
        output = run(*words).stdout
        assert "\x1b" not in output
        assert not any(line != line.rstrip() for line in output.splitlines())
        assert not set(output) & set("┃│─━┏┗╭╰")


def test_search_narrowed_and_counted(run: Run) -> None:
    """Filters repeat, and facets come as a table."""
    result = run("search", "training", "--kind", "policy", "--facets", "system", "--limit", "1")
    assert result.stdout.startswith("3 recommendations for “training”\n")
    assert "Human Resources  1" in result.stdout.splitlines()


def test_search_says_what_it_read(run: Run) -> None:
    """A misspelling is put right, and that is told."""
    assert "this is for “stipend”" in run("search", "stipnd").stdout


def test_touches_for_people(run: Run) -> None:
    """The thing, how it was named, and each item with its sentence and place."""
    result = run("touches", "HR")
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[0] == "Human Resources  system/human-resources, by its acronym “HR”"
    assert lines[1] == "8 recommendations touch it"
    assert "wet-2024-2026, page 8, line 137, stated" in lines
    for code in ("A1.16", "B.2", "B.3", "B.7", "B.8", "B.9", "B.11", "B.12"):
        assert any(line.startswith(f"wet-2024-2026/{code}  ") for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("what is funded?", "nothing stated touches Funded\n    The money for it is there.\n"),
        ("what is funded?", "    another such state: Additional funds (14)  funding/additional-funds\n"),
        ("nurses vs psychiatrists", "each alone: Nurses (4), Psychiatrists (1)\n"),
        ("bilingul staff hiring", "nothing has “bilingul”; this is for “bilingual”\n"),
        ("trainings without additional funds", "left out: Additional funds\n"),
    ],
)
def test_touches_says_how_a_question_was_read_and_where_to_go_on(run: Run, words: str, said: str) -> None:
    """What is near has its count and its id."""
    assert said in run("touches", words, "--limit", "1").stdout


def test_touches_is_narrowed_to_what_is_tied_to_another_thing_too(run: Run) -> None:
    """Of the seven that touch peers, Peer Services is responsible for three."""
    result = run("touches", "peers", "--with", "system/peer-services", "--json")
    found = orjson.loads(result.stdout)
    ids = sorted(item["code"] for group in found["groups"] for item in group["items"])
    assert ids == ["A1.3", "A2.9", "B.4"]


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        ("wet-2024-2026/B.5", "responsible:\n    ARDI (system/ardi); basis stated"),
        ("population/peers", "label: Peers"),
        ("wet-2024-2026", "title: Workforce Education and Training"),
        ("wet-2024-2026/Q9", "percent: 50"),
        ("wet-2024-2026/4", "label: Training and Technical Assistance"),
        ("category/wet-2024-2026/4", "label: Training and Technical Assistance"),
        ("recommendation/wet-2024-2026/B.5", "status: not stated"),
        ("cosii-workforce/7", "title: Distribution"),
    ],
)
def test_show(run: Run, thing: str, said: str) -> None:
    """Anything that has an id; what its document does not state is said to be not stated."""
    result = run("show", thing)
    assert result.exit_code == 0
    assert said in result.stdout


def test_documents(run: Run) -> None:
    """A line each, with the number of recommendations."""
    lines = run("documents").stdout.splitlines()
    assert lines[0].split() == ["slug", "recommendations", "date", "title"]
    assert [line.split()[:2] for line in lines[1:]] == [["cosii-workforce", "11"], ["wet-2024-2026", "52"]]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (("search", "peers", "--facets", "system"), "/api/search?q=peers&facets=system"),
        (("search", "HR", "--no-expand"), "/api/search?q=HR&expand=false"),
        (("touches", "peers", "--depth", "1"), "/api/touches?q=peers&depth=1"),
        (("show", "wet-2024-2026/A1.15"), "/api/recommendations/wet-2024-2026/A1.15"),
        (("show", "population/peers"), "/api/concepts/population/peers"),
        (("documents",), "/api/documents?limit=100"),
    ],
)
def test_json_is_that_of_the_service(run: Run, shipped: Path, words: tuple[str, ...], path: str) -> None:
    """With --json a command prints, byte for byte, what the service answers."""
    holder = SnapshotHolder(Home(shipped, "http://localhost:8000/"))
    transport = httpx.ASGITransport(create_app(holder, load_settings(data=shipped)))

    async def ask() -> bytes:
        async with httpx.AsyncClient(transport=transport, base_url="http://t") as client:
            return (await client.get(path)).content

    served = asyncio.run(ask())
    holder.close()
    assert run(*words, "--json").stdout_bytes == served + b"\n"


def test_export_to_a_pipe(run: Run) -> None:
    """Nothing but the data."""
    result = run("export", "--format", "ttl", "--document", "cosii-workforce")
    data = rdflib.Graph().parse(data=result.stdout, format="turtle")
    assert (rdflib.URIRef("http://localhost:8000/id/document/cosii-workforce"), None, None) in data
    assert result.stderr == ""


def test_export_to_a_file(run: Run, tmp_path: Path) -> None:
    """The file is whole, the message goes to stderr, and nothing is left beside it."""
    result = run("export", "--format", "nt", "--output", str(tmp_path / "all.nt"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "all.nt" in result.stderr
    assert (tmp_path / "all.nt").read_text("utf-8").endswith(" .\n")
    assert [path.name for path in tmp_path.iterdir()] == ["all.nt"]


def test_a_failed_export_leaves_no_file(run: Run, tmp_path: Path) -> None:
    """Half a file is worse than none."""
    assert run("export", "--document", "nope", "--output", str(tmp_path / "x")).exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_validate(run: Run) -> None:
    """The graph of the documents that ship is sound."""
    result = run("validate", "--json")
    assert result.exit_code == 0
    assert orjson.loads(result.stdout) == {"conforms": True, "results": []}


def test_verify(run: Run) -> None:
    """What was written is what is there."""
    result = run("verify", "--json")
    assert result.exit_code == 0
    assert orjson.loads(result.stdout)["problems"] == []
