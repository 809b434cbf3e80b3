# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The command that draws what lies around a thing."""

from pathlib import Path
from typing import Annotated, Final

import orjson
import typer

from cli.entrance import entrance
from cli.messages import say
from cli.output import Json, write_bytes, write_json

_FORMATS: Final = ("graphml", "gexf", "svg")


def graph(
    context: typer.Context,
    thing: Annotated[list[str], typer.Argument(help="Words that name a thing, or an id.", metavar="THING")],
    *,
    depth: Annotated[int, typer.Option(min=1, max=2, help="How many edges from it.")] = 1,
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many nodes at the most.")] = 60,
    format: Annotated[  # noqa: A002 (the word that addresses use)
        str | None, typer.Option(help="json, graphml, gexf or svg; else a table.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; else stdout.", dir_okay=False)
    ] = None,
    json: Json = False,
) -> None:
    """Show what lies around a thing or a recommendation: as a table, a file for graph programs, a picture."""
    from api.bodies.graph import GraphRequest, graph_body, graph_file

    if format not in (None, "json", *_FORMATS):
        raise typer.BadParameter(f"should be one of json, {', '.join(_FORMATS)}", param_hint="--format")
    request = GraphRequest(" ".join(thing), depth, limit)
    with entrance(context).snapshot() as snapshot:
        if format in _FORMATS:
            content = graph_file(snapshot, request, format, whole=True)
        else:
            content = graph_body(snapshot, request).json
    if output is not None:
        output.write_bytes(content)
        say(f"wrote {output}.")
    elif format in _FORMATS:
        write_bytes((content,))
    elif json or format == "json":
        write_json(content)
    else:
        _print(content)


def _print(content: bytes) -> None:
    """The edges as a table, by the labels of their ends."""
    from cli.screen import table

    found = orjson.loads(content)
    labels = {node["id"]: node["label"] for node in found["nodes"]}
    rows = (
        (labels[edge["source"]], edge["label"], labels[edge["target"]], edge["basis"])
        for edge in found["edges"]
    )
    table(("from", "relation", "to", "basis"), rows)
    more = "; more lies around it: raise --limit" if found["cut"] else ""
    say(f"{len(found['nodes'])} nodes, {len(found['edges'])} edges{more}.")


def add_to(app: typer.Typer) -> None:
    """Make this module's command known."""
    app.command()(graph)
