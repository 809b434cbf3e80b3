"""The layout profiles that documents are read by: a site's own and those that ship."""

from pathlib import Path

from ingest.profiles import Profile, load_profile, shipped_profile
from library.slugs import is_slug


def profile_named(name: str | None, profiles: Path) -> Profile | None:
    """The profile of this name: one of the site's own, in the folder `profiles`, before a shipped one.

    Without a name there is none. Raises NotFound, Unreadable.
    """
    if name is None:
        return None
    own = profiles / f"{name}.toml"
    return load_profile(own) if is_slug(name) and own.is_file() else shipped_profile(name)
