"""What a worker process gives up before it reads anything from outside."""

import ctypes
import resource
import signal
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000


def confine(memory: int) -> None:
    """Bound the memory, leave no core, end with the parent, and let go of the network where that is allowed.

    Must be called while the process has a single thread.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # Root may leave the network as it is; others only in a namespace of users of their own.
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # What the terminal sends is for the parent, which ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def write_nothing() -> None:
    """Give up writing files; pipes are none."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
