# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The command that shows what a document would become, without a library being touched."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from cli.adding import File, Slug, Title, content_of
from cli.entrance import entrance
from cli.messages import say
from cli.output import write_bytes
from ontology.errors import Invalid

if TYPE_CHECKING:
    from ingest.profiles import Profile
    from library.uploads.previewing import Preview

Named = Annotated[
    str | None,
    typer.Option("--profile", help="The layout profile to read it with, by name or as a .toml file."),
]
Shown = Annotated[bool, typer.Option("--show-profile", help="Print only the profile it was read with.")]
Out = Annotated[
    Path | None, typer.Option(help="Write the profile it was read with to this file, to edit it.")
]


def preview(
    context: typer.Context,
    file: Annotated[Path, File],
    *,
    slug: Slug = None,
    title: Title = None,
    profile: Named = None,
    show_profile: Shown = False,
    profile_out: Out = None,
) -> None:
    """Print what would be understood of a document, as JSON Lines.

    A line for each recommendation, with the confidence in it and its reasons; then a line for each block that
    no record holds, and one for the profile. Nothing is stored.
    """
    from library.uploads.previewing import preview as previewed

    begun = entrance(context)
    given = _profile(profile)
    seen = previewed(begun.home(), content_of(file, begun), file.name, slug=slug, title=title, profile=given)
    if profile_out:
        _write(profile_out, seen.profile_toml)
    if show_profile:
        write_bytes((seen.profile_toml.encode(),))
        return
    write_bytes(_lines(seen))
    for note in seen.notes:
        say(note)


def _lines(seen: "Preview") -> Iterator[bytes]:
    """The records in the form of the service, each with how sure it is; the leftovers; the profile."""
    for one in seen.records():
        sure = {"confidence": one.confidence, "reasons": one.reasons, "restated": one.restated}
        yield orjson.dumps(one.recommendation)[:-1] + b"," + _line(sure)[1:]
    for left in seen.leftovers():
        yield _line({"leftover": left})
    yield _line({"profile": seen.profile, "toml": seen.profile_toml, "notes": seen.notes})


def _line(told: dict[str, Any]) -> bytes:
    return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


def _profile(named: str | None) -> "str | Profile | None":
    """A profile by its name, or read from a file; a name with an ending or a folder is a file's."""
    from ingest.profiles import load_profile

    if named is None or not (named.endswith(".toml") or "/" in named):
        return named
    return load_profile(Path(named))


def _write(path: Path, toml: str) -> None:
    try:
        path.write_text(toml, encoding="utf-8")
    except OSError as error:
        raise Invalid(f"The profile cannot be written to {path}: {error.strerror}.", "profile-out") from error


def add_to(app: typer.Typer) -> None:
    """Make this module's command known."""
    app.command()(preview)
