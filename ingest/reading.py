"""The entrance: one document's bytes become its records."""

from ingest.profiles import Profile
from ontology.records import Reading


def read(
    content: bytes,
    *,
    source_name: str,
    slug: str,
    title: str | None = None,
    publisher: str | None = None,
    date: str | None = None,
    profile: Profile | None = None,
) -> Reading:
    """Read a document: decode it, find its blocks, recognise its layout, and give its records.

    `source_name` is the file's name, for people; nothing is recognised by it. `title`, `publisher` and `date`
    win over what the document says; what neither says is None. Without a `profile` the layout is recognised
    by its form. The recommendations may be gone through again and again; each time they are read anew.
    Raises Unreadable for what is not a readable document, TooLarge over the limit on size.
    """
    raise NotImplementedError
