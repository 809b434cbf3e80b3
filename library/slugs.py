"""Slugs: the short names under which documents are kept; they become folder names and parts of IRIs."""

import re
import unicodedata
from typing import Final

from ontology.errors import Invalid

MAX_SLUG: Final = 80
#: Named graphs of the site itself; a document of this name would write into them.
RESERVED: Final = frozenset({"vocabulary"})

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def is_slug(slug: str) -> bool:
    """Whether this is lower-case letters, digits and single hyphens between them, and not too long."""
    return len(slug) <= MAX_SLUG and _SLUG.fullmatch(slug) is not None and slug not in RESERVED


def checked_slug(slug: str) -> str:
    """The slug itself. Raises Invalid where it is none, or is kept for the site."""
    if is_slug(slug):
        return slug
    if slug not in RESERVED:
        raise Invalid(
            f"{slug[:MAX_SLUG]!r} is no slug: use lower-case letters, digits and single hyphens between "
            f"them, at most {MAX_SLUG} characters, such as 'wet-2024-2026'.",
            "slug",
        )
    raise Invalid(f"The slug {slug!r} is kept for the site itself: choose another.", "slug")


def slug_from(source_name: str) -> str:
    """The slug that a file's name suggests: "WET Plan (2024).docx" gives "wet-plan-2024".

    Raises Invalid where the name holds no letter or digit that a slug may have.
    """
    stem = source_name.rsplit(".", 1)[0] or source_name
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_SLUG].strip("-")
    if not slug:
        raise Invalid(f"No slug can be made from the file name {source_name!r}: give one.", "slug")
    return checked_slug(slug)
