"""Merge sealed rows with sorted runs of new edges, chunk by chunk, into new sealed rows.

A build from nothing is the merge of empty rows with all runs: an external merge sort, in constant memory.
"""

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.ties import edge_keys
from graph.ties.arrays import ArrayFile
from graph.ties.edge_keys import Keys
from graph.ties.rows import REPEATED, Rows

#: Edges merged at once: their keys (8 bytes each) and the copies made of them stay in a processor's cache.
CHUNK: Final = 1 << 18

Keep = Callable[[Keys], NDArray[np.bool_]]


def merge_rows(
    old: Rows,
    runs: Sequence[Keys],
    rows: int,
    path: Path,
    *,
    keep: Keep | None = None,
    chunk: int = CHUNK,
) -> NDArray[np.uint32]:
    """Write `rows` rows into the new directory `path`: the old edges that are kept, and those of the runs.

    Each run is sorted. An edge that several hold is written once. Returns how many nodes each row joins.
    """
    path.mkdir()
    lengths = np.zeros(rows, np.int64)
    nodes = np.zeros(rows, np.uint32)
    with (
        ArrayFile(path / "ordinals.npy", "uint32") as ordinals,
        ArrayFile(path / "flags.npy", "uint8") as flags,
    ):
        for first, last in _chunks(old, runs, rows, chunk):
            keys = _chunk(old, runs, first, last, keep)
            marked = edge_keys.marked_flags(keys)
            row = edge_keys.rows_of(keys) - first
            ordinals.append(edge_keys.columns_of(keys))
            flags.append(marked)
            lengths[first:last] = np.bincount(row, minlength=last - first)
            nodes[first:last] = np.bincount(row[(marked & REPEATED) == 0], minlength=last - first)
    np.save(path / "index.npy", np.r_[0, np.cumsum(lengths)])
    return nodes


def _chunks(old: Rows, runs: Sequence[Keys], rows: int, chunk: int) -> list[tuple[int, int]]:
    """Ranges of whole rows with about `chunk` edges each; a row larger than that is a range of its own."""
    lengths = np.zeros(rows, np.int64)
    lengths[: old.size] = np.diff(old.index)[:rows]
    for run in runs:
        for begin in range(0, len(run), chunk):
            piece = edge_keys.rows_of(run[begin : begin + chunk])
            low = int(piece[0])
            counts = np.bincount(piece - low)
            lengths[low : low + len(counts)] += counts
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if rows else 0
    cuts = np.searchsorted(ends, np.arange(chunk, total, chunk), side="left") + 1
    bounds = np.unique(np.r_[0, cuts, rows]).tolist()
    return list(itertools.pairwise(bounds))


def _chunk(old: Rows, runs: Sequence[Keys], first: int, last: int, keep: Keep | None) -> Keys:
    """All edges of a range of rows, sorted, each once."""
    parts = [_old_keys(old, first, min(last, old.size), keep)]
    low, high = edge_keys.first_of_row(first), edge_keys.first_of_row(last)
    parts += [run[slice(*np.searchsorted(run, (low, high)))] for run in runs]
    filled = [part for part in parts if len(part)]
    if len(filled) == 1 and filled[0] is parts[0]:
        return parts[0]
    return edge_keys.settled(np.sort(np.concatenate(filled))) if filled else parts[0]


def _old_keys(old: Rows, first: int, last: int, keep: Keep | None) -> Keys:
    if last <= first:
        return np.zeros(0, np.uint64)
    span = slice(int(old.index[first]), int(old.index[last]))
    rows = np.repeat(np.arange(first, last), np.diff(old.index[first : last + 1]))
    keys = edge_keys.pack(rows, old.ordinals[span], old.flags[span])
    return keys if keep is None else keys[keep(keys)]
