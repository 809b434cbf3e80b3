"""The service as running processes: granian in front, which drops clients that are slow to ask."""

import multiprocessing
import os
import socket
import tempfile
from collections.abc import Callable
from functools import partial

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from starlette.types import ASGIApp

from library.settings import Settings

# Milliseconds from the first byte of a request to the end of its headers.
_HEADER_TIMEOUT = 10_000
# The server's own log goes where ours goes: to stderr, never to stdout.
_LOGGERS = {
    "handlers": {
        "console": {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
        "access": {"formatter": "access", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
    }
}


def load(settings: Settings, _target: str) -> ASGIApp:
    """The application of one worker process; called in it, so that only workers import what answers."""
    from api.app import create_app  # noqa: PLC0415
    from api.logs import configure_logs  # noqa: PLC0415
    from library.holder import SnapshotHolder  # noqa: PLC0415
    from library.home import Home  # noqa: PLC0415

    configure_logs()
    return create_app(SnapshotHolder(Home(settings.data, settings.base_iri)), settings)


def check_free(host: str, port: int) -> None:
    """Raises OSError where another process listens: the server itself would share the port with it."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise OSError(error.errno, error.strerror, f"{host}:{port}") from error


def serve(settings: Settings, workers: int = 1) -> None:
    """Serve until a signal says to stop. Raises OSError where the address cannot be listened at.

    Workers are spawned, not forked: the store's and the index's threads would not survive a fork.
    """
    check_free(settings.host, settings.port)
    multiprocessing.set_start_method("spawn", force=True)
    with tempfile.TemporaryDirectory(prefix="throughline-") as counts:
        if workers > 1:
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
        server = Granian(
            "throughline",
            address=settings.host,
            port=settings.port,
            interface=Interfaces.ASGI,
            workers=workers,
            http1_settings=HTTP1Settings(header_read_timeout=_HEADER_TIMEOUT),
            log_level=LogLevels.warning,
            log_dictconfig=_LOGGERS,
            websockets=False,
            workers_kill_timeout=10,
        )
        loader: Callable[..., Callable[..., object]] = partial(load, settings)
        server.serve(target_loader=loader)
