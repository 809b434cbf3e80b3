"""Which characters may stand in the graph's literals: those that XML 1.0 allows.

A literal with any other character could not be written as RDF/XML, GraphML or GEXF, nor sent as XML
results of SPARQL. Each forbidden one is replaced, one for one, so that every offset into the text holds:
white space (form feed, vertical tab) by a space, any other (NUL, ESC, half a surrogate pair) by U+FFFD,
the replacement character, which says that something stood there.
"""

import re

# XML 1.0, production 2 (Char), turned round.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def allowed(text: str) -> str:
    """The text with every forbidden character replaced; as long as it was."""
    return _FORBIDDEN.sub(_replacement, text)


def _replacement(forbidden: re.Match[str]) -> str:
    return " " if forbidden[0].isspace() else "\ufffd"
