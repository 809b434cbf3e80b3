"""What is told to the person at the terminal, on stderr, so that stdout holds nothing but data."""

import sys

from ontology.errors import Invalid, NotFound, ThroughlineError, TooLarge

FAILED, MISUSED = 1, 2

EXIT: dict[type[ThroughlineError], int] = {ThroughlineError: FAILED, Invalid: MISUSED, TooLarge: FAILED}


def say(message: str) -> None:
    """One line on stderr, free of control characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in message).split())
    print(f"throughline: {line}", file=sys.stderr)


def told(error: ThroughlineError) -> int:
    """Say what went wrong in one line, and the exit code that goes with it."""
    nearest = error.nearest if isinstance(error, NotFound) else ()
    say(f"{error} Nearest: {', '.join(nearest)}." if nearest else str(error))
    return next(EXIT[kind] for kind in type(error).__mro__ if kind in EXIT)


def told_system(error: OSError) -> int:
    """The same for what the system refused: a file that is not there, a full disk, a port in use."""
    named = f"{error.filename}: " if error.filename else ""
    say(f"{named}{error.strerror or error}.")
    return FAILED
