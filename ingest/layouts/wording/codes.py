"""Codes of recommendations: the section's letters and numbers, then the item's own number."""

import re

_JOINT = re.compile(r"(?<=[A-Za-z])\.(?=\d)")
_OWN = re.compile(r"[A-Za-z]+[-.]?\d.*|\d+\.\d.*")
_UNFIT = re.compile(r"[^\w.-]+")


def prefix(number: str | None) -> str:
    """What the codes of a section's items begin with: "A1" in section "A.1", "4" in "4", "" in one without
    number.
    """
    return _JOINT.sub("", number or "")


class Apart:
    """Keeps names apart: one that has been given gets "-2" after it, then "-3"."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def name(self, wanted: str) -> str:
        """The name wanted, or the first like it that has not been given."""
        name = wanted
        while name in self._times:
            self._times[wanted] += 1
            name = f"{wanted}-{self._times[wanted]}"
        self._times[name] = 1
        return name


class Codes:
    """Gives each recommendation of one document its code, in order: no code twice."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._apart = Apart()

    @property
    def given(self) -> bool:
        """Whether any code has been given yet."""
        return bool(self._last)

    def code(self, start: str, number: str | None) -> str:
        """The code of the next item under a prefix: by its own number, or else the number after the last
        one's.

        A number with letters or dots of its own ("R12", "4.2") is a code already.
        """
        last = self._last.get(start, 0)
        if number and not number.isalnum():
            number = _UNFIT.sub("", number.replace("/", "-"))
        self._last[start] = int(number) if number and number.isdecimal() else last + 1
        item = number or str(last + 1)
        return self._apart.name(item if not start or _OWN.fullmatch(item) else f"{start}.{item}")
