#!/usr/bin/env python3
"""Write docs/cli.md and docs/settings.md from the program itself; with --check, say whether they are so."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from library.settings import FILE, PREFIX, Settings

DOCS = Path(__file__).parent.parent / "docs"


def cli_reference() -> str:
    """Every command with its options, as typer documents them."""
    command = [sys.executable, "-m", "typer", "cli.main", "utils", "docs", "--name", "throughline"]
    made = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603 (our own words)
    return made.stdout.rstrip() + "\n"


def settings_reference() -> str:
    """Every setting with its variable and what it is without one."""
    return "\n".join(_settings_lines()) + "\n"


def _settings_lines() -> Iterator[str]:
    yield from (
        "# Settings",
        "",
        f"A flag of the command comes before a variable of the environment, and that before `{FILE}` in the",
        "working directory. An unknown setting is refused.",
        "",
        f"| in `{FILE}` | variable | without it | what it is |",
        "|---|---|---|---|",
    )
    for name, field in Settings.model_fields.items():
        default = "none" if field.default is None else f"`{field.default}`"
        yield f"| `{name}` | `{PREFIX}{name.upper()}` | {default} | {field.description} |"


def main() -> int:
    """0 where the files are or have been made as the program is, else 1."""
    made = {"cli.md": cli_reference(), "settings.md": settings_reference()}
    if "--check" not in sys.argv[1:]:
        for name, text in made.items():
            (DOCS / name).write_text(text, encoding="utf-8")
        return 0
    stale = [name for name, text in made.items() if (DOCS / name).read_text("utf-8") != text]
    for name in stale:
        print(f"docs/{name} is not as the program is: run scripts/reference.py.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
