"""Things that a library once held: what new versions of documents dropped, and what removed ones had."""

from dataclasses import dataclass

from library.history.past import read_gone
from library.snapshots.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Removed:
    """A thing that is gone, by its thing id ("recommendation/wet-2024-2026/A1.15", "document/wet-2024-2026").

    `document` is the slug of the document that held it, `version` the last version that did; `label` is its
    title, or the beginning of its text. `replaced_by` is the id of the thing that took its place, where the
    wording tells one; None where nothing did. `document_removed` says that the whole document was removed.
    """

    id: str
    iri: str
    document: str
    version: int
    label: str | None
    replaced_by: str | None
    document_removed: bool


def removed(snapshot: Snapshot, thing_id: str) -> Removed | None:
    """What is known of a thing that the library held before; None where it never did, or holds it now.

    Documents are known, and their recommendations, sections, categories, goals and questions.
    """
    slug = "/".join(thing_id.split("/")[1:2])
    told = read_gone(snapshot.layout.history, slug)
    gone = told.get(thing_id)
    if gone is None:
        return None
    return Removed(
        id=thing_id,
        iri=snapshot.iris.thing(thing_id),
        document=slug,
        version=gone.version,
        label=gone.label or None,
        replaced_by=gone.replaced_by,
        document_removed=f"document/{slug}" in told,
    )
