# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The command that tells which terms could become concepts."""

from typing import Annotated, Literal

import orjson
import typer

from api.paging import Page
from cli.entrance import entrance
from cli.output import Json, write_bytes, write_json

_MOST = 100  # on a page, as in the service


def terms(
    context: typer.Context,
    slug: Annotated[str | None, typer.Argument(help="Only this document.", metavar="[SLUG]")] = None,
    *,
    least: Annotated[int, typer.Option(min=1, help="In how many recommendations at the least.")] = 2,
    limit: Annotated[int, typer.Option(min=1, max=_MOST, help="How many to give.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many to leave out before the first.")] = 0,
    form: Annotated[
        Literal["table", "ttl"], typer.Option("--format", help="A table, or a SKOS file to edit.")
    ] = "table",
    json: Json = False,
) -> None:
    """List frequent terms that no concept covers.

    With --format ttl they are a SKOS file, to be edited and put into the folder of vocabularies.
    """
    from api.bodies.terms import PATH, found_terms, terms_body
    from library.terms.skos_draft import skos_draft, topic_ids

    with entrance(context).snapshot() as snapshot:
        if form == "ttl":
            found, _, _ = found_terms(snapshot, slug, least)
            shown = found[offset : offset + limit]
            taken = {thing.id for thing in snapshot.catalog.by_ids(topic_ids(shown))}
            write_bytes((skos_draft(shown, taken).encode(),))
            return
        body = terms_body(snapshot, slug, least, PATH, Page(limit, offset)).json
    if json:
        write_json(body)
        return
    from cli.screen import table

    table(
        ("term", "score", "count", "recommendations", "for example"),
        (
            (
                item["label"],
                item["score"],
                item["count"],
                item["recommendations"],
                item["examples"][0]["recommendation"],
            )
            for item in orjson.loads(body)["items"]
        ),
    )


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    app.command()(terms)
