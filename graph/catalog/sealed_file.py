"""A sealed SQLite file, read by any number of threads at once."""

import sqlite3
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from ontology.errors import Damaged, Invalid

_APPLICATION = 1414279217  # as catalog.sql sets it
_VERSION = 1
_SETTINGS = "PRAGMA mmap_size = 268435456; PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;"

_HALF = "The text holds half a character (a lone surrogate); send whole ones."

Row = tuple[Any, ...]


def listed(values: Sequence[str] | Sequence[int]) -> str:
    """Values as one, for a query to take apart by json_each. Raises Invalid for half a character."""
    try:
        return orjson.dumps(values).decode()
    except orjson.JSONEncodeError as error:
        raise Invalid(_HALF) from error


class SealedFile:
    """Connections are not shared: each query takes an idle one, or opens one more, and puts it back.

    The file must not change while it is open: SQLite is told so, and takes no locks.
    """

    def __init__(self, path: Path) -> None:
        """Raises Damaged where the file is missing, cut short or not a catalog of this version."""
        self._uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._name = path.name
        self._idle: deque[sqlite3.Connection] = deque()
        self._closed = False
        known = [self.rows(f"PRAGMA {name}")[0][0] for name in ("application_id", "user_version")]
        if known != [_APPLICATION, _VERSION]:
            raise Damaged(f"{self._name} is not a catalog of version {_VERSION}.")
        pages = [self.rows(f"PRAGMA {name}")[0][0] for name in ("page_count", "page_size")]
        if pages[0] * pages[1] != path.stat().st_size:
            raise Damaged(f"{self._name} is not as long as it was written.")

    def rows(self, query: str, *values: object) -> list[Row]:
        """All rows of a query. Raises Damaged, or Invalid where a value is not text that can be written."""
        try:
            connection = self._idle.pop() if self._idle else self._connect()
        except IndexError:  # another thread was quicker
            connection = self._connect()
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise Damaged(f"{self._name} cannot be read: {error}.") from error
        except UnicodeEncodeError as error:
            raise Invalid(_HALF) from error
        finally:
            self._put_back(connection)

    def close(self) -> None:
        """Close every connection; those in use close when they are put back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            connection.executescript(_SETTINGS)
        except sqlite3.DatabaseError as error:
            raise Damaged(f"{self._name} cannot be opened: {error}.") from error
        return connection

    def _put_back(self, connection: sqlite3.Connection) -> None:
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)
