"""What things are called on the pages, as words.toml has it."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

WORDING: Final[Mapping[str, Mapping[str, Any]]] = tomllib.loads(
    files("api.site").joinpath("words.toml").read_text("utf-8")
)


def called(group: str, name: str) -> str:
    """What something is called; a name that nobody wrote down becomes words itself."""
    known: str | None = WORDING[group].get(name)
    return known or name.replace("-", " ").replace("_", " ").capitalize()


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 recommendation", "1,200 recommendations"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def spoken_id(recommendation_id: str) -> str:
    """The code in a recommendation's public id."""
    return recommendation_id.partition("/")[2] or recommendation_id


def reason(match: Mapping[str, str]) -> str:
    """Why a search found something, in plain words."""
    place = f"“{match['term']}” {called('fields', match['field'])}"
    how: str = WORDING["how"].get(match["how"], "{}")
    return how.replace("{}", place)
