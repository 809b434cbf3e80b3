# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The commands that read documents: into the library, or only to show what would be understood."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from cli.entrance import Entrance, entrance
from cli.messages import say
from cli.output import Json, write_json
from cli.progress import shown
from ontology.errors import Invalid, TooLarge

if TYPE_CHECKING:
    from library.documents.stored import NewDocument

Slug = Annotated[str | None, typer.Option(help="Its short name in ids; else from the file name.")]
Title = Annotated[str | None, typer.Option(help="Its title; else what it says itself.")]
Publisher = Annotated[str | None, typer.Option(help="Who published it.")]
Date = Annotated[str | None, typer.Option(help="When: 2024, 2024-03 or 2024-03-05.")]
Profile = Annotated[str | None, typer.Option(help="The layout profile to read it with; else by its form.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would be added; keep nothing.")]
File = typer.Argument(help="A document.", metavar="FILE", exists=True, dir_okay=False)
Files = typer.Argument(help="The documents.", metavar="FILE", exists=True, dir_okay=False)


def ingest(
    context: typer.Context,
    files: Annotated[list[Path], Files],
    *,
    slug: Slug = None,
    title: Title = None,
    publisher: Publisher = None,
    date: Date = None,
    profile: Profile = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Add documents, or new versions of them.

    A document whose slug the library knows becomes its new version; the earlier ones are kept.
    """
    from library.documents.stored import NewDocument

    if len(files) > 1 and (slug or title):
        raise Invalid("A slug or a title is of one document: add these files one by one.", "slug")
    begun = entrance(context)
    given = [NewDocument(content_of(f, begun), f.name, slug, title, publisher, date, profile) for f in files]
    documents = [_understood(begun, each) for each in given] if dry_run else _added(begun, given)
    if json:
        write_json(orjson.dumps(documents))
        return
    from cli.screen import table

    names = ("sections", "categories", "questions", "recommendations")
    table(
        ("slug", *names, "title"),
        ((d["id"], *(d["counts"].get(name, 0) for name in names), d["title"]) for d in documents),
    )


def content_of(file: Path, begun: Entrance) -> bytes:
    """The bytes of a file. Raises TooLarge before any of them is read."""
    most = begun.settings().document_bytes
    size = file.stat().st_size
    if size > most:
        raise TooLarge(f"{file.name} has {size} bytes; at most {most} are read (document_bytes).")
    return file.read_bytes()


def _added(begun: Entrance, given: Sequence["NewDocument"]) -> list[dict[str, Any]]:
    from library.documents.taking import told

    with shown("reading and building") as listener:
        taken = begun.home().take_in(given, listener)
    slugs = dict.fromkeys(each.document.slug for each in taken)
    with begun.snapshot() as snapshot:
        views = [orjson.loads(snapshot.catalog.thing(f"document/{slug}").view) for slug in slugs]
    for new, each in zip(given, taken, strict=True):
        say(told(each, new.source_name))
    return views


def _understood(begun: Entrance, new: "NewDocument") -> dict[str, Any]:
    from library.uploads.previewing import preview as previewed

    seen = previewed(
        begun.home(),
        new.content,
        new.source_name,
        slug=new.slug,
        profile=new.profile,
        title=new.title,
        publisher=new.publisher,
        date=new.date,
    )
    view: dict[str, Any] = orjson.loads(orjson.dumps(seen.document))
    return view


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    app.command()(ingest)
