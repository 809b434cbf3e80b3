"""The whole dataset, or one document, in any format, streamed."""

from collections.abc import Iterator

from graph.store import Graph


def export(graph: Graph, format: str, document: str | None = None) -> Iterator[bytes]:  # noqa: A002 (the word that addresses and commands use)
    """The dataset, or one document by its slug, in one of `FORMATS`, in chunks, in constant memory.

    Raises Invalid for an unknown format and NotFound for an unknown document, both before the first chunk.
    """
    raise NotImplementedError
