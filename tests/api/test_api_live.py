"""The service as a process: asked by a client, by hand, and by a program that tries everything."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from api.app import create_app
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def port() -> int:
    """Where the service listens."""
    return free_port()


def command(home: Home, *words: str) -> list[str]:
    """The command line that a shell would run."""
    return [sys.executable, "-c", "from cli.main import main; main()", "--data", str(home.path), *words]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its stderr goes: a pipe that nobody reads would fill, and then the service would wait."""
    return tmp_path_factory.mktemp("log") / "stderr"


@pytest.fixture(scope="module")
def process(home: Home, port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`throughline serve` on the documents that ship, once it answers."""
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            command(home, "serve", "--port", str(port)), stdout=subprocess.PIPE, stderr=errors
        ) as process,
    ):
        _wait_for(port, process, log)
        yield process
        process.kill()


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text("utf-8")
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("the service did not begin to answer")


@pytest.fixture(scope="module")
def live(process: subprocess.Popen[bytes], port: int) -> Iterator[httpx.Client]:
    """A client of it."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        yield client


def description() -> dict[str, Any]:
    """The description of every call, which is the same for any library."""
    nowhere = SnapshotHolder(Home(Path("nowhere"), "http://localhost:8000/"))
    described: dict[str, Any] = create_app(nowhere, load_settings()).openapi()
    return described


# OpenAPI cannot say that of two parameters one must be given or both must differ, nor where a text ends; and
# what breaks the description may be too long for an address besides. It has no word for SPARQL's grammar
# either, nor for JSON inside a parameter.
DEPENDENT = (
    "/api/touches",
    "/api/gaps",
    "/api/compare",
    "/api/documents/{slug}/text",
    "/sparql",
    "/rdf-graph-store",
    "/reconcile",
)
CONFIG = schemathesis.Config.from_dict(
    {
        "checks": {"negative_data_rejection": {"expected-statuses": ["4xx"]}},
        "operations": [
            {"include-path": path, "checks": {"positive_data_acceptance": {"enabled": False}}}
            for path in DEPENDENT
        ],
    }
)

everything = schemathesis.openapi.from_dict(description(), config=CONFIG)


@everything.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_service_is_as_it_describes_itself(case: schemathesis.Case[Any], live: httpx.Client) -> None:
    """Whatever is asked, the status, the type and the form of the answer are among those described."""
    case.call_and_validate(base_url=str(live.base_url))


def raw(port: int, request: bytes) -> bytes:
    """The first line that comes back for bytes on a socket."""
    with socket.create_connection(("127.0.0.1", port), timeout=15) as connection:
        connection.sendall(request)
        return connection.recv(4096).split(b"\r\n")[0]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"/api/recommendations/a%00b", b"404"),
        (b"/api/recommendations/%ED%A0%80", b"404"),
        (b"/api/recommendations/%FF%FE", b"404"),
        (b"/api/documents/..%2F..%2Fetc%2Fpasswd", b"404"),
        (b"/../../etc/passwd", b"404"),
        (b"/api/recommendations/wet-2024-2026%2FA1.15", b"200"),
        (b"/api/search?q=%ED%A0%80%00", b"200"),
        (b"/" + b"a" * 9000, b"414"),
    ],
)
def test_hostile_targets(live: httpx.Client, port: int, target: bytes, status: bytes) -> None:
    """What no client library would send is answered all the same, and never by 500."""
    line = raw(port, b"GET %b HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n" % target)
    assert line.split()[1] == status


def test_head_over_a_socket(live: httpx.Client) -> None:
    """The next request on the same connection is not read from a body that should not be there."""
    assert live.head("/api/recommendations").status_code == 200
    assert live.head("/export?format=nt").content == b""
    assert live.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("path", ["/static/site.js", "/dumps/dataset.nt.gz"])
def test_head_of_a_file(live: httpx.Client, path: str) -> None:
    """What the server sends by itself, straight from the disk, is answered to HEAD with its length."""
    whole = live.get(path, follow_redirects=True, headers={"Accept-Encoding": "identity"})
    told = live.head(path, follow_redirects=True)
    assert (told.status_code, told.content) == (200, b"")
    assert int(told.headers["content-length"]) == int(whole.headers["content-length"]) > 1000


def test_a_whole_export_arrives(live: httpx.Client) -> None:
    """A streamed answer ends as it should, compressed and not."""
    plain = live.get("/export?format=nt", headers={"Accept-Encoding": "identity"})
    packed = live.get("/export?format=nt", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert sorted(packed.text.splitlines()) == sorted(plain.text.splitlines())
    assert plain.text.endswith(" .\n")


def test_a_client_that_goes_away(live: httpx.Client, port: int) -> None:
    """Whoever hangs up in the middle of an export leaves the service as it was."""
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", port), timeout=15) as connection:
            connection.sendall(b"GET /export?format=ttl HTTP/1.1\r\nHost: t\r\n\r\n")
            connection.recv(100)
    assert live.get("/api/touches?q=peers").json()["total"] == 7


def test_a_port_in_use(live: httpx.Client, home: Home, port: int) -> None:
    """A second service says in one line that the port is taken, and does not share it."""
    second = subprocess.run(
        command(home, "serve", "--port", str(port)), capture_output=True, text=True, timeout=60, check=False
    )
    assert second.returncode == 1
    assert second.stderr.splitlines()[-1] == f"throughline: 127.0.0.1:{port}: Address already in use."


def test_the_log_and_the_end(live: httpx.Client, process: subprocess.Popen[bytes], log: Path) -> None:
    """Stdout is empty, stderr holds a line of JSON a request, and a signal ends all in good order."""
    file = live.get("/static/site.js", headers={"X-Request-Id": "a-file"})
    live.get("/healthz", headers={"X-Request-Id": "the-last-one"})
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=20)
    assert (process.returncode, output) == (0, b"")
    lines = [orjson.loads(line) for line in log.read_bytes().splitlines() if line.startswith(b"{")]
    (last,) = [line for line in lines if line["request_id"] == "the-last-one"]
    assert (last["event"], last["status"], last["path"]) == ("request", 200, "/healthz")
    assert [line["bytes"] for line in lines if line["request_id"] == "a-file"] == [len(file.content)]
    assert not [line for line in lines if line["level"] == "error"]
