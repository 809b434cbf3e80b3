"""What is shown while long work goes on: a bar on stderr where that is a terminal, a line where it is not."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from cli.messages import say
from library.progress import Listener, Progress


@contextmanager
def shown(work: str) -> Iterator[Listener]:
    """A listener that shows how the work goes on while the block runs, and nothing before it is called."""
    with _drawn() if sys.stderr.isatty() else _said(work) as listener:
        yield listener


@contextmanager
def _said(work: str) -> Iterator[Listener]:
    begun = False

    def listen(_: Progress) -> None:
        nonlocal begun
        if not begun:
            begun = True
            say(f"{work}…")

    yield listen


@contextmanager
def _drawn() -> Iterator[Listener]:
    # A third of the time that `--help` may take: imported only where there is something to draw.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415
    from rich.progress import TaskID  # noqa: PLC0415

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def listen(progress: Progress) -> None:
            if progress.phase not in tasks:
                tasks[progress.phase] = bars.add_task(progress.phase.capitalize(), total=progress.total)
            bars.update(tasks[progress.phase], completed=progress.done, total=progress.total)

        yield listen
