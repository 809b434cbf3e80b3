"""An edge as one 64-bit number, so that sorting numbers sorts edges.

From the highest bit: 28 of the row's ordinal, 28 of the ordinal at the other end, 8 of flags (see `rows`).
"""

import numpy as np
from numpy.typing import NDArray

from graph.ties.rows import INFERRED, RELATION_SHIFT, REPEATED

Keys = NDArray[np.uint64]

MAX_ORDINAL = (1 << 28) - 1
_ROW = np.uint64(36)
_COLUMN = np.uint64(8)
_ORDINAL = np.uint64(MAX_ORDINAL)
_FLAGS = np.uint64(0xFF)


def pack(rows: NDArray[np.integer], columns: NDArray[np.integer], flags: NDArray[np.integer]) -> Keys:
    """The keys of edges; nothing is said yet of which repeat another."""
    keys: Keys = rows.astype(np.uint64) << _ROW
    keys |= columns.astype(np.uint64) << _COLUMN
    keys |= (flags & ~REPEATED).astype(np.uint64)
    return keys


def flags_of(relations: NDArray[np.integer], inferred: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The flags of edges, from their relations' codes and whether they were inferred."""
    flags: NDArray[np.uint8] = relations.astype(np.uint8) << RELATION_SHIFT
    flags[inferred] |= INFERRED
    return flags


def turned(keys: Keys) -> Keys:
    """The same edges seen from their other end."""
    turn: Keys = (keys >> _COLUMN & _ORDINAL) << _ROW
    turn |= keys >> _ROW << _COLUMN
    turn |= keys & _FLAGS
    return turn


def rows_of(keys: Keys) -> NDArray[np.int64]:
    """The ordinals that the edges leave from."""
    return (keys >> _ROW).astype(np.int64)


def columns_of(keys: Keys) -> NDArray[np.uint32]:
    """The ordinals that the edges go to."""
    return (keys >> _COLUMN & _ORDINAL).astype(np.uint32)


def first_of_row(row: int) -> np.uint64:
    """No key of this row or a later one is smaller, and every key of an earlier one is."""
    return np.uint64(row << int(_ROW))


def settled(keys: Keys) -> Keys:
    """Sorted keys with each edge once: where one is both stated and inferred, it is stated."""
    edge = keys >> np.uint64(RELATION_SHIFT)
    first = np.ones(len(keys), np.bool_)
    first[1:] = edge[1:] != edge[:-1]
    return keys[first]


def marked_flags(keys: Keys) -> NDArray[np.uint8]:
    """The flags of sorted keys, with those marked that join the same nodes as the key before."""
    pair = keys >> _COLUMN
    flags = (keys & _FLAGS).astype(np.uint8)
    flags[1:][pair[1:] == pair[:-1]] |= REPEATED
    return flags
