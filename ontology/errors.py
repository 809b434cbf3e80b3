"""The errors of every package, as one tree.

::

    ThroughlineError
    ├── Invalid            what was asked or given cannot be right: a query, a parameter, a setting
    │   ├── TooLarge       it is over a limit, which the message names
    │   └── Malformed      a query that cannot be read, with the place of its fault
    ├── Refused            what was asked is understood and never done
    ├── Exhausted          what was asked took more time or memory than it may
    ├── NotFound           nothing has this id or name; carries the nearest known ones
    ├── Unreadable         a document, vocabulary or profile that cannot be read
    ├── Damaged            stored data that is not what was written
    └── Busy               another process holds what this one needs

They know nothing of HTTP or exit codes: `api.problems` and `cli.main` map them, in one table each.
Every message is one sentence for a person, saying what was wrong and what would be right.
"""


class ThroughlineError(Exception):
    """The root: anything that a user can be told in one sentence."""


class Invalid(ThroughlineError):
    """What was asked or given cannot be right; `name` is the parameter or setting, where there is one."""

    def __init__(self, message: str, name: str | None = None) -> None:
        super().__init__(message)
        self.name = name


class TooLarge(Invalid):
    """What was asked or given is over a limit."""


class Malformed(Invalid):
    """A query that cannot be read; `line` and `column` are 1-based, where they are known."""

    def __init__(
        self, message: str, line: int | None = None, column: int | None = None, name: str | None = None
    ) -> None:
        super().__init__(message, name)
        self.line = line
        self.column = column


class Refused(ThroughlineError):
    """What was asked is understood and never done."""


class Exhausted(ThroughlineError):
    """What was asked took more time or memory than it may."""


class NotFound(ThroughlineError):
    """Nothing has this id or name; `nearest` holds the known ones most like it, best first."""

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest


class Unreadable(ThroughlineError):
    """A document, vocabulary or profile that cannot be read; `line` is 1-based, where it is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class Damaged(ThroughlineError):
    """Stored data that is not what was written."""


class Busy(ThroughlineError):
    """Another process holds what this one needs; the message names it."""
