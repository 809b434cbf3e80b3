"""The words and colours of drawings, as drawing.toml and drawing.css have them."""

import base64
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from graph.ties.relations import WORDS


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds that are drawn in one colour, which is given for a light and for a dark ground."""

    name: str
    label: str
    light: str
    dark: str
    kinds: tuple[str, ...]


_HERE: Final = files("graph.neighbourhoods")
_DATA: Final = tomllib.loads(_HERE.joinpath("drawing.toml").read_text("utf-8"))

#: The groups, in the order of the legend.
GROUPS: Final = tuple(Group(**{**group, "kinds": tuple(group["kinds"])}) for group in _DATA["group"])

#: What heads the concepts beside a concept.
BESIDE: Final[Mapping[str, str]] = _DATA["beside"]

_OF_KIND: Final = {kind: group for group in GROUPS for kind in group.kinds}
_TOPIC: Final = _OF_KIND["topic"]


def group_of(type_: str, kind: str) -> Group:
    """The group of a node: of its type where it is a recommendation, else of its kind."""
    return _OF_KIND.get("recommendation" if type_ == "recommendation" else kind, _TOPIC)


def relation_label(relation: str) -> str:
    """What a relation is called."""
    words = WORDS.get(relation)
    return words.label if words else _DATA["relations"].get(relation, relation)


def _style() -> str:
    rules = _HERE.joinpath("drawing.css").read_text("utf-8").replace("\n", "")
    light = "".join(f".g-{group.name}{{fill:{group.light}}}" for group in GROUPS)
    dark = "".join(f".g-{group.name}{{fill:{group.dark}}}" for group in GROUPS)
    return f"{rules}{light}@media (prefers-color-scheme:dark){{{dark}}}"


#: The style sheet inside every drawing; always the same, so that a policy can name it by its hash.
STYLE: Final = _style()
STYLE_HASH: Final = f"sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}"
