"""How sure a record is, by how it was recognised: the figures are in `confidence.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import prod

from ingest.layouts.wording.findings import Recognised
from ontology.records import Recommendation

_SHORT, _LONG = 4, 300  # words
_DIRECTS = re.compile(
    r"\b(?:should|must|shall|will|need|needs|ought|recommend\w*|urge\w*|call\w* (?:up)?on)\b"
)
_VERB = re.compile(r"(?:to\s)?[A-Z]?[a-z]{2,}(?<!ing)(?<!tion)(?<!ment)(?<!ity)(?<!ness)\s")


def confidence(found: Recognised) -> tuple[float, tuple[str, ...]]:
    """How sure a record is, from 0 to 1, and the names of the reasons for it.

    The figure is the product of those of its signals and of its cautions.
    """
    reasons = (*found.signals, *_cautions(found.recommendation))
    known = {**_figures("signals"), **_figures("cautions")}
    return round(prod(known[reason] for reason in reasons), 2), reasons


@cache
def _figures(name: str) -> Mapping[str, float]:
    data = tomllib.loads(files("ingest").joinpath("confidence.toml").read_text(encoding="utf-8"))
    return {signal: float(figure) for signal, figure in data[name].items()}


def _cautions(record: Recommendation) -> Iterator[str]:
    words = record.text.value.split()
    if len(words) + (len(record.title.value.split()) if record.title else 0) < _SHORT:
        yield "short"
    if len(words) > _LONG:
        yield "long"
    if not (_DIRECTS.search(record.text.value) or _VERB.match(record.text.value)):
        yield "undirected"
