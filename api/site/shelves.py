"""The lists that people browse, as shelves.toml has them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from graph.catalog.catalog import Sort, Type


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list at `/<name>`: things of one type, and of one kind where it has one, in their usual order."""

    name: str
    heading: str
    lead: str
    one: str
    many: str
    type: Type
    sort: Sort
    kind: str | None = None


#: By name, in the order in which they are offered.
SHELVES: Final[Mapping[str, Shelf]] = {
    name: Shelf(name=name, **table)
    for name, table in tomllib.loads(files("api.site").joinpath("shelves.toml").read_text("utf-8")).items()
}
