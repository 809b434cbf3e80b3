"""Text as it may stand in XML, in an element as well as in an attribute."""

import re
from typing import Final

from ontology.characters import allowed

# A parser turns a bare carriage return into a line feed, and in an attribute white space into spaces.
_ESCAPES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#13;",
    "\n": "&#10;",
    "\t": "&#9;",
}
_ESCAPED: Final = re.compile('[&<>"\r\n\t]')


def escaped(text: str) -> str:
    """The text, escaped; what XML cannot hold is replaced as `ontology.characters` says."""
    return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], allowed(text))
