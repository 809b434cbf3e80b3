"""Whether the words of a rule say what has to be done, and not only what is meant, may follow or holds."""

import re

_LOOKED_AT = 6_000  # characters of a statement
_DUTY = re.compile(
    r"\b(?:must|shall|will|should|may\s(?:not|only)|(?:is|are)\s(?:not\s)?(?:to|expected\sto|required\sto|obliged\sto"
    r"|responsible(?:\sin\slaw)?\sfor|(?:hereby\s)?(?:authori[sz]ed|directed|instructed|ordered)))\b"
    r"|\b[Nn]o\s[^.;:]{2,60}?\smay\b"
)
_MEANING = re.compile(
    r"\s(?:also\s|not\s)?(?:have\sthe\s(?:same\s)?meaning|mean\b|refer\sto|be\s(?:construed|interpreted|deemed|cited|known)"
    r"|take\seffect|become\seffective|come\sinto|apply\saccordingly)"
)


def obliges(words: str) -> bool:
    """Whether the first verb of duty among some words says more than what is meant, or from when on."""
    found = _DUTY.search(words, 0, _LOOKED_AT)
    return found is not None and not _MEANING.match(words, found.end())
