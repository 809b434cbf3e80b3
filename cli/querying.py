# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The command that asks in SPARQL."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from cli.entrance import entrance
from cli.messages import say
from cli.output import write_bytes
from ontology.errors import Invalid

if TYPE_CHECKING:
    from graph.sparql.guard import Checked
    from graph.sparql.pool import Answer

Query = typer.Argument(help="A query, @ and a file that holds one, or - for stdin.", metavar="QUERY")
Format = Annotated[
    str | None,
    typer.Option(
        help="json, xml, csv or tsv; for CONSTRUCT and DESCRIBE ttl, nt, nq, trig, jsonld or rdf.",
        show_default="a table; ttl",
    ),
]


def sparql(context: typer.Context, query: Annotated[str, Query], *, format: Format = None) -> None:  # noqa: A002 (the word that the service uses)
    """Ask in SPARQL.

    Only SELECT, ASK, CONSTRUCT and DESCRIBE; usual prefixes need not be declared, and the default graph is
    all there is. `?r tl:textQuery "words"` finds by words.
    """
    from api.sparql import limits_of, source_of
    from graph.sparql.asking import ask
    from graph.sparql.guard import check
    from graph.sparql.pool import Pool

    checked = check(_read(query))
    begun = entrance(context)
    _check_format(format, checked.form)
    with begun.snapshot() as snapshot, Pool(limits_of(begun.settings())) as pool:
        is_table = checked.form in ("select", "ask")
        answer = ask(pool, source_of(snapshot), checked, format or ("json" if is_table else "ttl"))
        _show(checked, answer, as_table=format is None and is_table)
        if answer.done and answer.done.cut:
            say(f"there is more: this was cut after {answer.done.rows} (sparql_rows).")


def _read(query: str) -> str:
    """The query itself, from where it stands."""
    from graph.sparql.limits import LONGEST

    try:
        if query == "-":
            return sys.stdin.buffer.read(4 * LONGEST + 1).decode()
        if query.startswith("@"):
            with Path(query[1:]).open("rb") as file:
                return file.read(4 * LONGEST + 1).decode()
    except UnicodeDecodeError as error:
        raise Invalid("The query is not UTF-8.", "query") from error
    return query


def _check_format(name: str | None, form: str) -> None:
    from graph.sparql.formats import formats_of

    offered = formats_of(form)
    if name is not None and name not in offered:
        raise Invalid(f"{form.upper()} has no format {name!r}: use one of {', '.join(offered)}.", "format")


def _show(checked: "Checked", answer: "Answer", *, as_table: bool) -> None:
    if not as_table:
        write_bytes([answer.content] if answer.rest is None else answer.rest)
        return
    from cli.screen import table

    read = orjson.loads(answer.content if answer.rest is None else b"".join(answer.rest))
    if checked.form == "ask":
        typer.echo("yes" if read["boolean"] else "no")
        return
    names = read["head"]["vars"]
    table(names, ([_cell(row.get(name)) for name in names] for row in read["results"]["bindings"]))


def _cell(term: dict[str, object] | None) -> str:
    if term is None:
        return ""
    value = term["value"]
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    app.command()(sparql)
