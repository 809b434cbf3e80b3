"""A document read in a process of its own, within limits of time and memory, before anything relies on it.

Readers of packages and markup are confined already; this bounds all of it, whoever sent the document.
"""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

import orjson

from library.uploads.jobs import Order
from ontology import errors
from ontology.errors import ThroughlineError, TooLarge, Unreadable

Trial = Literal["count", "preview"]

#: Bytes of address space. Readers that confine themselves take 2 GiB of their own.
MEMORY: Final = 4 * 2**30
#: The most records and leftovers that a preview shows.
MOST_SHOWN: Final = 1000
_BEGIN: Final = """
import sys
sys.path[:] = {path!r}
from library.uploads.trying import main
main()
"""


@dataclass(frozen=True, slots=True)
class Work:
    """Where a document is to be taken in: the data directory and the base of its IRIs.

    `processes` read documents in a build (0: one a core); `seconds` bound the reading of one document.
    """

    data: str
    base_iri: str
    processes: int
    seconds: int


def tried(trial: Trial, content: Path, order: Order, work: Work, **more: object) -> Mapping[str, Any]:
    """What a document would become, without anything being kept: {"recommendations": n}, or a preview.

    A preview takes `limit`, `offset` and `profile_toml` too. Raises what reading raises, and TooLarge where
    it takes more time or memory than it may.
    """
    told = {"trial": trial, "content": str(content), "order": order, "memory": MEMORY} | asdict(work) | more
    answer: dict[str, Any] = orjson.loads(_answered(orjson.dumps(told), work.seconds))
    if "error" in answer:
        raise _raised(answer)
    return answer


def _answered(told: bytes, seconds: int) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and code)
            [sys.executable, "-P", "-c", _BEGIN.format(path=sys.path)],
            input=told,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much(seconds) from error
    if done.returncode < 0:
        raise _too_much(seconds)
    if done.returncode > 0:
        raise Unreadable("The document cannot be read: it is damaged, or not what it seems to be.")
    return done.stdout


def _too_much(seconds: int) -> TooLarge:
    return TooLarge(
        f"The document takes more time ({seconds} s) or memory to read than one may; split it, "
        "or save it in a plainer form."
    )


def _raised(answer: Mapping[str, Any]) -> ThroughlineError:
    """The error that the process told of."""
    kind: type[Any] = getattr(errors, answer["error"], ThroughlineError)
    detail = answer["detail"]
    if issubclass(kind, errors.NotFound):
        return errors.NotFound(detail, tuple(answer["nearest"] or ()))
    if issubclass(kind, errors.Invalid):
        return _of_tree(kind(detail, name=answer["name"]))
    if issubclass(kind, Unreadable):
        return Unreadable(detail, answer["line"])
    return _of_tree(kind(detail))


def _of_tree(error: object) -> ThroughlineError:
    assert isinstance(error, ThroughlineError)
    return error
