"""Values: frozen dataclasses with slots, of which a long table makes millions.

Type checkers, which all of the code passes, see a frozen dataclass: nobody changes a value. At run time
nothing watches over that, for making one would cost three times as much, a fifth of reading a long table.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from collections.abc import Callable
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """A dataclass whose instances are compared and hashed by their fields, as frozen ones are."""
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["value"]
