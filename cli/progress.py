# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""A bar on stderr while long work goes on, where stderr is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from library.progress import Listener, Progress, silent


@contextmanager
def shown() -> Iterator[Listener]:
    """A listener that draws a bar a phase while the block runs; a silent one where there is no terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def listen(progress: Progress) -> None:
            if progress.phase not in tasks:
                tasks[progress.phase] = bars.add_task(progress.phase.capitalize(), total=progress.total)
            bars.update(tasks[progress.phase], completed=progress.done, total=progress.total)

        yield listen
