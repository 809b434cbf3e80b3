"""What the pages of the site cost the server, on the documents that ship or a library of your own.

    python -m bench.pages [--data DIRECTORY] [--rounds 40]

Each page is asked for as a browser does, through the whole service in this process, network aside, and every
time anew: no validator is sent. Milliseconds of the processor, so that a busy machine spoils them less; the
p95 is to be under 50 on the documents that ship.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import httpx
import structlog

from api.app import create_app
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"
HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PAGES = (
    "/",
    "/search",
    "/search?q=stipend+nurse",
    "/search?q=training",
    "/touches",
    "/touches?q=peers",
    "/touches?q=harbor",
    "/doc/recommendation/wet-2024-2026/A1.15",
    "/doc/recommendation/wet-2024-2026/A2.10",
    "/doc/document/wet-2024-2026",
    "/doc/document/cosii-workforce",
    "/doc/population/peers",
    "/doc/category/wet-2024-2026/1",
    "/doc/question/wet-2024-2026/Q9",
    "/doc/rule/stated-responsible",
    "/documents",
    "/categories",
    "/communities",
    "/systems",
    "/matrix",
    "/compare?left=wet-2024-2026&right=cosii-workforce",
    "/gaps",
    "/paths?from=peers&to=HR",
    "/ask",
    "/data",
)


async def measured(client: httpx.AsyncClient, address: str, rounds: int) -> tuple[int, int, list[float]]:
    """The status, the bytes and the milliseconds of a page, asked for so many times after a first."""
    answer, times = await client.get(address), []
    for _ in range(rounds):
        started = time.process_time()
        answer = await client.get(address)
        times.append((time.process_time() - started) * 1000)
    return answer.status_code, len(answer.content), sorted(times)


async def measure(home: Home, rounds: int) -> None:
    """Prints a line for each page."""
    holder = SnapshotHolder(home)
    app = create_app(holder, load_settings(data=home.path, base_iri=BASE))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=BASE, headers=HTML) as client:
        print(f"{'page':52} status   bytes     p50     p95")
        for address in PAGES:
            status, size, times = await measured(client, address, rounds)
            p95 = times[min(len(times) - 1, int(0.95 * len(times)))]
            print(f"{address:52} {status:6} {size:7,} {statistics.median(times):7.1f} {p95:7.1f}")
    holder.close()


def main() -> None:
    """The command line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--data", type=Path, help="a library; without it, one of the documents that ship")
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args()
    structlog.configure(processors=[], logger_factory=structlog.ReturnLoggerFactory())
    with tempfile.TemporaryDirectory() as folder:
        home = Home(given.data or Path(folder), BASE)
        home.ensure()
        asyncio.run(measure(home, given.rounds))


if __name__ == "__main__":
    main()
