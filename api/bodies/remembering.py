"""Answers about a whole library: the same while a snapshot is served, and the dearer the larger it is."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from api.bodies.body import Body
from library.snapshots.snapshot import Snapshot

#: Answers of one sort kept of one snapshot, the latest asked for; larger ones are made anew each time.
MAX_KEPT: Final = 64
MAX_BYTES: Final = 1_000_000

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def remembered(
    make: Callable[Concatenate[Snapshot, Asked], Made],
) -> Callable[Concatenate[Snapshot, Asked], Made]:
    """`make`, whose answers are kept with the snapshot that they are of.

    What is asked must be hashable; neither it nor an answer may hold the snapshot: it would never be let go.
    """
    kept_of: WeakKeyDictionary[Snapshot, OrderedDict[Any, Made]] = WeakKeyDictionary()
    keeping = threading.Lock()

    @wraps(make)
    def answer(snapshot: Snapshot, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        asked = (args, tuple(sorted(kwargs.items())))
        with keeping:
            kept = kept_of.setdefault(snapshot, OrderedDict())
            if asked in kept:
                kept.move_to_end(asked)
                return kept[asked]
        made = make(snapshot, *args, **kwargs)
        if not (isinstance(made, Body) and len(made.json) > MAX_BYTES):
            with keeping:
                kept[asked] = made
                while len(kept) > MAX_KEPT:
                    kept.popitem(last=False)
        return made

    return answer
