"""The service in front of the documents that ship, asked as any client would ask it."""

import asyncio
from collections.abc import Callable, Iterator

import httpx
import pytest
import structlog
from starlette.types import ASGIApp

from api.app import create_app
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"


class Asgi(httpx.BaseTransport):
    """Hands each request to an application, in an event loop of its own."""

    def __init__(self, app: ASGIApp, runner: asyncio.Runner) -> None:
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._runner = runner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The whole answer, as it was sent."""
        return self._runner.run(self._answer(request))

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._transport.handle_async_request(request)
        assert isinstance(answer.stream, httpx.AsyncByteStream)
        content = b"".join([part async for part in answer.stream])
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(content))


@pytest.fixture(scope="session", autouse=True)
def quiet() -> None:
    """Log lines go nowhere; left to itself, structlog would draw every traceback in colours."""
    structlog.configure(processors=[], logger_factory=structlog.ReturnLoggerFactory())


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    """An event loop for all tests."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def asking(runner: asyncio.Runner) -> Callable[[ASGIApp], httpx.Client]:
    """What makes a client of an application."""
    return lambda app: httpx.Client(transport=Asgi(app, runner), base_url=BASE)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A library of the two documents that ship."""
    home = Home(tmp_path_factory.mktemp("library"), BASE)
    home.ensure()
    return home


@pytest.fixture(scope="session")
def holder(home: Home) -> Iterator[SnapshotHolder]:
    """What the service reads its snapshots from."""
    holder = SnapshotHolder(home)
    yield holder
    holder.close()


@pytest.fixture(scope="session")
def client(
    home: Home, holder: SnapshotHolder, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A client of the service in front of that library."""
    with asking(create_app(holder, load_settings(data=home.path, base_iri=BASE))) as client:
        yield client
