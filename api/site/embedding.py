"""What a page says of its thing in JSON-LD, ready to stand in it."""

from markupsafe import Markup

from api.linked.embedded import json_ld
from api.site.rendering import data_block
from library.snapshots.snapshot import Snapshot


def embedded(snapshot: Snapshot, thing_id: str) -> Markup:
    """The content of a `<script type="application/ld+json">`, which nothing in it can end."""
    return data_block(json_ld(snapshot, thing_id))
