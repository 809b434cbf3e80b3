"""The commands that change a library, on small libraries of their own."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from typer.testing import Result

Run = Callable[..., Result]

PLAN = "RECOMMENDATIONS\n\n1. Hire more nurses in every county.\n2. Pay peers a stipend.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small document."""
    path = tmp_path / "Nursing Plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_ingest(own: Run, plan: Path) -> None:
    """The document gets a slug from its name, and is found at once."""
    result = own("ingest", str(plan))
    assert result.exit_code == 0
    assert "nursing-plan (version 1)" in result.stderr
    assert result.stdout.splitlines()[1].split()[:5] == ["nursing-plan", "1", "0", "0", "2"]
    assert own("search", "stipend", "--json").stdout.count('"nursing-plan/') >= 1


def test_ingest_with_words_of_ones_own(own: Run, plan: Path) -> None:
    """What is said of a document is kept."""
    own(
        "ingest", str(plan), "--slug", "nurses", "--title", "Nurses", "--publisher", "Me", "--date", "2024-03"
    )
    (told,) = orjson.loads(own("documents", "--json").stdout)["items"]
    assert (told["id"], told["title"], told["publisher"], told["date"]) == (
        "nurses",
        "Nurses",
        "Me",
        "2024-03",
    )


def test_a_second_version(own: Run, plan: Path) -> None:
    """The same slug replaces what was there, and says so."""
    own("ingest", str(plan))
    plan.write_text(PLAN + "3. Open a school.\n", encoding="utf-8")
    assert "version 2" in own("ingest", str(plan)).stderr
    assert orjson.loads(own("documents", "--json").stdout)["items"][0]["counts"]["recommendations"] == 3


def test_a_dry_run_keeps_nothing(own: Run, plan: Path, tmp_path: Path) -> None:
    """What would be added is told, and no data directory is made."""
    result = own("ingest", str(plan), "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split()[:5] == ["nursing-plan", "1", "0", "0", "2"]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--slug", "Not A Slug"), 2),
        (("--date", "yesterday"), 2),
        (("--profile", "nope"), 1),
    ],
)
def test_what_cannot_be_kept(own: Run, plan: Path, words: tuple[str, ...], code: int) -> None:
    """Refused in one line, and nothing is stored."""
    result = own("ingest", str(plan), *words)
    assert result.exit_code == code
    assert result.stdout == ""


def test_one_slug_for_two_files(own: Run, plan: Path) -> None:
    """A slug is of one document."""
    assert own("ingest", str(plan), str(plan), "--slug", "x").exit_code == 2


def test_a_file_over_the_limit(own: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused before it is read, by the setting's name."""
    monkeypatch.setenv("THROUGHLINE_DOCUMENT_BYTES", "10")
    result = own("ingest", str(plan))
    assert result.exit_code == 1
    assert "document_bytes" in result.stderr


def test_remove(own: Run, plan: Path) -> None:
    """What is taken out is found no more."""
    own("ingest", str(plan))
    assert own("remove", "nursing-plan").exit_code == 0
    assert orjson.loads(own("documents", "--json").stdout)["total"] == 0


def test_backup_and_restore(own: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library comes back from its backup as it was, to the snapshot's id."""
    own("ingest", str(plan))
    before = orjson.loads(own("documents", "--json").stdout)
    assert own("backup", str(tmp_path / "library.tar")).exit_code == 0
    monkeypatch.setenv("THROUGHLINE_DATA", str(tmp_path / "other"))
    assert own("restore", str(tmp_path / "library.tar")).exit_code == 0
    assert orjson.loads(own("documents", "--json").stdout) == before


def test_damage_is_named(own: Run, plan: Path, tmp_path: Path) -> None:
    """A changed byte is found by verify, and mended by rebuild."""
    own("ingest", str(plan))
    (original,) = (tmp_path / "data" / "documents").glob("nursing-plan/*/original")
    original.chmod(0o644)
    content = original.read_bytes()
    original.write_bytes(content.replace(b"nurses", b"horses"))
    result = own("verify")
    assert result.exit_code == 1
    assert "original" in result.stderr
    original.write_bytes(content)
    assert own("rebuild").exit_code == 0
    assert own("verify").exit_code == 0


def test_an_empty_library_answers(own: Run) -> None:
    """The first command that a newcomer types answers, from the documents that ship, and says why it takes long."""
    result = own("search", "peer training")
    assert result.exit_code == 0
    assert "wet-2024-2026/A1.3" in result.stdout
    assert result.stderr.startswith("throughline: building")


def test_documents_cannot_steer_a_terminal(own: Run, tmp_path: Path) -> None:
    """Control characters of a document are not printed for people."""
    path = tmp_path / "hostile.txt"
    path.write_text(
        "RECOMMENDATIONS\n\n1. Ring the \x1b]0;owned\x07 bell \x9b31m for peers.\n", encoding="utf-8"
    )
    assert own("ingest", str(path), "--title", "T\x1b[31mred").exit_code == 0
    assert "Ring the" in own("search", "bell").stdout
    for words in (("search", "bell"), ("documents",), ("show", "hostile"), ("touches", "peers")):
        assert not set("\x1b\x07\x9b") & set(own(*words).stdout)


def test_settings_from_a_file(own: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`throughline.toml` in the working directory is read; a variable comes before it."""
    monkeypatch.delenv("THROUGHLINE_DATA")
    (tmp_path / "throughline.toml").write_text('data = "elsewhere"\n', encoding="utf-8")
    own("ingest", str(plan))
    assert (tmp_path / "elsewhere" / "documents" / "nursing-plan").is_dir()


def test_an_unknown_setting(own: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a slip, and said so."""
    monkeypatch.setenv("THROUGHLINE_DATAA", "x")
    result = own("documents")
    assert result.exit_code == 2
    assert "dataa" in result.stderr
