"""The three streams that every command begins with."""

import os
import sys

_NAMES = ("stdin", "stdout", "stderr")


def open_closed() -> None:
    """Let what came closed lead nowhere, as daemons and `2>&-` close it.

    Else the next file that is opened would get the number of the stream, and what is written to it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) < len(_NAMES):
        os.set_inheritable(number, True)
        if getattr(sys, _NAMES[number]) is None:
            setattr(sys, _NAMES[number], os.fdopen(number, "w" if number else "r", encoding="utf-8"))
    os.close(number)
