"""What tests of several packages share: the service as a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., AbstractContextManager[str]]:
    """Runs `throughline serve` on a data directory, at a free port, while a block runs.

    Gives its address, without a slash at the end, once it answers. What is given by name is put into its
    environment.
    """

    @contextmanager
    def served(library: Path, **environment: str) -> Iterator[str]:
        port = _free_port()
        command = [sys.executable, "-c", "from cli.main import main; main()", "--data", str(library)]
        # A pipe that nobody reads would fill, and then the service would wait.
        log = tmp_path_factory.mktemp("served") / "log"
        with (
            log.open("wb") as errors,
            subprocess.Popen(
                [*command, "serve", "--port", str(port)],
                stdout=errors,
                stderr=errors,
                env={**os.environ, **environment},
            ) as process,
        ):
            try:
                address = f"http://127.0.0.1:{port}"
                _wait_for(address, process, log)
                yield address
            finally:
                process.terminate()

    return served


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text("utf-8")
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    pytest.fail(f"The service does not answer: {log.read_text('utf-8')}")
