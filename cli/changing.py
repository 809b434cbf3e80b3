# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The command that tells what a new version of a document changed."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import orjson
import typer

from api.paging import Page
from cli.entrance import entrance
from cli.output import Json, write_json

View = Mapping[str, Any]

_MOST = 100  # changes shown at once, the most that the service gives on a page
_NOT_STATED = "not stated"


def diff(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(help="The document's slug.", metavar="SLUG")],
    *,
    before: Annotated[
        int | None, typer.Option("--from", min=1, help="The earlier version; else the one before.")
    ] = None,
    after: Annotated[
        int | None, typer.Option("--to", min=1, help="The later version; else the newest.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=_MOST, help="How many changes to show.")] = _MOST,
    offset: Annotated[int, typer.Option(min=0, help="How many to leave out before the first.")] = 0,
    json: Json = False,
) -> None:
    """Tell what a new version of a document changed.

    Recommendations that were added, dropped, reworded, moved, or whose status and the like are others.
    """
    from api.bodies.changes import ChangesRequest, changes_body

    asked = ChangesRequest(slug, before, after)
    with entrance(context).snapshot() as snapshot:
        body = changes_body(snapshot, asked, f"/api/documents/{slug}/changes", Page(limit, offset)).json
    if json:
        write_json(body)
    else:
        print_changes(orjson.loads(body))


def print_changes(found: View) -> None:
    """How many changes of which kind, and then each."""
    from cli.screen import console, line

    out, before, after = console(), found["before"], found["after"]
    if before is None:
        line(out, f"{found['document']} has one version only.")
        return
    versions = (
        f"version {before['number']} ({before['source_name']}) to {after['number']} ({after['source_name']})"
    )
    line(out, found["document"], f"  {versions}", style="bold")
    line(out, ", ".join(f"{kind} {count}" for kind, count in found["counts"].items()))
    for item in found["items"]:
        line(out)
        for told, style in _told(item):
            line(out, told, indent=2 if style is None else 0, style=style or "")
    if found["total"] > len(found["items"]):
        line(out, f"… {found['total']} in all")


def _told(item: View) -> Iterator[tuple[str, str | None]]:
    """The lines that tell of one change: a heading in bold, and what differs."""
    from cli.contrasts import run_text
    from cli.screen import clean

    before, after = item["before"], item["after"]
    side = after or before
    name = (
        side["id"]
        if not (before and after) or before["id"] == after["id"]
        else f"{before['id']} → {after['id']}"
    )
    yield f"{', '.join(item['changes'])}: {name}  {clean(side['title'] or '')}".rstrip(), "bold"
    if not (before and after):
        yield clean(side["text"]), None
    for each in item["rewording"]:
        yield f"{each['field']}: {''.join(map(run_text, each['runs'])).strip()}", None
    for each in (*item["moved"], *item["fields"]):
        yield f"{each['field']}: {_or_not(each['before'])} → {_or_not(each['after'])}", None


def _or_not(words: str | None) -> str:
    from cli.screen import clean

    return _NOT_STATED if words is None else clean(words)


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    app.command()(diff)
