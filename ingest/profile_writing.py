"""A profile as TOML that says all of it, to be saved, edited and given back."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.profiles import Profile


def profile_toml(profile: Profile) -> str:
    """The TOML of a profile; `parse_profile` gives the same profile back. It extends no other."""
    return "".join(_lines(profile))


def _lines(profile: Profile) -> Iterator[str]:
    yield f"name = {_string(profile.name)}\n"
    if profile.description:
        yield f"description = {_string(profile.description)}\n"
    yield f"layouts = {_strings(profile.layouts)}\n"
    yield f"otherwise = {_string(profile.otherwise)}\n"
    if profile.number is not None:
        yield f"number = {_string(profile.number)}\n"
    yield f"announce = {_strings(profile.announce)}\n"
    yield f"silent = {_strings(profile.silent)}\n"
    yield f"parties = {_strings(profile.parties)}\n"
    for kind, columns in profile.headers.items():
        yield from _table(f"headers.{kind}", columns)
    yield from _table("kinds", {str(kind): words for kind, words in profile.kinds.items()})
    yield from _table("sections", profile.sections)


def _table(name: str, words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if words:
        yield f"\n[{name}]\n"
        yield from (f"{key} = {_strings(said)}\n" for key, said in words.items())


def _strings(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_string, values))}]"


def _string(value: str) -> str:
    """A TOML basic string: what may not stand in one is escaped."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    plain = (c if c.isprintable() or c == " " else f"\\U{ord(c):08x}" for c in escaped)
    return f'"{"".join(plain)}"'
