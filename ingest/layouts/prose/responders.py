"""Who has to answer for which recommendations, where a list of its own says so: "City Manager (R1, R2)"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.blocks import Heading, ListItem, Paragraph
from ingest.layouts.wording.addressees import addressee
from ingest.layouts.wording.items import Found, Stated
from ingest.layouts.wording.references import bare
from ingest.outline import Outline
from ingest.pieces import cut
from ontology.records import SourcedText

_LABEL = "Required response"
_ANNOUNCED = re.compile(
    r"\b(?:require[ds]?|request(?:s|ed)?|invite[ds]?)\b.{0,40}\brespon(?:se|d)|"
    r"\bresponses?\s(?:required|requested|invited)\b|\brequests?\sfor\sresponses?\b",
    re.IGNORECASE,
)
_CODE = r"[A-Z]{1,3}[-.]?\d{1,3}(?:\.\d{1,2})?[a-z]?"
_LINE = re.compile(
    rf"(?:[^:()]{{0,60}}\bresponses?:\s)?(?P<party>[^():]{{3,120}}?)\s?[:(–—-]\s?(?P<codes>{_CODE}(?:(?:\s?[,;&]\s?|\sand\s|,\sand\s){_CODE}){{0,60}})"
    r"\s?\)?[.;]?"
)
_LOOKED_AT = 600  # characters of a line


def answered(found: Sequence[Found], outline: Outline) -> list[Found]:
    """Recommendations, those that name nobody with the parties that the document requires to answer them."""
    if not any(one.number for _, one in found):
        return list(found)
    required = _required(outline)
    return [
        (part, replace(one, stated=(*one.stated, *(Stated(_LABEL, "responsible", party) for party in said))))
        if (said := required.get(bare(one.number or ""))) and not _names(found[at])
        else (part, one)
        for at, (part, one) in enumerate(found)
    ]


def _names(found: Found) -> bool:
    _, one = found
    return bool(
        one.asked or addressee(one.text) or any(stated.meaning == "responsible" for stated in one.stated)
    )


def _required(outline: Outline) -> Mapping[str, list[SourcedText]]:
    """The parties by the numbers that they have to answer."""
    required: dict[str, list[SourcedText]] = defaultdict(list)
    announced = False
    for line in _lines(outline):
        value = line.value[:_LOOKED_AT]
        announced = announced or bool(_ANNOUNCED.search(value))
        said = _LINE.fullmatch(value) if announced else None
        if said:
            party = cut(line, said.start("party"), said.end("party"))
            for code in re.findall(_CODE, said["codes"]):
                required[bare(code)].append(party)
    return required


def _lines(outline: Outline) -> Iterator[SourcedText]:
    for part in outline.parts:
        if part.heading:
            yield part.heading.text
        yield from (block.text for block in part.blocks if isinstance(block, Heading | Paragraph | ListItem))
