# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The commands that give the graph away, and check that it is sound."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Annotated

import orjson
import typer

from cli.entrance import entrance
from cli.messages import FAILED, say
from cli.output import Json, write_bytes, write_json

_FORMATS = "ttl, nt, nq, trig, jsonld, rdf, graphml, gexf or csv"
Format = Annotated[str, typer.Option(help=f"{_FORMATS[0].upper()}{_FORMATS[1:]}.")]
Document = Annotated[str | None, typer.Option(help="Only this document, by its slug.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="A file; else stdout.", dir_okay=False)]


def export(
    context: typer.Context,
    format: Format = "ttl",  # noqa: A002 (the word that addresses use)
    document: Document = None,
    output: Output = None,
) -> None:
    """Write the dataset, or one document, in any format."""
    from api.bodies.things import found_thing
    from graph.exports.export import export as exported

    with entrance(context).snapshot() as snapshot:
        if document is not None:
            found_thing(snapshot, f"document/{document}", "document")
        with closing(exported(snapshot.graph, format, document)) as chunks:
            if output is None:
                write_bytes(chunks)
            else:
                _write_file(output, chunks)
                say(f"wrote {output}.")


def _write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside the file and then in its place, so that it is whole or as it was."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.writelines(chunks)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def validate(context: typer.Context, document: Document = None, json: Json = False) -> None:
    """Check the graph against its shapes.

    Each fault is told by its focus node and what is wrong; faults end the command with 1.
    """
    import rdflib

    from graph.exports.export import export as exported
    from ontology.shapes import validate as validated

    with entrance(context).snapshot() as snapshot:
        data = rdflib.Graph().parse(data=b"".join(exported(snapshot.graph, "nt", document)), format="nt")
        report = validated(data, snapshot.iris.base)
    if json:
        write_json(orjson.dumps({"conforms": report.conforms, "results": report.results}))
    elif report.results:
        from cli.screen import table

        table(
            ("severity", "focus node", "path", "message"),
            ((r.severity, r.focus_node, r.path, r.message) for r in report.results),
        )
    say("the graph conforms." if report.conforms else f"{len(report.results)} faults.")
    if not report.conforms:
        raise typer.Exit(FAILED)


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    app.command()(export)
    app.command()(validate)
