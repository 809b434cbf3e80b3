"""One module a noun: the calls under one path."""

from api.routers import (
    ask,
    categories,
    compare,
    concepts,
    documents,
    exports,
    gaps,
    graph,
    hits,
    matrix,
    operations,
    paths,
    questions,
    recommendations,
    related,
    site,
    sparql,
    systems,
    touches,
    trails,
)

ALL = tuple(
    module.calls
    for module in (
        hits,
        touches,
        paths,
        related,
        gaps,
        compare,
        matrix,
        trails,
        recommendations,
        concepts,
        documents,
        categories,
        systems,
        questions,
        exports,
        sparql,
        graph,
        ask,
        operations,
        site,
    )
)
