"""One module a noun: the calls under one path."""

from api.routers import (
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
    questions,
    recommendations,
    site,
    systems,
    touches,
    trails,
)

ALL = tuple(
    module.calls
    for module in (
        hits,
        touches,
        gaps,
        compare,
        matrix,
        trails,
        recommendations,
        site,
        concepts,
        documents,
        categories,
        systems,
        questions,
        exports,
        graph,
        operations,
        site,
    )
)
