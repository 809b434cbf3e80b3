"""The command line in front of the documents that ship, run in this process unless a test needs another."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from library.home import Home

BASE = "http://localhost:8000/"
Run = Callable[..., Result]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of a library of the two documents that ship."""
    data = tmp_path_factory.mktemp("shipped")
    Home(data, BASE).ensure()
    return data


@pytest.fixture
def run(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on that library, in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, ["--data", str(shipped), *words])


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a library of its own, which is empty at first."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THROUGHLINE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("THROUGHLINE_PROCESSES", "1")
    return lambda *words: CliRunner().invoke(app, list(words))
