# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The commands that relate: how two things hang together, what is near a recommendation."""

from collections.abc import Mapping
from typing import Annotated, Any

import orjson
import typer

from cli.entrance import entrance
from cli.output import Json, write_json

_WHAT = "A name or an id, or the id or the code of a recommendation."


def paths(
    context: typer.Context,
    start: Annotated[str, typer.Argument(help=_WHAT, metavar="FROM")],
    end: Annotated[str, typer.Argument(help=_WHAT, metavar="TO")],
    *,
    limit: Annotated[int, typer.Option(min=1, max=10, help="How many paths to give.")] = 3,
    json: Json = False,
) -> None:
    """Explain how two things hang together.

    The few best paths between them, through what is specific rather than what is tied to everything; each
    step with the sentence that proves it.
    """
    from api.bodies.paths import paths_body

    with entrance(context).snapshot() as snapshot:
        body = paths_body(snapshot, (start, end), limit).json
    write_json(body) if json else _print_paths(orjson.loads(body))


def related(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The id or the code of a recommendation.", metavar="ID")],  # noqa: A002 (the word that ids go by)
    *,
    limit: Annotated[int, typer.Option(min=1, max=20, help="How many to give.")] = 5,
    json: Json = False,
) -> None:
    """Find what is nearest to a recommendation.

    The recommendations that share the most specific things with it, or are worded most like it, and what they
    share.
    """
    from api.bodies.related import related_body

    with entrance(context).snapshot() as snapshot:
        body = related_body(snapshot, id, limit).json
    write_json(body) if json else _print_related(orjson.loads(body))


def _print_paths(found: Mapping[str, Any]) -> None:
    from cli.screen import clean, console, line

    out = console()
    if not found["paths"]:
        searched = found["searched"]
        further = "" if searched["complete"] else ", among the most specific ties of each step"
        line(out, f"No path of at most {searched['steps']} steps joins them{further}.")
    for path in found["paths"]:
        line(out, " — ".join(_called(node) for node in path["nodes"]), style="bold")
        for edge in path["edges"]:
            line(out, clean(edge["sentence"]), indent=4)
            line(out, _where(edge), indent=8, style="dim")
        line(out)


def _where(edge: Mapping[str, Any]) -> str:
    """The places that prove a step, or the vocabulary that has it."""
    if edge["vocabulary"]:
        return f"the vocabulary “{edge['vocabulary']}”"
    places = (f"{each['document']}, line {each['line_start']}, {each['basis']}" for each in edge["evidence"])
    return "; ".join(dict.fromkeys(places))


def _called(node: Mapping[str, Any]) -> str:
    from cli.screen import clean

    is_thing = node["type"] != "recommendation"
    return clean(node["label"] if is_thing else node["id"].removeprefix("recommendation/"))


def _print_related(found: Mapping[str, Any]) -> None:
    from cli.screen import clean, console, line

    out = console()
    line(out, found["id"], "  ", clean(found["title"] or found["text"]), style="bold")
    if not found["items"]:
        line(out, "Nothing is near it.")
    for item in found["items"]:
        line(out)
        line(out, f"{item['id']}  {clean(item['title'] or item['text'])}", indent=2, style="bold")
        line(out, clean(item["sentence"]), indent=4)
        nearness = f"nearness {item['score']}: things {item['by_things']}, words {item['by_words']}"
        line(out, nearness, indent=4, style="dim")


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    app.command()(paths)
    app.command()(related)
