# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The command that asks a saved question."""

from collections.abc import Sequence
from typing import Annotated, Any

import orjson
import typer

from cli.entrance import entrance
from cli.messages import say
from cli.output import Json, write_bytes, write_json
from ontology.errors import Invalid

Csv = Annotated[bool, typer.Option("--csv", help="The same CSV as the service gives.")]


def ask(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="The name of a question; without it, all are listed.", metavar="[NAME]"),
    ] = None,
    *,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many rows to give.")] = 1000,
    csv: Csv = False,
    json: Json = False,
) -> None:
    """Ask a saved question in plain English, or list those that there are.

    The question's own parameters are given as options:
    `throughline ask responsible-for --party "Peer Services"`.
    """
    from api.bodies.ask import ask_body, ask_csv, named, questions_body
    from api.sparql import limits_of, source_of
    from graph.asking.files import load_questions
    from graph.asking.running import confined
    from graph.sparql.pool import Pool

    begun = entrance(context)
    settings = begun.settings()
    questions = load_questions(settings.data / "questions")
    for refused in questions.refused:
        say(refused)
    question = None if name is None else named(questions, name)
    given = _given(context.args)
    with begun.snapshot() as snapshot:
        if question is None:
            if given:
                raise Invalid("Parameters belong to a question: give its name first.")
            body = questions_body(snapshot, questions).json
        else:
            with Pool(limits_of(settings)) as pool:
                run = confined(pool, source_of(snapshot))
                body = ask_body(snapshot, run, question, given, limit).json
    if json:
        write_json(body)
    elif question is None:
        _print_questions(orjson.loads(body))
    elif csv:
        write_bytes((ask_csv(body),))
    else:
        _print_answer(orjson.loads(body))


def _given(words: Sequence[str]) -> dict[str, str]:
    """The parameters after the name, as --name value or --name=value."""
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or len(name) == len("--"):
            raise Invalid(f"{name!r} is no parameter; give parameters as --name value.")
        if not equals:
            if not rest:
                raise Invalid(f"{name} wants a value.")
            value = rest.pop(0)
        if name[2:] in given:
            raise Invalid(f"{name} is given more than once; give it once.")
        given[name[2:]] = value
    return given


def _print_questions(listed: dict[str, Any]) -> None:
    from cli.screen import clean, console, line

    out, group = console(), ""
    for question in listed["items"]:
        if question["group"] != group:
            if group:
                line(out)
            group = question["group"]
            line(out, clean(group), style="bold")
        parameters = " ".join(_option(parameter) for parameter in question["parameters"])
        line(out, question["name"], f" {parameters}" if parameters else "", indent=2)
        line(out, clean(question["title"]), indent=6)


def _option(parameter: dict[str, Any]) -> str:
    name = f"--{parameter['name']}"
    if parameter["default"] is not None:
        return f"[{name} {parameter['default']!r}]"
    return f"[{name} …]" if parameter["optional"] else f"{name} {parameter['example']!r}"


def _print_answer(answer: dict[str, Any]) -> None:
    from cli.screen import clean, console, line, table

    out = console()
    line(out, clean(answer["title"]), style="bold")
    for given in answer["given"]:
        meant = ", ".join(f"{clean(each['label'])} ({each['id']})" for each in given["resolved"])
        line(out, f"{given['name']}: {clean(given['value'])}", f" — {meant}" if meant else "")
    line(out)
    if answer["rows"]:
        names = [column["name"] for column in answer["columns"]]
        labels = [column["label"] for column in answer["columns"]]
        table(labels, ([row[name]["value"] for name in names] for row in answer["rows"]))
        line(out)
    count = len(answer["rows"])
    line(
        out,
        f"{count} row{'' if count == 1 else 's'}",
        "; there are more: raise --limit" if answer["cut"] else "",
    )
    line(out, clean(answer["reading"]), style="dim")


def add_to(app: typer.Typer) -> None:
    """Make this module's command known."""
    unknown: dict[str, Any] = {"allow_extra_args": True, "ignore_unknown_options": True}
    app.command(context_settings=unknown)(ask)
