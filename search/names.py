"""The names of fields and kinds, from `fields.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    read = tomllib.loads((files("search") / "fields.toml").read_text("utf-8"))
    return cast("Mapping[str, Mapping[str, list[str]]]", read)


@cache
def field_names() -> Mapping[str, str]:
    """Every name that a query may put before a colon, with the field that it stands for."""
    fields = {**_tables()["words"], **_tables()["things"], **_tables()["ordered"]}
    return {name: field for field, others in fields.items() for name in (field, *others)}


@cache
def word_fields() -> frozenset[str]:
    """The fields that hold words."""
    return frozenset(_tables()["words"])


@cache
def thing_fields() -> frozenset[str]:
    """The fields that hold ids of things."""
    return frozenset(_tables()["things"])


@cache
def ordered_fields() -> frozenset[str]:
    """The fields that ranges can be asked of."""
    return frozenset(_tables()["ordered"])


@cache
def kind_labels() -> Mapping[str, str]:
    """What each kind of recommendation is called."""
    return cast("Mapping[str, str]", _tables()["kinds"])
