"""What a page says of its thing, for programs that read pages."""

from library.snapshot import Snapshot


def json_ld(snapshot: Snapshot, thing_id: str) -> str:
    """JSON-LD to stand in a `<script type="application/ld+json">` of the thing's page, as it is."""
    raise NotImplementedError
