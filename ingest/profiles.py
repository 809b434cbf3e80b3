"""Profiles: what a layout's own words are, as data, so that the next document of a family needs no code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ontology.records import Kind

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """How one family of documents is laid out; `docs/profiles.md` explains each part by example."""

    name: str
    layouts: tuple[str, ...]
    description: str = ""
    headers: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)
    kinds: Mapping[Kind, Words] = field(default_factory=dict)
    otherwise: Kind = "recommendation"
    sections: Mapping[str, Words] = field(default_factory=dict)


def shipped_profile(name: str) -> Profile:
    """The profile of this name that comes with the software; NotFound names the nearest."""
    raise NotImplementedError(name)


def load_profile(path: Path) -> Profile:
    """A site's own profile; Unreadable says what is wrong in it."""
    raise NotImplementedError(path)
