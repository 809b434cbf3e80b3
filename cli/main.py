"""The command line: what it is called with, and how it ends."""

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cli import (
    adding,
    asking,
    changing,
    comparing,
    drawing,
    grouping,
    keeping,
    naming,
    previewing,
    querying,
    questioning,
    relating,
    serving,
    sharing,
)
from cli.entrance import Entrance
from cli.messages import told, told_system
from cli.streams import open_closed
from ontology.errors import ThroughlineError


class Commands(TyperGroup):
    """The commands, ended as shells expect: 0 good, 1 a failure in one line, 2 wrong usage, 130 Ctrl-C."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 (typer gives its context no public type)
        """Run a command, and turn what went wrong into a line and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except ThroughlineError as error:
            raise typer.Exit(told(error)) from error
        except BrokenPipeError as error:  # whoever read our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except OSError as error:
            raise typer.Exit(told_system(error)) from error
        return result


app = typer.Typer(
    name="throughline",
    cls=Commands,
    help="Ask, search and cite the recommendations in planning documents.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"throughline {version('throughline')}")
        raise typer.Exit


@app.callback()
def begin(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option(help="The data directory.", show_default=False)] = None,
    base_iri: Annotated[
        str | None, typer.Option(help="What every IRI of the site begins with.", show_default=False)
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", help="Say the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Ask, search and cite the recommendations in planning documents."""
    context.obj = Entrance(data, base_iri)


for group in (
    asking,
    relating,
    comparing,
    grouping,
    drawing,
    questioning,
    querying,
    adding,
    previewing,
    changing,
    naming,
    keeping,
    sharing,
    serving,
):
    group.add_to(app)


def main() -> None:
    """The entry point of the package."""
    open_closed()
    try:
        app()
    except OSError as error:  # of what is said before any command is invoked, such as --help
        sys.exit(told_system(error))
