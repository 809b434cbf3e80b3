"""Of which kind the recommendations of a section are, by the words over them."""

from collections.abc import Sequence

from ingest.phrases import position
from ingest.profiles import Profile
from ontology.records import Kind


def kind(profile: Profile, path: Sequence[str], headers: Sequence[str] = ()) -> Kind:
    """The kind that the nearest heading with a word for one names, its first word first; else the header row.

    `path` are the headings from the outermost down; a heading that names no kind leaves it to the one around
    it.
    """
    for words in (*reversed(path), " ".join(headers)):
        said = [
            (at, name)
            for name, phrases in profile.kinds.items()
            if (at := position(words, phrases)) is not None
        ]
        if said:
            return min(said)[1]
    return profile.otherwise
