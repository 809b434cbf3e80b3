"""One module a noun: the calls under one path."""

from api.routers import (
    categories,
    concepts,
    documents,
    exports,
    hits,
    operations,
    questions,
    recommendations,
    site,
    systems,
    touches,
)

ALL = tuple(
    module.calls
    for module in (
        hits,
        touches,
        recommendations,
        site,
        concepts,
        documents,
        categories,
        systems,
        questions,
        exports,
        operations,
        site,
    )
)
