# ruff: noqa: PLC0415 (a command imports what is heavy when it runs, so that `--help` answers at once)
"""What every command needs to begin: the settings, the library, a snapshot to ask. All of it is made late.

Nothing heavy is imported until a command asks for it, so that `--help` answers at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli.messages import say
from cli.progress import shown

if TYPE_CHECKING:
    from library.home import Home
    from library.settings import Settings
    from library.snapshots.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Entrance:
    """The flags that stand before the command; None where one was not given."""

    data: Path | None = None
    base_iri: str | None = None

    def settings(self, **flags: object) -> Settings:
        """The settings in force: these flags over variables over `throughline.toml`."""
        from library.settings import load_settings

        return load_settings(data=self.data, base_iri=self.base_iri, **flags)

    def home(self) -> Home:
        """The library that the settings name."""
        from library.home import Home

        settings = self.settings()
        return Home(settings.data, settings.base_iri, processes=settings.processes)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The snapshot to ask; an empty library is first filled with the documents that ship."""
        home = self.home()
        with shown("building a snapshot of the library first") as listener:
            home.ensure(listener)
        with home.current() as snapshot:
            for refused in snapshot.refused:
                say(refused)
            yield snapshot


def entrance(context: typer.Context) -> Entrance:
    """The entrance that the command line was begun with."""
    assert isinstance(context.obj, Entrance)
    return context.obj
