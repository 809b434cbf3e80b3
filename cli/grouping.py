# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The commands that tell what hangs together in a library, and what binds that together."""

from typing import Annotated

import orjson
import typer

from cli.comparing import Csv, Limit, Offset
from cli.entrance import entrance
from cli.output import Json, write_bytes, write_json


def communities(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(min=0, help="A community, to list its recommendations.", show_default=False),
    ] = None,
    *,
    limit: Limit = 20,
    offset: Offset = 0,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Find what hangs together: recommendations about the same concepts, the largest communities first."""
    from api.bodies.communities import PATH, communities_body, communities_csv, community_body
    from api.bodies.csv_rows import RECOMMENDATION_COLUMNS, csv_rows
    from api.paging import Page
    from cli.groups import print_communities, print_members

    page = Page(limit, offset)
    with entrance(context).snapshot() as snapshot:
        if number is None:
            body = communities_body(snapshot, page).json
        else:
            body = community_body(snapshot, number, page, f"{PATH}/{number}").json
    if csv:
        sheet = communities_csv(body) if number is None else csv_rows(body, RECOMMENDATION_COLUMNS)
        write_bytes((sheet,))
    elif json:
        write_json(body)
    else:
        (print_communities if number is None else print_members)(orjson.loads(body))


def binding(
    context: typer.Context,
    *,
    limit: Limit = 20,
    offset: Offset = 0,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Find what binds communities together: concepts whose recommendations lie in several of them."""
    from api.bodies.communities import binding_body, binding_csv
    from api.paging import Page
    from cli.groups import print_binding

    with entrance(context).snapshot() as snapshot:
        body = binding_body(snapshot, Page(limit, offset)).json
    if csv:
        write_bytes((binding_csv(body),))
    else:
        write_json(body) if json else print_binding(orjson.loads(body))


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    for command in (communities, binding):
        app.command()(command)
