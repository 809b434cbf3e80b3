"""Answers about a whole library: the same while a snapshot is served, and the dearer the larger it is."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec
from weakref import WeakKeyDictionary

from api.bodies.body import Body
from library.snapshots.snapshot import Snapshot

#: Answers kept of one snapshot, the latest asked for; larger ones are made anew each time.
MAX_KEPT: Final = 64
MAX_BYTES: Final = 1_000_000

Asked = ParamSpec("Asked")

_kept: Final[WeakKeyDictionary[Snapshot, OrderedDict[object, Body]]] = WeakKeyDictionary()
_keeping: Final = threading.Lock()


def remembered(
    make: Callable[Concatenate[Snapshot, Asked], Body],
) -> Callable[Concatenate[Snapshot, Asked], Body]:
    """`make`, whose answers are kept with the snapshot that they are of. What is asked must be hashable."""

    @wraps(make)
    def answer(snapshot: Snapshot, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Body:
        asked = (make, args, tuple(sorted(kwargs.items())))
        with _keeping:
            kept = _kept.setdefault(snapshot, OrderedDict())
            if asked in kept:
                kept.move_to_end(asked)
                return kept[asked]
        body = make(snapshot, *args, **kwargs)
        if len(body.json) <= MAX_BYTES:
            with _keeping:
                kept[asked] = body
                while len(kept) > MAX_KEPT:
                    kept.popitem(last=False)
        return body

    return answer
