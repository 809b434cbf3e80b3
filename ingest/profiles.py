"""Profiles: what a layout's own words are, as data, so that the next document of a family needs no code."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import ClassVar, Literal, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError
from rapidfuzz import process

from ingest.headers import TableKind, shipped_kinds
from ingest.meanings import Words
from ontology.errors import NotFound, Unreadable
from ontology.records import Kind

Layout = Literal["tables", "policy", "lists"]
K = TypeVar("K", bound=str)

_SHIPPED = ("policy-sections", "recommendation-tables", "plain")
_LARGEST = 1_000_000  # bytes of a profile


@dataclass(frozen=True, slots=True)
class Profile:
    """How one family of documents is laid out; `docs/profiles.md` explains each part by example.

    `layouts` name the recognisers that read it. `headers` adds words for columns to those of `headers.toml`,
    by kind of table and meaning. `kinds` says which words of a section's headings make its recommendations of
    a kind; where none does, they are of the kind `otherwise`. `sections` holds the titles of a policy's
    sections, by what they are for. `announce` holds words of a heading, or of the line before a list, that
    say that recommendations follow; `silent` those that say that they do not. `parties` are the labels before
    a responsible party in brackets. `number` is a pattern for the number before a recommendation's words, its
    first group the number.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: str
    layouts: tuple[Layout, ...]
    description: str = ""
    otherwise: Kind = "recommendation"
    announce: Words = ()
    silent: Words = ()
    parties: Words = ()
    number: str | None = None
    headers: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)
    kinds: Mapping[Kind, Words] = field(default_factory=dict)
    sections: Mapping[str, Words] = field(default_factory=dict)

    def table_kinds(self) -> tuple[TableKind, ...]:
        """The kinds of table, with this profile's words before the shipped ones."""
        return tuple(
            kind.with_words(self.headers[kind.name]) if kind.name in self.headers else kind
            for kind in shipped_kinds()
        )


_PROFILE = TypeAdapter(Profile)


def shipped_profile(name: str) -> Profile:
    """The profile of this name that comes with the software; NotFound names the nearest."""
    known = shipped_profiles()
    if name not in known:
        nearest = tuple(match[0] for match in process.extract(name, list(known), limit=3))
        raise NotFound(f"No profile is named {name!r}; there are {', '.join(known)}.", nearest)
    return known[name]


@cache
def shipped_profiles() -> Mapping[str, Profile]:
    """The profiles that come with the software, by name, in the order in which a document is held against
    them.
    """
    folder = files("ingest").joinpath("profiles")
    return {
        name: _parse(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"), {}) for name in _SHIPPED
    }


def load_profile(path: Path) -> Profile:
    """A site's own profile; Unreadable says what is wrong in it."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable(f"The profile {path.name} is over {_LARGEST:,} bytes, which no profile needs.")
        return parse_profile(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"The profile {path.name} cannot be read: {error}.") from error


def parse_profile(text: str) -> Profile:
    """A profile from its TOML; what it does not say is as in the shipped profile that it names as
    `extends`.
    """
    return _parse(text, shipped_profiles())


def _parse(text: str, known: Mapping[str, Profile]) -> Profile:
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"The profile is not TOML: {error}.") from error
    extends = stated.pop("extends", None)
    if extends is not None and extends not in known:
        raise Unreadable(f"The profile extends {extends!r}, which is none of {', '.join(known)}.")
    base = known[extends] if extends else Profile(name="", layouts=("tables", "lists"))
    try:
        own = _PROFILE.validate_python({"layouts": base.layouts} | stated)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Unreadable(f"The profile's {where} is wrong: {first['msg']}.") from error
    _check_number(own.number)
    _check_headers(own.headers)
    return _merged(own, base, stated)


def _check_number(pattern: str | None) -> None:
    try:
        if pattern is not None and re.compile(pattern).groups < 1:
            raise Unreadable("The profile's number has no group in brackets to say which part is the number.")
    except re.error as error:
        raise Unreadable(f"The profile's number is no regular expression: {error}.") from error


def _check_headers(headers: Mapping[str, Mapping[str, Words]]) -> None:
    known = {kind.name: kind.columns.words for kind in shipped_kinds()}
    for name, columns in headers.items():
        if name not in known:
            raise Unreadable(
                f"The profile's headers.{name} is no kind of table; there are {', '.join(known)}."
            )
        for meaning in columns:
            if meaning not in known[name]:
                meanings = ", ".join(known[name])
                raise Unreadable(
                    f"The profile's headers.{name}.{meaning} is no meaning; there are {meanings}."
                )


def _merged(own: Profile, base: Profile, stated: Mapping[str, object]) -> Profile:
    """A profile's own words, then those of the one that it extends; single values are its own or the
    other's.
    """
    kinds = own.headers.keys() | base.headers.keys()
    return replace(
        own,
        description=own.description or base.description,
        otherwise=own.otherwise if "otherwise" in stated else base.otherwise,
        number=own.number or base.number,
        announce=own.announce + base.announce,
        silent=own.silent + base.silent,
        parties=own.parties + base.parties,
        headers={
            kind: _joined(own.headers.get(kind, {}), base.headers.get(kind, {})) for kind in sorted(kinds)
        },
        kinds=_joined(own.kinds, base.kinds),
        sections=_joined(own.sections, base.sections),
    )


def _joined(own: Mapping[K, Words], base: Mapping[K, Words]) -> dict[K, Words]:
    return {
        key: own.get(key, ()) + base.get(key, ()) for key in (*own, *(key for key in base if key not in own))
    }
