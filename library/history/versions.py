"""The versions of a document that a snapshot knows of, and two of them to compare."""

from dataclasses import dataclass

from library.history.past import Past, past_file, read_head, read_past
from library.snapshots.manifest import Ingredient
from library.snapshots.snapshot import Snapshot
from ontology.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version: the file (`size` in bytes), and what was said of it when it was added.

    `current` is the one that questions are answered from. A removal is a version too, of nothing. Where this
    software cannot read an earlier version, `unreadable` tells why, and `recommendations` is null.
    """

    number: int
    current: bool
    removed: bool
    source_name: str
    size: int
    sha256: str
    title: str | None
    publisher: str | None
    date: str | None
    profile: str | None
    recommendations: int | None
    unreadable: str | None = None


def versions(snapshot: Snapshot, slug: str) -> tuple[VersionView, ...]:
    """The versions of a document, oldest first; those of a removed document too.

    Raises NotFound where the library never held it.
    """
    recipe = snapshot.manifest.recipe
    history = [each for each in recipe.history if each.document.slug == slug]
    if history:
        last = history[-1].number
        return tuple(_view(snapshot, e.number, e.document, e.removed, e.number == last) for e in history)
    held = [each for each in recipe.documents if each.slug == slug]
    if not held:
        # The catalog knows the nearest.
        snapshot.catalog.thing(f"document/{slug}")
        raise NotFound(f"The library never held a document {slug[:100]!r}.")
    return (_view(snapshot, 1, held[0], removed=False, last=True),)


def two_versions(
    snapshot: Snapshot, slug: str, before: int | None = None, after: int | None = None
) -> tuple[VersionView | None, VersionView]:
    """The two versions to compare: the newest, or `after`, and the one before it, or `before`.

    The earlier is None where there is none. Raises NotFound for a number that the document does not have,
    Invalid for one of a removal or for a version compared with itself.
    """
    every = versions(snapshot, slug)
    live = [each for each in every if not each.removed]
    later = _numbered(every, after, "to") if after is not None else live[-1]
    if before is not None:
        earlier = _numbered(every, before, "from")
        if earlier.number == later.number:
            raise Invalid("A version is compared with another, not with itself.", "from")
        return earlier, later
    return next((each for each in reversed(live) if each.number < later.number), None), later


def past_of(snapshot: Snapshot, slug: str, version: VersionView) -> Past:
    """What a version said. Raises Invalid where this software cannot read it."""
    if version.unreadable:
        raise Invalid(f"Version {version.number} of {slug} cannot be compared: {version.unreadable}")
    return read_past(past_file(snapshot.layout.history, slug, version.number))


def _numbered(every: tuple[VersionView, ...], number: int, name: str) -> VersionView:
    found = next((each for each in every if each.number == number), None)
    if found is None:
        numbers = tuple(str(each.number) for each in every)
        raise NotFound(f"There is no version {number}; there is {', '.join(numbers)}.", numbers)
    if found.removed:
        raise Invalid(f"Version {number} is a removal: it says nothing that could be compared.", name)
    return found


def _view(snapshot: Snapshot, number: int, said: Ingredient, removed: bool, last: bool) -> VersionView:
    head = None if removed else read_head(past_file(snapshot.layout.history, said.slug, number))
    count = head.recommendations if head and not head.unreadable else None
    if head is None and not removed:
        count = snapshot.manifest.holdings[said.slug].recommendations
    return VersionView(
        number,
        last and not removed,
        removed,
        said.source_name,
        said.size,
        said.sha256,
        said.title,
        said.publisher,
        said.date,
        said.profile,
        count,
        head.unreadable if head else None,
    )
