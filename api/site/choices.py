"""What forms offer to choose from."""

from typing import Final

from library.snapshots.snapshot import Snapshot

#: The most documents that a form lists; where there are more, one is named instead.
MOST_LISTED: Final = 40

#: Values and what each is called.
Choices = list[tuple[str, str]]


def document_choices(snapshot: Snapshot) -> Choices | None:
    """All documents by slug and title; None where they are too many to choose from in a list."""
    total, _ = snapshot.catalog.things("document", limit=1)
    if total > MOST_LISTED:
        return None
    return [(each.public_id, each.label) for each in snapshot.catalog.things("document", limit=total)[1]]


def chosen(choices: Choices | None, value: str) -> Choices | None:
    """The choices, with the value itself where it is none of them: what was asked must not look unasked."""
    if choices is None or not value or value in dict(choices):
        return choices
    return [*choices, (value, value)]
