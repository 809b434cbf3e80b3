"""What is said of a document when it is added, checked before it is kept."""

import hashlib
import re
from typing import Final

from library.documents.stored import NewDocument, StoredDocument
from library.slugs import checked_slug, slug_from
from ontology.errors import Invalid

MAX_WORDS: Final = 500
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def described(new: NewDocument) -> StoredDocument:
    """A new document as its first version. Raises Invalid, naming the part that cannot be kept."""
    name = plain_name(new.source_name)
    return StoredDocument(
        slug=checked_slug(new.slug) if new.slug is not None else slug_from(name),
        source_name=name,
        sha256=hashlib.sha256(new.content).hexdigest(),
        size=len(new.content),
        version=1,
        title=_words("title", new.title),
        publisher=_words("publisher", new.publisher),
        date=_date(new.date),
        profile=_words("profile", new.profile),
    )


def plain_name(source_name: str) -> str:
    """A file's own name: no folders, no control characters, at most 200 characters."""
    name = re.split(r"[/\\]", source_name)[-1]
    return "".join(c for c in name if c.isprintable())[-200:].strip() or "document"


def _words(name: str, words: str | None) -> str | None:
    line = " ".join("".join(c if c.isprintable() else " " for c in words or "").split())
    if len(line) > MAX_WORDS:
        raise Invalid(f"The {name} is {len(line)} characters long: at most {MAX_WORDS} are kept.", name)
    return line or None


def _date(date: str | None) -> str | None:
    if date and not _DATE.fullmatch(date):
        raise Invalid(f"{date[:40]!r} is no date: write 2024, 2024-03 or 2024-03-05.", "date")
    return date or None
