"""What results can be narrowed by, as query parameters: any one of the values of each, and all of them."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends

from api.parameters import Names


def _filters(
    *,
    document: Names,
    kind: Names,
    category: Names,
    system: Names,
    concept: Names,
    action: Names,
    funding: Names,
    outcome: Names,
    status: Names,
) -> Mapping[str, tuple[str, ...]]:
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
    # A form that is sent with an empty field means no filter.
    chosen = {name: tuple(value for value in values if value) for name, values in given.items()}
    return {name: values for name, values in chosen.items() if values}


Filters = Annotated[Mapping[str, tuple[str, ...]], Depends(_filters)]
