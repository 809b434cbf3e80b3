"""Where the parts of a snapshot lie in its folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one snapshot, sealed or being built."""

    root: Path

    @property
    def store(self) -> Path:
        """The Oxigraph store: all RDF."""
        return self.root / "store"

    @property
    def index(self) -> Path:
        """The text index, which also stores every recommendation's record."""
        return self.root / "text"

    @property
    def ties(self) -> Path:
        """Edges between recommendations and things, as arrays."""
        return self.root / "ties"

    @property
    def measures(self) -> Path:
        """What hangs together and what binds that, measured when it was built."""
        return self.root / "measures"

    @property
    def catalog(self) -> Path:
        """The things of the graph, by id and name."""
        return self.root / "catalog.sqlite"

    @property
    def texts(self) -> Path:
        """The documents' full texts."""
        return self.root / "documents"

    @property
    def history(self) -> Path:
        """What earlier versions of documents said, and what is gone."""
        return self.root / "history"

    @property
    def manifest(self) -> Path:
        """What it was made from, and what every file of it must be."""
        return self.root / "manifest.json"
