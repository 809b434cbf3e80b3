"""Take the two pictures of the site that README shows: docs/search.png and docs/touches.png.

    .venv/bin/python scripts/screenshots.py

A library of the documents that ship is built and served for it. Needs Debian's chromium and the packages of
the dev group.
"""

import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURES = {"touches.png": "/touches?q=Human+Resources", "search.png": "/search?q=stipend+nurse"}
SIZE = {"width": 1200, "height": 860}
LARGEST = 200_000  # bytes


def wait_for(address: str) -> None:
    """Until the service answers, a minute at the most."""
    for _ in range(600):
        try:
            if httpx.get(f"{address}/readyz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    sys.exit(f"nothing answers at {address}")


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def take(address: str) -> None:
    """Take every picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, base_url=address)  # type: ignore[arg-type]  # a TypedDict
        for name, path in PICTURES.items():
            page.goto(path)
            size = len(page.screenshot(path=DOCS / name))
            print(f"docs/{name}: {size:,} bytes")
            if size > LARGEST:
                sys.exit(f"docs/{name} is over {LARGEST:,} bytes: show less")
        browser.close()


def main() -> None:
    """Serve, take, stop."""
    port = free_port()
    command = [sys.executable, "-c", "from cli.main import main; main()"]
    with tempfile.TemporaryDirectory() as folder:
        serve = [*command, "--data", folder, "serve", "--port", str(port)]
        with subprocess.Popen(serve, stderr=subprocess.DEVNULL) as service:  # noqa: S603 (our own command)
            try:
                wait_for(f"http://127.0.0.1:{port}")
                take(f"http://127.0.0.1:{port}")
            finally:
                service.terminate()


if __name__ == "__main__":
    main()
