"""What became of a document that was given to a library."""

from dataclasses import dataclass
from typing import Final, Literal

from library.documents.stored import StoredDocument

Outcome = Literal["added", "replaced", "unchanged", "held"]

_SENTENCES: Final[dict[Outcome, str]] = {
    "added": "added {slug} (version {version}).",
    "replaced": "added {slug} (version {version}); the earlier versions are kept.",
    "unchanged": "{name} is {slug} (version {version}), as the library has it: nothing was added.",
    "held": "to the byte, {name} is the document {slug} (version {version}): nothing was added.",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """It was "added" under a new slug, has "replaced" an earlier version, is "unchanged" (the library has
    just this), or is "held" already under another slug: `document` is then that one.
    """

    document: StoredDocument
    outcome: Outcome


def told(taken: Taken, source_name: str) -> str:
    """A sentence for the person who gave it, under the name that the file has there."""
    return _SENTENCES[taken.outcome].format(
        name=source_name, slug=taken.document.slug, version=taken.document.version
    )
