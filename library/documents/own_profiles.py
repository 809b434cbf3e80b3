"""The profiles that a site keeps: each a TOML file in its `profiles` folder, named after what it is for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from library.storage import write_atomically


@contextmanager
def kept_profile(folder: Path, name: str, toml: str) -> Iterator[None]:
    """Keep a profile, in the place of one of this name, unless the block fails: then all is as it was.

    Only for who holds the lock of the library.
    """
    place = folder / f"{name}.toml"
    before = place.read_bytes() if place.is_file() else None
    write_atomically(place, toml.encode())
    try:
        yield
    except BaseException:
        if before is None:
            place.unlink(missing_ok=True)
        else:
            write_atomically(place, before)
        raise
