"""What forms offer to choose from."""

from collections import Counter
from typing import Final

from library.snapshots.snapshot import Snapshot

#: The most documents that a form lists; where there are more, one is named instead.
MOST_LISTED: Final = 40

#: Values and what each is called.
Choices = list[tuple[str, str]]


def document_choices(snapshot: Snapshot) -> Choices | None:
    """All documents by slug and title; None where they are too many to choose from in a list.

    Where several have one title, their slugs tell them apart.
    """
    total, _ = snapshot.catalog.things("document", limit=1)
    if total > MOST_LISTED:
        return None
    listed = [(each.public_id, each.label) for each in snapshot.catalog.things("document", limit=total)[1]]
    often = Counter(title for _, title in listed)
    return [(slug, title if often[title] == 1 else f"{title} ({slug})") for slug, title in listed]


def chosen(choices: Choices | None, value: str) -> Choices | None:
    """The choices, with the value itself where it is none of them: what was asked must not look unasked."""
    if choices is None or not value or value in dict(choices):
        return choices
    return [*choices, (value, value)]
