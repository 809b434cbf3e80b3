"""Keys by which texts sort as people expect."""

import re
from typing import Final

from search.analysis import fold

_NUMBER: Final = re.compile(r"\d+")
_LENGTH: Final = 200


def natural_key(text: str) -> str:
    """A key by whose order A1.2 comes before A1.10, and case and accents count for nothing."""
    return _NUMBER.sub(lambda found: f"{int(found[0]):09d}", fold(text)[:_LENGTH])
