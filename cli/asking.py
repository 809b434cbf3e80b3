# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The commands that ask: what words find, what touches a thing, what a thing is."""

from typing import Annotated

import orjson
import typer

from cli.entrance import entrance
from cli.output import Json, write_json
from search.request import SearchRequest

_MOST = 100  # on a page, as in the service

Limit = Annotated[int, typer.Option(min=1, max=_MOST, help="How many to give.")]
Offset = Annotated[int, typer.Option(min=0, help="How many to leave out before the first.")]
Filter = Annotated[list[str] | None, typer.Option(show_default=False, help="Only this; may be repeated.")]


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="What to look for.", metavar="QUERY")],
    *,
    document: Filter = None,
    kind: Filter = None,
    category: Filter = None,
    system: Filter = None,
    concept: Filter = None,
    action: Filter = None,
    funding: Filter = None,
    outcome: Filter = None,
    status: Filter = None,
    facets: Annotated[str, typer.Option(help="What to count by: names joined by commas.")] = "",
    sort: Annotated[
        str, typer.Option(help="relevance, document, code, title or percent; '-title' turns it round.")
    ] = "relevance",
    expand: Annotated[bool, typer.Option(help="Find other names of a concept, and what is under it.")] = True,
    limit: Limit = 20,
    offset: Offset = 0,
    json: Json = False,
) -> None:
    """Find recommendations by words, best first.

    All words must be found, in any form. `"a phrase"`, `a OR b`, `NOT a`, `title:a` and `a*` are understood;
    without options nothing is left out. Each hit says why it matched.
    """
    from api.bodies.hits import search_body
    from cli.answers import print_hits

    given = {
        "document": document,
        "kind": kind,
        "category": category,
        "system": system,
        "concept": concept,
        "action": action,
        "funding": funding,
        "outcome": outcome,
        "status": status,
    }
    filters = {name: tuple(values) for name, values in given.items() if values}
    counted = tuple(name for name in facets.split(",") if name)
    request = SearchRequest(" ".join(words), filters, counted, sort, limit, offset, expand)
    with entrance(context).snapshot() as snapshot:
        body = search_body(snapshot, request).json
    write_json(body) if json else print_hits(orjson.loads(body))


def touches(
    context: typer.Context,
    thing: Annotated[list[str], typer.Argument(help="Words that name a thing, or its id.", metavar="THING")],
    *,
    relation: Filter = None,
    document: Filter = None,
    along: Annotated[
        list[str] | None,
        typer.Option(
            "--with", metavar="ID", show_default=False, help="Tied to this thing too; may be repeated."
        ),
    ] = None,
    depth: Annotated[
        int, typer.Option(min=1, max=6, help="The greatest distance; a step to a narrower concept adds 1.")
    ] = 6,
    limit: Limit = 20,
    offset: Offset = 0,
    json: Json = False,
) -> None:
    """Find what touches a thing, and the proof.

    Each recommendation that is tied to the thing, or to a narrower concept, with the sentence that proves it
    and where that stands; then what else those recommendations are tied to.
    """
    from api.bodies.ties import touches_body
    from cli.answers import print_ties
    from graph.touching.request import TouchesRequest

    request = TouchesRequest(
        q=" ".join(thing),
        relation=tuple(relation or ()),
        document=tuple(document or ()),
        along=tuple(along or ()),
        depth=depth,
        limit=limit,
        offset=offset,
    )
    with entrance(context).snapshot() as snapshot:
        body = touches_body(snapshot, request).json
    write_json(body) if json else print_ties(orjson.loads(body))


def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The id of a recommendation, document, concept…", metavar="ID")],  # noqa: A002 (the word that ids go by)
    json: Json = False,
) -> None:
    """Show one thing with all that is stated of it."""
    from api.bodies.anything import any_body
    from cli.answers import print_thing

    with entrance(context).snapshot() as snapshot:
        body = any_body(snapshot, id).json
    write_json(body) if json else print_thing(orjson.loads(body))


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    for command in (search, touches, show):
        app.command()(command)
