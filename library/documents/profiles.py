"""The layout profiles that documents are read by: a site's own and those that ship."""

from pathlib import Path

from ingest.profiles import Profile, load_profile, parse_profile, shipped_profile, shipped_profiles
from library.slugs import is_slug
from ontology.errors import Invalid


def own_profile(name: str, toml: str) -> Profile:
    """A profile that a site is to keep under this name.

    Raises Unreadable for what is none, Invalid for the name of one that ships.
    """
    if name in shipped_profiles():
        raise Invalid(f"A profile called {name!r} ships already: give the document another slug.", "slug")
    return parse_profile(toml)


def profile_named(name: str | None, profiles: Path) -> Profile | None:
    """The profile of this name: one of the site's own, in the folder `profiles`, before a shipped one.

    Without a name there is none. Raises NotFound, Unreadable.
    """
    if name is None:
        return None
    own = profile_file(name, profiles)
    return load_profile(own) if own else shipped_profile(name)


def profile_file(name: str | None, profiles: Path) -> Path | None:
    """Where a site keeps its own profile of this name; None where it has none."""
    own = profiles / f"{name}.toml"
    return own if name and is_slug(name) and own.is_file() else None
