"""Sealed arrays on disk: plain .npy files, written as streams and read memory-mapped, never pickled."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ontology.errors import Damaged


def open_array(path: Path, dtype: str, length: int | None = None) -> NDArray[Any]:
    """The one-dimensional array in `path`, memory-mapped, read-only.

    Raises Damaged where the file is missing, cut short, too long, or of another type or length.
    """
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError, SyntaxError) as error:
        raise Damaged(f"{path.name} is not an array as it was written: {error}.") from error
    whole = isinstance(array, np.memmap) and path.stat().st_size == array.offset + array.nbytes
    if not whole or array.ndim != 1 or array.dtype != np.dtype(dtype):
        raise Damaged(f"{path.name} is not a whole one-dimensional array of {dtype}.")
    if length is not None and len(array) != length:
        raise Damaged(f"{path.name} holds {len(array)} values where {length} belong.")
    # A plain view: numpy's memmap class costs microseconds at every slice.
    return np.asarray(array)


def open_names(path: Path) -> tuple[str, ...]:
    """A short list of names stored as an array of strings. Raises Damaged."""
    try:
        names = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError, SyntaxError) as error:
        raise Damaged(f"{path.name} is not an array as it was written: {error}.") from error
    if names.ndim != 1 or names.dtype.kind != "U":
        raise Damaged(f"{path.name} is not a list of names.")
    return tuple(names.tolist())


class ArrayFile:
    """An .npy file written piece by piece, its length known only at the end."""

    def __init__(self, path: Path, dtype: str) -> None:
        self._file = path.open("wb")
        self._dtype = np.dtype(dtype)
        self._length = 0
        self._write_header()

    def append(self, values: NDArray[Any]) -> None:
        """Write these values after those written so far."""
        self._file.write(np.ascontiguousarray(values, dtype=self._dtype).data)
        self._length += len(values)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            self._file.seek(0)
            self._write_header()

    def _write_header(self) -> None:
        # numpy leaves room in the header for the length to grow, so that it can be written again in place.
        np.lib.format.write_array_header_1_0(
            self._file,
            {"descr": self._dtype.str, "fortran_order": False, "shape": (self._length,)},
        )
