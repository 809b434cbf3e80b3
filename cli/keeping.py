# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The commands that change and guard a library: what it holds, its builds, its backups."""

from pathlib import Path
from typing import Annotated

import orjson
import typer

from api.paging import Page
from cli.entrance import entrance
from cli.messages import FAILED, say
from cli.output import Json, write_json
from cli.progress import shown

_MOST = 100  # documents listed at once, the most that the service gives on a page


def documents(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, max=_MOST, help="How many to list.")] = _MOST,
    offset: Annotated[int, typer.Option(min=0, help="How many to leave out before the first.")] = 0,
    json: Json = False,
) -> None:
    """List the documents of the library."""
    from api.bodies.things import ThingsRequest, things_body

    asked = ThingsRequest("/api/documents", "document", sort="id")
    with entrance(context).snapshot() as snapshot:
        body = things_body(snapshot, asked, Page(limit, offset)).json
    if json:
        write_json(body)
        return
    from cli.screen import table

    table(
        ("slug", "recommendations", "date", "title"),
        (
            (item["id"], item["counts"]["recommendations"], item["date"], item["title"])
            for item in orjson.loads(body)["items"]
        ),
    )


def remove(
    context: typer.Context,
    slugs: Annotated[list[str], typer.Argument(help="The documents' slugs.", metavar="SLUG")],
) -> None:
    """Take documents out of the library.

    Their originals stay in the data directory.
    """
    with shown("building without them") as listener:
        entrance(context).home().remove(*slugs, progress=listener)
    say(f"removed {', '.join(slugs)}.")


def rebuild(context: typer.Context) -> None:
    """Build the snapshot anew, and serve it.

    It is built from what the data directory holds now: documents, vocabularies, profiles.
    """
    with shown("building") as listener:
        built = entrance(context).home().rebuild(listener)
    say(f"snapshot {built} is served.")


def verify(context: typer.Context, json: Json = False) -> None:
    """Check every byte of the snapshot and the documents.

    They are compared with what was written; each damage is named, and ends the command with 1.
    """
    found = entrance(context).home().verify()
    if json:
        write_json(orjson.dumps(found))
    else:
        from cli.screen import table

        table(
            ("snapshot", "files", "bytes", "documents", "problems"),
            [(found.snapshot, found.files, found.bytes, found.documents, len(found.problems))],
        )
    for problem in found.problems:
        say(problem)
    if found.problems:
        raise typer.Exit(FAILED)


def backup(
    context: typer.Context, to: Annotated[Path, typer.Argument(help="The tar file to write.", dir_okay=False)]
) -> None:
    """Write the library to a tar file.

    It holds all versions of the documents, the vocabularies and the profiles; compressed if named ".gz".
    """
    entrance(context).home().backup(to)
    say(f"wrote {to}.")


def restore(
    context: typer.Context,
    source: Annotated[
        Path, typer.Argument(help="A tar file that backup wrote.", exists=True, dir_okay=False)
    ],
) -> None:
    """Fill an empty library from a backup."""
    with shown("building") as listener:
        stored = entrance(context).home().restore(source, listener)
    say(f"restored {len(stored)} documents.")


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    for command in (documents, remove, rebuild, verify, backup, restore):
        app.command()(command)
