"""The kinds of gap, in the order and the words of gaps.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from graph.ties.facts import FACTS


@dataclass(frozen=True, slots=True)
class GapKind:
    """A kind of gap; of recommendations, the bits of the facts that do not hold and of those that do."""

    name: str
    label: str
    meaning: str
    rule: str
    without: int
    with_: int

    @property
    def of_recommendations(self) -> bool:
        """Whether it is recommendations that have this gap."""
        return bool(self.without or self.with_)


def _kind(name: str, words: Mapping[str, str], facts: Mapping[str, list[str]]) -> GapKind:
    without, with_ = (sum(FACTS[fact] for fact in facts.get(key, ())) for key in ("without", "with"))
    return GapKind(name, words["label"], words["meaning"], words["rule"], without, with_)


_TABLES: Final = tomllib.loads(files("graph.gaps").joinpath("gaps.toml").read_text(encoding="utf-8"))["gaps"]

#: By name, in the order in which they are told.
GAP_KINDS: Final[Mapping[str, GapKind]] = {name: _kind(name, table, table) for name, table in _TABLES.items()}
