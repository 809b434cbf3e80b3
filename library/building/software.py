"""Which software builds: its version, and a digest of the files that decide what a snapshot holds."""

import functools
import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

#: The packages whose code and data files end up in a snapshot, in one way or another.
BUILDING: Final = ("graph", "ingest", "library", "ontology", "search")
_ROOT: Final = Path(__file__).parents[2]


@functools.cache
def software() -> str:
    """For example "throughline 0.1.0 (4f1c7d0a93be)"; a changed rule or label changes the digest."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(f"{path.relative_to(_ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"throughline {_version()} ({digest.hexdigest()[:12]})"


def _files() -> list[Path]:
    found = (path for package in BUILDING for path in (_ROOT / package).rglob("*"))
    return sorted(p for p in found if p.is_file() and not {"__pycache__", "shipped_corpus"} & set(p.parts))


def _version() -> str:
    try:
        return version("throughline")
    except PackageNotFoundError:
        # A checkout on the path, not installed.
        return "0"
