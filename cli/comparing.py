# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""The commands that hold things side by side: what is missing, what is shared, counts, a decision's trail."""

from typing import Annotated

import orjson
import typer

from cli.entrance import entrance
from cli.output import Json, write_bytes, write_json

_MOST = 100  # on a page, as in the service

Limit = Annotated[int, typer.Option(min=1, max=_MOST, help="How many to give, of each.")]
Offset = Annotated[int, typer.Option(min=0, help="How many to leave out before the first.")]
Filter = Annotated[list[str] | None, typer.Option(show_default=False, help="Only this; may be repeated.")]
Csv = Annotated[bool, typer.Option("--csv", help="The same CSV as the service gives.")]


def gaps(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(help="One kind of gap, to page through.", metavar="[KIND]")
    ] = None,
    *,
    document: Filter = None,
    limit: Limit = 5,
    offset: Offset = 0,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Find what is missing.

    Recommendations without a category, a responsible system, a status, a word on funding or a vote; votes on
    other words; terms without a definition; competencies that a policy asks for and nothing builds, and more.
    Each with the rule by which it is found.
    """
    from api.bodies.gaps import gaps_body, gaps_csv
    from cli.contrasts import print_gaps
    from graph.gaps.gaps import GapsRequest

    request = GapsRequest(kind, tuple(document or ()), limit, offset)
    with entrance(context).snapshot() as snapshot:
        body = gaps_body(snapshot, request).json
    if csv:
        write_bytes((gaps_csv(body),))
    else:
        write_json(body) if json else print_gaps(orjson.loads(body))


def compare(
    context: typer.Context,
    left: Annotated[str, typer.Argument(help="The slug of a document.", metavar="LEFT")],
    right: Annotated[str, typer.Argument(help="The slug of another.", metavar="RIGHT")],
    *,
    part: Annotated[
        str | None,
        typer.Option(
            help="Only shared, only-left, only-right or pairs, to page through.", show_default=False
        ),
    ] = None,
    kind: Filter = None,
    limit: Limit = 20,
    offset: Offset = 0,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Compare two documents.

    The concepts that both are about, those of one alone, and the recommendations that are nearest to each
    other, with what they share. `--kind competency` keeps to concepts of one kind.
    """
    from api.bodies.comparisons import comparison_body, comparison_csv
    from cli.contrasts import print_comparison
    from graph.comparing.compare import CompareRequest

    request = CompareRequest(left, right, part, tuple(kind or ()), limit, offset)
    with entrance(context).snapshot() as snapshot:
        body = comparison_body(snapshot, request).json
    if csv:
        write_bytes((comparison_csv(body),))
    else:
        write_json(body) if json else print_comparison(orjson.loads(body))


def matrix(
    context: typer.Context,
    rows: Annotated[str, typer.Argument(help="What to count by, such as category.", metavar="ROWS")],
    columns: Annotated[str, typer.Argument(help="And by, such as responsible.", metavar="COLUMNS")],
    *,
    document: Filter = None,
    top: Annotated[int, typer.Option(min=1, max=50, help="How many rows and columns, at the most.")] = 20,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Count recommendations in two dimensions.

    By any two of document, category, kind, responsible, system, population, occupation, competency, program,
    organization, topic, action, funding, outcome and status. What is not stated is counted, too.
    """
    from api.bodies.matrices import matrix_body, matrix_csv
    from cli.contrasts import print_matrix
    from graph.comparing.matrix import MatrixRequest

    with entrance(context).snapshot() as snapshot:
        body = matrix_body(snapshot, MatrixRequest(rows, columns, tuple(document or ()), top)).json
    if csv:
        write_bytes((matrix_csv(body),))
    else:
        write_json(body) if json else print_matrix(orjson.loads(body))


def trail(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The id of a recommendation.", metavar="ID")],  # noqa: A002 (the word that ids go by)
    *,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Follow a recommendation to its decision.

    Its vote, the per cent, the outcome and the tier, each with the words that state it, and word by word how
    the vote was worded.
    """
    from api.bodies.trails import trail_body, trail_csv
    from cli.contrasts import print_trail

    with entrance(context).snapshot() as snapshot:
        body = trail_body(snapshot, id.removeprefix("recommendation/")).json
    if csv:
        write_bytes((trail_csv(body),))
    else:
        write_json(body) if json else print_trail(orjson.loads(body))


def add_to(app: typer.Typer) -> None:
    """Make this module's commands known."""
    for command in (gaps, compare, matrix, trail):
        app.command()(command)
