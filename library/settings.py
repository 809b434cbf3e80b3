"""The settings of a site, made once at the entrance: flag over variable over file."""

import difflib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from ontology.errors import Invalid

PREFIX: Final = "THROUGHLINE_"
FILE: Final = "throughline.toml"

_BARRED: Final = frozenset(' <>"{}|\\^`')  # characters that no IRI holds (RFC 3987)


def checked_base(base_iri: str) -> str:
    """The base IRI, ending in "/". Raises ValueError where it is not http(s) with a host and no query."""
    parts = urlsplit(base_iri)
    _ = parts.port  # raises ValueError where it is no number
    plain = not (parts.query or parts.fragment or parts.username) and base_iri.isprintable()
    if parts.scheme not in {"http", "https"} or not parts.hostname or not plain or set(base_iri) & _BARRED:
        raise ValueError("a base IRI is like 'https://plans.example.org/', without query, fragment or user")
    return base_iri if base_iri.endswith("/") else f"{base_iri}/"


def _checked_license(iri: str) -> str:
    parts = urlsplit(iri)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or not iri.isprintable()
        or set(iri) & _BARRED
    ):
        raise ValueError("a licence is an IRI like 'https://creativecommons.org/licenses/by/4.0/'")
    return iri


class Settings(BaseSettings):
    """Everything that a site can choose. Frozen; lower layers take plain arguments from it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True, toml_file=FILE
    )

    data: Path = Field(Path("data"), description="The data directory: documents, vocabularies, snapshots.")
    host: str = Field("127.0.0.1", min_length=1, description="The address that the service listens at.")
    port: int = Field(8000, ge=0, le=65535, description="The port that the service listens at.")
    base_iri: Annotated[str, AfterValidator(checked_base)] = Field(
        "http://localhost:8000/", description="What every IRI of the site begins with."
    )
    token: SecretStr | None = Field(
        None, description="The bearer token that allows uploads; off without one."
    )
    license: Annotated[str, AfterValidator(_checked_license)] | None = Field(
        None, description="The IRI of the licence that the data is given under; not stated without one."
    )
    document_bytes: int = Field(
        64 * 2**20, ge=1, le=2**31, description="The largest document that is taken in, in bytes."
    )
    upload_bytes: int = Field(
        50 * 2**20, ge=1, le=2**31, description="The largest document that may be uploaded, in bytes."
    )
    upload_seconds: int = Field(
        120, ge=1, le=3600, description="How long the reading of an uploaded document may take, in seconds."
    )
    processes: int = Field(
        0,
        ge=0,
        le=256,
        description="How many processes read documents in a build; 0: one a core.",
    )
    search_bytes: int = Field(
        32 * 2**20,
        ge=0,
        le=2**40,
        description="How much memory answers to searches asked lately may take, in bytes; 0: none is kept.",
    )
    sparql_seconds: float = Field(
        15.0, ge=0.1, le=3600, description="How long a SPARQL query may take, in seconds."
    )
    sparql_memory: int = Field(
        2 * 2**30,
        ge=256 * 2**20,
        le=2**40,
        description="The address space of a process that answers SPARQL, in bytes.",
    )
    sparql_rows: int = Field(
        100_000, ge=1, le=10**9, description="The most rows or triples in the answer to a SPARQL query."
    )
    sparql_workers: int = Field(
        2,
        ge=1,
        le=64,
        description="How many SPARQL queries that take long run at once; of quick ones four times as many.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the name is pydantic's; no .env is read
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - nor a folder of secrets
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags first, then variables, then the file in the working directory."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**flags: object) -> Settings:
    """The settings in force; a flag that is None was not given.

    Raises Invalid, in one sentence that names the setting and where it stands, where one is wrong or unknown.
    """
    _refuse_unknown((name.lower() for name in _variables()), f"the environment ({PREFIX}…)")
    try:
        return Settings.model_validate({name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        raise _told(error) from error


def _variables() -> list[str]:
    return [name.removeprefix(PREFIX) for name in os.environ if name.startswith(PREFIX)]


def _told(error: ValidationError) -> Invalid:
    first = error.errors(include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"])
    if not name:
        return Invalid(f"{FILE} is no TOML: {first['msg']}.")
    if first["type"] == "extra_forbidden":
        return _unknown(name, FILE)
    # The value is not repeated: it may be a secret.
    message = first["msg"].removeprefix("Value error, ")
    return Invalid(f"The setting {name!r} is wrong: {message[:1].lower()}{message[1:]}.", name)


def _refuse_unknown(names: Iterable[str], where: str) -> None:
    for name in names:
        if name not in Settings.model_fields:
            raise _unknown(name, where)


def _unknown(name: str, where: str) -> Invalid:
    known = sorted(Settings.model_fields)
    nearest = difflib.get_close_matches(name, known, 1, cutoff=0.5)
    hint = f"did you mean {nearest[0]!r}?" if nearest else f"there are {', '.join(known)}."
    return Invalid(f"No setting is called {name[:80]!r}, which {where} sets; {hint}", name)
