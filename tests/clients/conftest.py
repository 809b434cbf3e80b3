"""Clients of other makers, where scripts/clients has put them, and a server for them to ask."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from library.home import Home

BASE = "http://localhost:8000/"
TOOLS = Path(__file__).parents[2] / ".ci" / "tools"

Run = Callable[..., str]


def need(found: bool, what: str) -> None:
    """Skip a test where a client is missing; in CI nothing may be missing."""
    if not found:
        told = f"{what} is missing: run scripts/clients"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)


def run(*command: str | Path) -> str:
    """What a program prints; it must end well, and say nothing of errors or warnings."""
    done = subprocess.run([*command], capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A library of the two documents that ship."""
    home = Home(tmp_path_factory.mktemp("library"), BASE)
    home.ensure()
    return home


@pytest.fixture(scope="session")
def server(home: Home, serving: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """Where a server of its own answers, without a slash at the end."""
    with serving(home.path) as address:
        yield address


@pytest.fixture(scope="session")
def jena() -> Run:
    """Runs one of Jena's commands, by the name of its class."""
    jar = TOOLS / "jena" / "jena-fuseki-server.jar"
    need(jar.exists() and shutil.which("java") is not None, "Jena")
    # Only one thread may collect garbage: several tests run on few cores.
    return lambda *words: run("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jar, *words)


@pytest.fixture(scope="session")
def comunica() -> Run:
    """Runs Comunica's command line."""
    program = TOOLS / "comunica" / "node_modules" / ".bin" / "comunica-sparql"
    need(program.exists() and shutil.which("node") is not None, "Comunica")
    return lambda *words: run(program, *words)


@pytest.fixture(scope="session")
def rapper() -> Run:
    """Runs Raptor's parser."""
    need(shutil.which("rapper") is not None, "rapper")
    return lambda *words: run("rapper", "--quiet", *words)


@pytest.fixture(scope="session")
def manifests() -> Path:
    """The W3C's tests of SPARQL 1.1."""
    need((TOOLS / "w3c" / "sparql11").is_dir(), "The W3C's tests")
    return TOOLS / "w3c"


@pytest.fixture(scope="session")
def dumps(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The dataset and each of its documents in every RDF format, as files by "<document>.<format>"."""
    folder = tmp_path_factory.mktemp("dumps")
    for document in ("all", "wet-2024-2026", "cosii-workforce"):
        for name in ("ttl", "nt", "nq", "trig", "jsonld", "rdf"):
            chosen = {} if document == "all" else {"document": document}
            answer = httpx.get(f"{server}/export", params={"format": name} | chosen, timeout=60)
            assert answer.status_code == 200
            (folder / f"{document}.{name}").write_bytes(answer.content)
    return {path.name: path for path in sorted(folder.iterdir())}
