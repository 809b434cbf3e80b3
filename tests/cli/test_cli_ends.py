"""How commands begin and end: exit codes, one-line errors, pipes, terminals, signals."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from cli.messages import EXIT, told
from ontology.errors import Busy, Damaged, Invalid, NotFound, ThroughlineError, TooLarge, Unreadable

Run = Callable[..., Result]
COMMAND = [sys.executable, "-c", "from cli.main import main; main()"]
HEAVY = {"fastapi", "granian", "numpy", "pydantic", "pyoxigraph", "rdflib", "rich", "tantivy", "whoosh"}


def test_help_names_every_command() -> None:
    """Each with what it does, in whole."""
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    for name in (
        "search",
        "touches",
        "show",
        "ingest",
        "preview",
        "documents",
        "remove",
        "rebuild",
        "verify",
    ):
        assert f"\n  {name} " in result.stdout
    for name in ("backup", "restore", "export", "validate", "serve"):
        assert f"\n  {name} " in result.stdout


def test_help_imports_nothing_heavy() -> None:
    """What only commands need is not imported to say what commands there are."""
    code = "import sys, cli.main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not HEAVY & set(loaded.split())


def test_version() -> None:
    """The name and the version, and nothing else."""
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, "throughline 0.1.0\n")


@pytest.mark.parametrize("closed", ["<&-", "1>&-", "2>&-", "<&- 1>&- 2>&-"])
def test_streams_that_came_closed(shipped: Path, closed: str) -> None:
    """A command that is started without a stream does its work all the same."""
    result = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *COMMAND, "--data", str(shipped), "documents"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert ("wet-2024-2026" in result.stdout) == ("1>" not in closed)


def test_help_on_a_full_disk() -> None:
    """What cannot be written is told in one line."""
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (result.returncode, result.stderr) == (1, "throughline: No space left on device.\n")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ThroughlineError("It failed."), 1),
        (Invalid("That is no order."), 2),
        (TooLarge("That is too much."), 1),
        (NotFound("There is none.", ("peers",)), 1),
        (Unreadable("That is no text."), 1),
        (Damaged("That is not what was written."), 1),
        (Busy("Another process holds it."), 1),
    ],
)
def test_each_error_has_its_exit_code(
    error: ThroughlineError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """1 for a failure, 2 for wrong usage, and one line on stderr."""
    assert told(error) == code
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(f"throughline: {error}")
    assert output.err.count("\n") == 1


def test_the_table_has_every_error() -> None:
    """Whatever is raised has an ancestor in the table."""
    assert ThroughlineError in EXIT


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "wet-2024-2026/A1.150"), 1, "wet-2024-2026/A1.15"),
        (("touches", "peerz"), 1, "Peers"),
        (("search", "x", "--sort", "newest"), 2, "relevance"),
        (("search", "x", "--limit", "101"), 2, "100"),
        (("search",), 2, "QUERY"),
        (("serch", "x"), 2, "'search'"),
        (("export", "--format", "docx"), 2, "ttl"),
        (("export", "--document", "nope"), 1, "nope"),
        (("ingest", "there-is-no-such-file"), 2, "there-is-no-such-file"),
        (("remove", "nope"), 1, "nope"),
        (("--base-iri", "ftp://x", "documents"), 2, "base IRI"),
        (("backup", "/proc/nothing/x.tar"), 1, "/proc/nothing"),
    ],
)
def test_what_goes_wrong_is_said(run: Run, words: tuple[str, ...], code: int, said: str) -> None:
    """On stderr, without a traceback; a failure in one line."""
    result = run(*words)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    if code == 1:
        assert result.stderr.count("\n") == 1


def test_a_reader_that_has_seen_enough(shipped: Path) -> None:
    """A closed pipe ends a command quietly."""
    with subprocess.Popen(
        [*COMMAND, "--data", str(shipped), "export", "--format", "nt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr is not None
        errors = process.stderr.read()
        assert process.wait(timeout=30) == 0
    assert b"Broken" not in errors
    assert b"Traceback" not in errors


def wait_until_full(pipe: int) -> None:
    """Until whoever writes to a pipe can write no more: it holds all but a page or two of what it can hold."""
    room = fcntl.fcntl(pipe, fcntl.F_GETPIPE_SZ) - 2 * 4096
    while struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)))[0] < room:
        time.sleep(0.01)


def test_ctrl_c(shipped: Path) -> None:
    """An interrupted command ends with 130 and no traceback."""
    # Whoever runs the tests in the background may have let interrupts be ignored, and so in what they begin.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [*COMMAND, "--data", str(shipped), "export", "--format", "nt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        wait_until_full(process.stdout.fileno())  # it is at work, and waits for its reader
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    signal.signal(signal.SIGINT, before)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_a_narrow_terminal(shipped: Path) -> None:
    """A terminal gets colours, and no line that is wider than it."""
    controller, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 40))
    environment = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(
        [*COMMAND, "--data", str(shipped), "search", "peer training", "--facets", "category"],
        stdout=terminal,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        os.close(terminal)
        output = _read(controller)
        assert process.wait(timeout=30) == 0
    plain = _without_styles(output)
    assert "\x1b[1m" in output
    assert "Peer Training" in plain
    assert max(map(len, plain.splitlines())) <= 40


def _read(controller: int) -> str:
    parts = []
    with os.fdopen(controller, "rb", buffering=0) as source:
        try:
            while part := source.read(4096):
                parts.append(part)
        except OSError:  # the other end of a terminal has been closed
            pass
    return b"".join(parts).decode()


def _without_styles(text: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r", "")
