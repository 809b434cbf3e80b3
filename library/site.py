"""What is a site's own beside its documents: its base IRI, its vocabularies, its layout profiles."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Site:
    """`vocabularies` are RDF files; `profiles` is a folder of TOML files, which need not exist."""

    base_iri: str
    vocabularies: tuple[Path, ...]
    profiles: Path
