"""Worker processes that answer queries, ready beforehand."""

from typing import Self

from graph.sparql.limits import Limits


class Pool:
    """Processes are started when the first query comes; close it, or use it as a context, to end them."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def close(self) -> None:
        """End all processes; what they were asked is not answered."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
