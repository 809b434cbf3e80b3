"""The name that stands before what is recommended: "Dig Once: Lay conduit …", "Wells — The Board shall …"."""

import re
from collections.abc import Iterable, Sequence

from ingest.forms import is_titled
from ingest.layouts.wording.addressees import instructs

_NAME = re.compile(r"(?P<name>[^.:!?;]{3,90}?)(?::\s+(?=[A-Z“\"])|\s[–—-]\s+(?=[^\W\d_]))")
_MOVED = re.compile(r"(?P<name>[A-Z][^.:!?;]{2,60})\.\s+(?=That\s)")
_WORDS = 12
_NEARLY, _MOST = 0.9, 0.6  # of texts that have a name of their own, and that say what to do after it
_MANY = 3  # texts whose names are none by chance


def name_before(words: str) -> re.Match[str] | None:
    """The words before a colon or a dash that are written as a title, and more words after it."""
    found = _MOVED.match(words) or _NAME.match(words)
    if found is None or len(found["name"].split()) > _WORDS or not is_titled(found["name"]):
        return None
    return found if len(words[found.end() :].split()) > len(found["name"].split()) else None


def is_moved(words: str) -> bool:
    """Whether words are a name and a motion: "Prices. That prices be …"."""
    return _MOVED.match(words) is not None and name_before(words) is not None


def are_named(texts: Sequence[str]) -> bool:
    """Whether nearly all of several texts have a name of their own, and say after it what to do."""
    names = [name for text in texts if (name := name_before(text))]
    says = sum(instructs(name.string[name.end() :]) for name in names)
    several = len(texts) >= _MANY and len(names) >= _NEARLY * len(texts) and says >= _MOST * len(texts)
    return several and len({name["name"].casefold() for name in names}) == len(names)


def runs(texts: Sequence[str]) -> Iterable[range]:
    """The runs of texts of which each has a name before a dash, and most say after it what to do."""
    start = 0
    for at in range(len(texts) + 1):
        found = name_before(texts[at]) if at < len(texts) else None
        if found is None or found.string[found.end("name")] == ":":
            if at - start >= _MANY and are_named(texts[start:at]):
                yield range(start, at)
            start = at + 1
