# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The command that serves."""

from typing import Annotated

import typer

from cli.entrance import entrance
from cli.messages import say


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="The address to listen at.", show_default=False)] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen at.", show_default=False)] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes answer.")] = 1,
) -> None:
    """Serve the library over HTTP.

    An empty library is first filled with the documents that ship. Ctrl-C ends it.
    """
    begun = entrance(context)
    settings = begun.settings(host=host, port=port)
    with begun.snapshot() as snapshot:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        say(f"serving snapshot {snapshot.id} at http://{host}:{settings.port}/")
    from api import serving

    serving.serve(settings, workers)


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    app.command()(serve)
